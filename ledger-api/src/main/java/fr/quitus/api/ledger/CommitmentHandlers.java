package fr.quitus.api.ledger;

import fr.quitus.api.ports.Numbers;
import fr.quitus.domain.budget.BudgetEnvelope;
import fr.quitus.domain.commitment.Commitment;
import fr.quitus.domain.commitment.CommitmentCommand.CancelServiceReceipt;
import fr.quitus.domain.commitment.CommitmentCommand.CertifyService;
import fr.quitus.domain.commitment.CommitmentCommand.DraftCommitment;
import fr.quitus.domain.commitment.CommitmentCommand.RecordService;
import fr.quitus.domain.commitment.CommitmentCommand.ValidateCommitment;
import fr.quitus.domain.commitment.CommitmentCommand.ValidateInEmergency;
import fr.quitus.domain.commitment.CommitmentDecisions;
import fr.quitus.domain.commitment.CommitmentFile;
import fr.quitus.domain.commitment.FourEyes;
import fr.quitus.domain.thirdparty.Registration;
import fr.quitus.domain.thirdparty.ThirdParty;
import fr.quitus.domain.value.CommitmentNumber;
import fr.quitus.domain.value.EnvelopeId;
import fr.quitus.domain.value.ServiceReceiptNumber;
import java.util.Map;
import java.util.Set;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.messaging.annotation.MetaDataValue;

/** Engagement juridique et service fait : each handler loads, decides, applies. */
final class CommitmentHandlers {
    private final Streams.Repositories repositories;
    private final Numbers numbers;
    private final FourEyes fourEyes;
    private final Registration registration;

    CommitmentHandlers(
            Streams.Repositories repositories, Numbers numbers, FourEyes fourEyes, Registration registration) {
        this.repositories = repositories;
        this.numbers = numbers;
        this.fourEyes = fourEyes;
        this.registration = registration;
    }

    @CommandHandler
    Outcome handle(DraftCommitment asked, @MetaDataValue(Call.METADATA) Call call) {
        Streams streams = new Streams(repositories);
        DraftCommitment c = streams.sealed(asked, asked.supplier().ref());
        CommitmentNumber number = numbers.nextCommitment();
        streams.create(CommitmentStream.class, Commitment.aggregateId(number), CommitmentStream::new);
        ThirdParty supplier = ThirdPartyHandlers.party(streams, c.supplier().ref());
        return streams.outcome(CommitmentDecisions.decide(c, call.act(), number, supplier, registration), ids(number));
    }

    @CommandHandler
    Outcome handle(ValidateCommitment c, @MetaDataValue(Call.METADATA) Call call) {
        Streams streams = new Streams(repositories);
        Commitment commitment = commitment(streams, c.commitmentNumber(), call);
        return streams.outcome(
                CommitmentDecisions.decide(c, call.act(), commitment, drawnOn(streams, commitment), fourEyes),
                ids(c.commitmentNumber()));
    }

    @CommandHandler
    Outcome handle(ValidateInEmergency c, @MetaDataValue(Call.METADATA) Call call) {
        Streams streams = new Streams(repositories);
        Commitment commitment = commitment(streams, c.commitmentNumber(), call);
        return streams.outcome(
                CommitmentDecisions.decide(c, call.act(), commitment, drawnOn(streams, commitment), fourEyes),
                ids(c.commitmentNumber()));
    }

    private static Map<EnvelopeId, BudgetEnvelope> drawnOn(Streams streams, Commitment commitment) {
        return streams.envelopes(commitment
                .opened()
                .map(CommitmentFile::amountByEnvelope)
                .map(Map::keySet)
                .orElse(Set.of()));
    }

    @CommandHandler
    Outcome handle(RecordService c, @MetaDataValue(Call.METADATA) Call call) {
        Streams streams = new Streams(repositories);
        Commitment commitment = commitment(streams, c.commitmentNumber(), call);
        ServiceReceiptNumber receipt = numbers.nextServiceReceipt();
        while (hasReceipt(commitment, receipt)) {
            receipt = numbers.nextServiceReceipt();
        }
        return streams.outcome(
                CommitmentDecisions.decide(c, call.act(), commitment, receipt), ids(c.commitmentNumber(), receipt));
    }

    @CommandHandler
    Outcome handle(CertifyService c, @MetaDataValue(Call.METADATA) Call call) {
        Streams streams = new Streams(repositories);
        Commitment commitment = commitment(streams, c.commitmentNumber(), call);
        return streams.outcome(
                CommitmentDecisions.decide(c, call.act(), commitment),
                ids(c.commitmentNumber(), c.serviceReceiptNumber()));
    }

    @CommandHandler
    Outcome handle(CancelServiceReceipt c, @MetaDataValue(Call.METADATA) Call call) {
        Streams streams = new Streams(repositories);
        Commitment commitment = commitment(streams, c.commitmentNumber(), call);
        return streams.outcome(
                CommitmentDecisions.decide(c, call.act(), commitment),
                ids(c.commitmentNumber(), c.serviceReceiptNumber()));
    }

    private static boolean hasReceipt(Commitment commitment, ServiceReceiptNumber number) {
        return commitment
                .opened()
                .filter(file -> file.receipts().containsKey(number))
                .isPresent();
    }

    static Commitment commitment(Streams streams, CommitmentNumber number, Call call) {
        return streams.target(CommitmentStream.class, Commitment.aggregateId(number), CommitmentStream::new, call);
    }

    static Map<String, String> ids(CommitmentNumber number) {
        return Map.of("commitmentNumber", number.text());
    }

    private static Map<String, String> ids(CommitmentNumber number, ServiceReceiptNumber receipt) {
        return Map.of("commitmentNumber", number.text(), "serviceReceiptNumber", receipt.text());
    }
}

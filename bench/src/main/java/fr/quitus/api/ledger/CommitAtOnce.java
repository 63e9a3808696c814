package fr.quitus.api.ledger;

import fr.quitus.api.ports.Numbers;
import fr.quitus.domain.Decision;
import fr.quitus.domain.LedgerEvent;
import fr.quitus.domain.Refusal;
import fr.quitus.domain.budget.AmountType;
import fr.quitus.domain.budget.BudgetEnvelope;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.AeCommitted;
import fr.quitus.domain.commitment.Commitment;
import fr.quitus.domain.commitment.CommitmentCommand.DraftCommitment;
import fr.quitus.domain.commitment.CommitmentDecisions;
import fr.quitus.domain.commitment.CommitmentEvent;
import fr.quitus.domain.commitment.CommitmentEvent.CommitmentDrafted;
import fr.quitus.domain.thirdparty.Registration;
import fr.quitus.domain.thirdparty.ThirdParty;
import fr.quitus.domain.value.Amount;
import fr.quitus.domain.value.CommitmentNumber;
import fr.quitus.domain.value.EnvelopeId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.config.Configuration;
import org.axonframework.messaging.MessageHandler;

/**
 * The measured command: loads an envelope, checks that it covers the amount, creates a commitment and draws on the
 * envelope. Two streams, two events, one append. The product has no such command: there a commitment is drafted by one
 * person and validated by another. This one asks as {@link DraftCommitment}, under a name of its own on the same bus:
 * interceptors, repositories, caches, locks, storage and journal are those of the bus it is subscribed to.
 */
public final class CommitAtOnce implements MessageHandler<CommandMessage<?>> {
    public static final String NAME = "bench.commit-at-once";

    private final Streams.Repositories repositories;
    private final Numbers numbers;

    private CommitAtOnce(Streams.Repositories repositories, Numbers numbers) {
        this.repositories = repositories;
        this.numbers = numbers;
    }

    /** Adds the command to a configured ledger, the product's or a peer's. */
    @SuppressWarnings("resource") // the subscription lives as long as the bus
    public static void subscribe(CommandBus bus, Configuration axon, Numbers numbers) {
        bus.subscribe(NAME, new CommitAtOnce(LedgerConfiguration.repositories(axon), numbers));
    }

    @Override
    public Object handle(CommandMessage<?> message) {
        DraftCommitment asked = (DraftCommitment) message.getPayload();
        Call call = (Call) Objects.requireNonNull(message.getMetaData().get(Call.METADATA), "the call is missing");
        Streams streams = new Streams(repositories);
        DraftCommitment command = streams.sealed(asked, asked.supplier().ref());
        CommitmentNumber number = numbers.nextCommitment();
        streams.create(CommitmentStream.class, Commitment.aggregateId(number), CommitmentStream::new);
        ThirdParty supplier =
                ThirdPartyHandlers.party(streams, command.supplier().ref());
        return streams.outcome(
                decide(
                        streams,
                        CommitmentDecisions.decide(command, call.act(), number, supplier, Registration.OPTIONAL)),
                Map.of("commitmentNumber", number.text()));
    }

    private static Decision<LedgerEvent> decide(Streams streams, Decision<CommitmentEvent> drafting) {
        return switch (drafting) {
            case Decision.Refused<CommitmentEvent> refused -> Decision.refuse(refused.refusal());
            case Decision.Accepted<CommitmentEvent> accepted ->
                draw(streams, (CommitmentDrafted) accepted.events().getFirst());
        };
    }

    private static Decision<LedgerEvent> draw(Streams streams, CommitmentDrafted drafted) {
        List<LedgerEvent> events = new ArrayList<>();
        events.add(drafted);
        for (CommitmentEvent.Line line : drafted.lines()) {
            EnvelopeId id = line.envelope();
            Amount amount = line.amount();
            BudgetEnvelope envelope = Objects.requireNonNull(
                    streams.envelopes(List.of(id)).get(id), "an envelope that was asked for is loaded");
            Refusal refusal = envelope.cannotCommit(id, amount);
            if (refusal != null) {
                return Decision.refuse(refusal);
            }
            events.add(new AeCommitted(id, drafted.commitmentNumber(), line.no(), amount, AmountType.ORIGINAL));
        }
        return Decision.accept(events);
    }
}

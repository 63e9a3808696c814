package fr.quitus.api.ledger;

import fr.quitus.api.ports.Numbers;
import fr.quitus.domain.commitment.Commitment;
import fr.quitus.domain.payment.PaymentRequest;
import fr.quitus.domain.payment.SettlementCommand.ReleaseRetention;
import fr.quitus.domain.payment.SettlementDecisions;
import fr.quitus.domain.payment.WithdrawalCommand.CancelPaymentRequest;
import fr.quitus.domain.payment.WithdrawalCommand.RefuseInvoice;
import fr.quitus.domain.payment.WithdrawalDecisions;
import fr.quitus.domain.value.PaymentRequestId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.messaging.annotation.MetaDataValue;

/** Demandes retirées et sommes retenues: what is not paid as it was asked for. */
final class PayableHandlers {
    private final Streams.Repositories repositories;
    private final Numbers numbers;

    PayableHandlers(Streams.Repositories repositories, Numbers numbers) {
        this.repositories = repositories;
        this.numbers = numbers;
    }

    @CommandHandler
    Outcome handle(RefuseInvoice c, @MetaDataValue(Call.METADATA) Call call) {
        Streams streams = new Streams(repositories);
        PaymentRequest request = PaymentHandlers.request(streams, c.paymentRequestId(), call);
        Commitment commitment = PaymentHandlers.commitmentOf(streams, request);
        return streams.outcome(
                WithdrawalDecisions.decide(c, call.act(), request, commitment), PaymentHandlers.ids(request));
    }

    @CommandHandler
    Outcome handle(CancelPaymentRequest c, @MetaDataValue(Call.METADATA) Call call) {
        Streams streams = new Streams(repositories);
        PaymentRequest request = PaymentHandlers.request(streams, c.paymentRequestId(), call);
        Commitment commitment = PaymentHandlers.commitmentOf(streams, request);
        streams.envelopes(
                request.opened().map(file -> file.amountByEnvelope().keySet()).orElse(Set.of()));
        return streams.outcome(
                WithdrawalDecisions.decide(c, call.act(), request, commitment), PaymentHandlers.ids(request));
    }

    @CommandHandler
    Outcome handle(ReleaseRetention c, @MetaDataValue(Call.METADATA) Call call) {
        Streams streams = new Streams(repositories);
        PaymentRequest request = PaymentHandlers.request(streams, c.paymentRequestId(), call);
        PaymentRequestId releaseId = PaymentRequestId.ofRetentionRelease(c.paymentRequestId());
        streams.load(PaymentRequestStream.class, PaymentRequest.aggregateId(releaseId), PaymentRequestStream::new);
        Commitment commitment = PaymentHandlers.commitmentOf(streams, request);
        Map<String, String> ids = new LinkedHashMap<>(PaymentHandlers.ids(request));
        ids.put("releaseRequestId", releaseId.text());
        return streams.outcome(
                SettlementDecisions.decide(c, call.act(), request, commitment, numbers.nextPaymentRequest()), ids);
    }
}

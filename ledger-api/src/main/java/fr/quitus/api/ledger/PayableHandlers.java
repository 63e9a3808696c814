package fr.quitus.api.ledger;

import fr.quitus.api.ports.Numbers;
import fr.quitus.domain.bank.BankEntry;
import fr.quitus.domain.commitment.Commitment;
import fr.quitus.domain.payment.NettingDecisions;
import fr.quitus.domain.payment.PaymentRequest;
import fr.quitus.domain.payment.RestorationClaims;
import fr.quitus.domain.payment.RestorationDecisions;
import fr.quitus.domain.payment.SettlementCommand.ClaimCreditNote;
import fr.quitus.domain.payment.SettlementCommand.ClaimRestoration;
import fr.quitus.domain.payment.SettlementCommand.NetCreditNote;
import fr.quitus.domain.payment.SettlementCommand.ReleaseRetention;
import fr.quitus.domain.payment.SettlementCommand.RestoreCredits;
import fr.quitus.domain.payment.SettlementDecisions;
import fr.quitus.domain.payment.SplitCommand.SplitInvoice;
import fr.quitus.domain.payment.SplitDecisions;
import fr.quitus.domain.payment.WithdrawalCommand.CancelPaymentRequest;
import fr.quitus.domain.payment.WithdrawalCommand.RefuseInvoice;
import fr.quitus.domain.payment.WithdrawalDecisions;
import fr.quitus.domain.revenue.Debtor;
import fr.quitus.domain.revenue.RevenueOrder;
import fr.quitus.domain.thirdparty.ThirdParty;
import fr.quitus.domain.value.PaymentRequestId;
import fr.quitus.domain.value.PaymentRequestNumber;
import fr.quitus.domain.value.RevenueOrderNumber;
import java.util.LinkedHashMap;
import java.util.Map;
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
        streams.envelopesOf(request.opened());
        return streams.outcome(
                WithdrawalDecisions.decide(c, call.act(), request, commitment), PaymentHandlers.ids(request));
    }

    /** The part that is kept comes before the rest. */
    @CommandHandler
    Outcome handle(SplitInvoice c, @MetaDataValue(Call.METADATA) Call call) {
        Streams streams = new Streams(repositories);
        PaymentRequest request = PaymentHandlers.request(streams, c.paymentRequestId(), call);
        PaymentRequestId remainderId = PaymentRequestId.ofRemainder(c.paymentRequestId());
        PaymentRequest remainder = PaymentHandlers.other(streams, remainderId);
        Commitment commitment = PaymentHandlers.commitmentOf(streams, request);
        PaymentRequestNumber number = numbers.nextPaymentRequest();
        Map<String, String> ids = new LinkedHashMap<>(PaymentHandlers.ids(request));
        ids.put("remainderRequestId", remainderId.text());
        ids.put("remainderRequestNumber", number.text());
        return streams.outcome(SplitDecisions.decide(c, call.act(), request, remainder, commitment, number), ids);
    }

    /** Credit notes come before what they pay, always, so that two acts never wait for each other. */
    @CommandHandler
    Outcome handle(NetCreditNote c, @MetaDataValue(Call.METADATA) Call call) {
        Streams streams = new Streams(repositories);
        PaymentRequest credit = PaymentHandlers.request(streams, c.paymentRequestId(), call);
        PaymentRequest payable = PaymentHandlers.other(streams, c.payableId());
        PaymentHandlers.commitmentOf(streams, payable); // its lines count as paid
        boolean seized = payable.opened()
                .filter(file -> !file.diversions().seizures().isEmpty())
                .isPresent();
        // Only what oppositions took can be given back to them.
        ThirdParty creditor = seized ? PaymentHandlers.supplierOf(streams, payable) : ThirdParty.UNREGISTERED;
        streams.envelopesOf(payable.opened());
        return streams.outcome(
                NettingDecisions.decide(c, call.act(), credit, payable, creditor), PaymentHandlers.ids(credit));
    }

    /** The title comes before the request, as everywhere; it is the request that the caller saw a version of. */
    @CommandHandler
    Outcome handle(ClaimCreditNote c, @MetaDataValue(Call.METADATA) Call call) {
        Streams streams = new Streams(repositories);
        RevenueOrderNumber number = numbers.nextRevenueOrder();
        streams.create(RevenueOrderStream.class, RevenueOrder.aggregateId(number), RevenueOrderStream::new);
        PaymentRequest credit = PaymentHandlers.request(streams, c.paymentRequestId(), call);
        Commitment commitment = PaymentHandlers.commitmentOf(streams, credit);
        Map<String, String> ids = new LinkedHashMap<>(PaymentHandlers.ids(credit));
        ids.put("revenueOrderNumber", number.text());
        return streams.outcome(NettingDecisions.decide(c, call.act(), credit, commitment, number), ids);
    }

    /** In the order of {@link #handle(ClaimCreditNote, Call)}. */
    @CommandHandler
    Outcome handle(ClaimRestoration asked, @MetaDataValue(Call.METADATA) Call call) {
        Streams streams = new Streams(repositories);
        Debtor buyer = asked.debtor();
        ClaimRestoration c = buyer == null ? asked : streams.sealed(asked, buyer.ref());
        RevenueOrderNumber number = numbers.nextRevenueOrder();
        streams.create(RevenueOrderStream.class, RevenueOrder.aggregateId(number), RevenueOrderStream::new);
        PaymentRequest request = PaymentHandlers.request(streams, c.paymentRequestId(), call);
        Commitment commitment = PaymentHandlers.commitmentOf(streams, request);
        Map<String, String> ids = new LinkedHashMap<>(PaymentHandlers.ids(request));
        ids.put("revenueOrderNumber", number.text());
        return streams.outcome(RestorationClaims.decide(c, call.act(), request, commitment, number), ids);
    }

    /** CP go back where they were paid from, AE where the EJ is imputed now. */
    @CommandHandler
    Outcome handle(RestoreCredits c, @MetaDataValue(Call.METADATA) Call call) {
        Streams streams = new Streams(repositories);
        PaymentRequest request = PaymentHandlers.request(streams, c.paymentRequestId(), call);
        Commitment commitment = PaymentHandlers.commitmentOf(streams, request);
        streams.envelopes(RestorationDecisions.envelopes(request, commitment));
        BankEntry entry = streams.bankEntry(c.statement().id());
        return streams.outcome(
                RestorationDecisions.decide(c, call.act(), request, commitment, entry), PaymentHandlers.ids(request));
    }

    @CommandHandler
    Outcome handle(ReleaseRetention c, @MetaDataValue(Call.METADATA) Call call) {
        Streams streams = new Streams(repositories);
        PaymentRequest request = PaymentHandlers.request(streams, c.paymentRequestId(), call);
        PaymentRequestId releaseId = PaymentRequestId.ofRetentionRelease(c.paymentRequestId());
        PaymentHandlers.other(streams, releaseId);
        Commitment commitment = PaymentHandlers.commitmentOf(streams, request);
        Map<String, String> ids = new LinkedHashMap<>(PaymentHandlers.ids(request));
        ids.put("releaseRequestId", releaseId.text());
        return streams.outcome(
                SettlementDecisions.decide(c, call.act(), request, commitment, numbers.nextPaymentRequest()), ids);
    }
}

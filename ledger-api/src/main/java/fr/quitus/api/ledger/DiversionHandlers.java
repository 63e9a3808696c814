package fr.quitus.api.ledger;

import fr.quitus.api.ports.Numbers;
import fr.quitus.api.ports.PaymentFiles;
import fr.quitus.domain.Decision;
import fr.quitus.domain.LedgerEvent;
import fr.quitus.domain.actor.Act;
import fr.quitus.domain.commitment.Commitment;
import fr.quitus.domain.payment.DeadlineEvent.LateInterestRequested;
import fr.quitus.domain.payment.DiversionCommand.OffsetPayable;
import fr.quitus.domain.payment.DiversionCommand.ReissueSeizure;
import fr.quitus.domain.payment.DiversionDecisions;
import fr.quitus.domain.payment.DiversionEvent.SeizureReissued;
import fr.quitus.domain.payment.PaymentRequest;
import fr.quitus.domain.payment.PaymentRun;
import fr.quitus.domain.payment.PaymentRunDecisions;
import fr.quitus.domain.payment.SeizureTransfers;
import fr.quitus.domain.revenue.RevenueOrder;
import fr.quitus.domain.thirdparty.ThirdParty;
import fr.quitus.domain.value.PaymentRequestNumber;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.jspecify.annotations.Nullable;

/** Compensation et parts saisies : the title, the request, its commitment, the creditor, then the envelopes. */
final class DiversionHandlers {
    private final Streams.Repositories repositories;
    private final Numbers numbers;
    private final Supplier<PaymentFiles> files;

    DiversionHandlers(Streams.Repositories repositories, Numbers numbers, Supplier<PaymentFiles> files) {
        this.repositories = repositories;
        this.numbers = numbers;
        this.files = files;
    }

    @CommandHandler
    Outcome handle(OffsetPayable c, @MetaDataValue(Call.METADATA) Call call) {
        Streams streams = new Streams(repositories);
        RevenueOrder order = streams.load(
                RevenueOrderStream.class, RevenueOrder.aggregateId(c.revenueOrderNumber()), RevenueOrderStream::new);
        PaymentRequest request = PaymentHandlers.request(streams, c.paymentRequestId(), call);
        Commitment commitment = PaymentHandlers.commitmentOf(streams, request); // its lines are paid by what is offset
        Optional<PaymentRequestNumber> lateNumber = lateNumber(streams, request, commitment, call.act());
        ThirdParty creditor = PaymentHandlers.supplierOf(streams, request);
        var envelopes = streams.envelopesOf(request.opened());
        Outcome outcome = streams.outcome(
                DiversionDecisions.decide(c, call.act(), request, order, creditor, commitment, envelopes, lateNumber),
                PaymentHandlers.ids(request));
        Map<String, String> ids = new LinkedHashMap<>(outcome.ids());
        for (LedgerEvent event : outcome.events()) {
            if (event instanceof LateInterestRequested late) {
                ids.put("lateInterestRequestId", late.paymentRequestId().text());
            }
        }
        return new Outcome(outcome.aggregateId(), outcome.version(), outcome.events(), ids);
    }

    /** The number of the request that pays for a late offset, whose stream is begun. */
    private Optional<PaymentRequestNumber> lateNumber(
            Streams streams, PaymentRequest request, Commitment commitment, Act act) {
        if (!DiversionDecisions.isLate(request, commitment, act)) {
            return Optional.empty();
        }
        DiversionDecisions.lateInterestId(request).ifPresent(id -> PaymentHandlers.other(streams, id));
        return Optional.of(numbers.nextPaymentRequest());
    }

    @CommandHandler
    Outcome handle(ReissueSeizure asked, @MetaDataValue(Call.METADATA) Call call) {
        Streams streams = new Streams(repositories);
        PaymentRequest request = PaymentHandlers.request(streams, asked.paymentRequestId(), call);
        ReissueSeizure c = request.opened()
                .map(file -> streams.sealed(asked, file.supplier()))
                .orElse(asked);
        Outcome outcome = streams.outcome(reissued(c, call, request, streams), PaymentHandlers.ids(request));
        Map<String, String> ids = new LinkedHashMap<>(outcome.ids());
        for (LedgerEvent event : outcome.events()) {
            if (event instanceof SeizureReissued reissued) {
                ids.put("seizureEndToEndId", reissued.endToEndId());
            }
        }
        return new Outcome(outcome.aggregateId(), outcome.version(), outcome.events(), ids);
    }

    private Decision<? extends LedgerEvent> reissued(
            ReissueSeizure c, Call call, PaymentRequest request, Streams streams) {
        var decided = SeizureTransfers.decide(c, call.act(), request);
        if (c.runId() == null) {
            return decided;
        }
        Commitment commitment = PaymentHandlers.commitmentOf(streams, request);
        PaymentRun run = PaymentRunHandlers.run(streams, c.runId());
        // Who is sent the share is named by the opposition, not here.
        @Nullable String creditor = PaymentRunDecisions.creditor(request, commitment, ThirdParty.UNREGISTERED);
        return PaymentRunDecisions.ordering(
                decided, c.runId(), c.valueDate(), call.act(), request, creditor, run, files);
    }
}

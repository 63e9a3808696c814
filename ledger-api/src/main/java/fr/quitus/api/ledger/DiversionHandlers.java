package fr.quitus.api.ledger;

import fr.quitus.api.ports.PaymentFiles;
import fr.quitus.domain.Decision;
import fr.quitus.domain.LedgerEvent;
import fr.quitus.domain.commitment.Commitment;
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
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.messaging.annotation.MetaDataValue;

/** Compensation et parts saisies : the request, its commitment, the title, the creditor, then the envelopes. */
final class DiversionHandlers {
    private final Streams.Repositories repositories;
    private final Supplier<PaymentFiles> files;

    DiversionHandlers(Streams.Repositories repositories, Supplier<PaymentFiles> files) {
        this.repositories = repositories;
        this.files = files;
    }

    @CommandHandler
    Outcome handle(OffsetPayable c, @MetaDataValue(Call.METADATA) Call call) {
        Streams streams = new Streams(repositories);
        PaymentRequest request = PaymentHandlers.request(streams, c.paymentRequestId(), call);
        PaymentHandlers.commitmentOf(streams, request); // its lines are paid by what is offset
        RevenueOrder order = streams.load(
                RevenueOrderStream.class, RevenueOrder.aggregateId(c.revenueOrderNumber()), RevenueOrderStream::new);
        ThirdParty creditor = PaymentHandlers.supplierOf(streams, request);
        var envelopes = streams.envelopesOf(request.opened());
        return streams.outcome(
                DiversionDecisions.decide(c, call.act(), request, order, creditor, envelopes),
                PaymentHandlers.ids(request));
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
        String creditor = PaymentRunDecisions.creditor(request, commitment, ThirdParty.UNREGISTERED);
        return PaymentRunDecisions.ordering(
                decided, c.runId(), c.valueDate(), call.act(), request, creditor, run, files);
    }
}

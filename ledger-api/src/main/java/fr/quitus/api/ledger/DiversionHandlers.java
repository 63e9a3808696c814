package fr.quitus.api.ledger;

import fr.quitus.domain.LedgerEvent;
import fr.quitus.domain.payment.DiversionCommand.OffsetPayable;
import fr.quitus.domain.payment.DiversionCommand.ReissueSeizure;
import fr.quitus.domain.payment.DiversionDecisions;
import fr.quitus.domain.payment.DiversionEvent.SeizureReissued;
import fr.quitus.domain.payment.PaymentRequest;
import fr.quitus.domain.payment.SeizureTransfers;
import fr.quitus.domain.revenue.RevenueOrder;
import fr.quitus.domain.thirdparty.ThirdParty;
import fr.quitus.domain.value.ThirdPartyRef;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.messaging.annotation.MetaDataValue;

/** Compensation et parts saisies : the request, its commitment, the title, the creditor, then the envelopes. */
final class DiversionHandlers {
    private final Streams.Repositories repositories;

    DiversionHandlers(Streams.Repositories repositories) {
        this.repositories = repositories;
    }

    @CommandHandler
    Outcome handle(OffsetPayable c, @MetaDataValue(Call.METADATA) Call call) {
        Streams streams = new Streams(repositories);
        PaymentRequest request = PaymentHandlers.request(streams, c.paymentRequestId(), call);
        PaymentHandlers.commitmentOf(streams, request); // its lines are paid by what is offset
        RevenueOrder order = streams.load(
                RevenueOrderStream.class, RevenueOrder.aggregateId(c.revenueOrderNumber()), RevenueOrderStream::new);
        ThirdParty creditor = PaymentHandlers.supplierOf(streams, request);
        streams.envelopes(
                request.opened().map(file -> file.amountByEnvelope().keySet()).orElse(Set.of()));
        return streams.outcome(
                DiversionDecisions.decide(c, call.act(), request, order, creditor), PaymentHandlers.ids(request));
    }

    @CommandHandler
    Outcome handle(ReissueSeizure asked, @MetaDataValue(Call.METADATA) Call call) {
        Streams streams = new Streams(repositories);
        PaymentRequest request = PaymentHandlers.request(streams, asked.paymentRequestId(), call);
        ReissueSeizure c = request.opened()
                .map(file -> streams.sealed(asked, ThirdPartyRef.of(file.supplier())))
                .orElse(asked);
        Outcome outcome =
                streams.outcome(SeizureTransfers.decide(c, call.act(), request), PaymentHandlers.ids(request));
        Map<String, String> ids = new LinkedHashMap<>(outcome.ids());
        for (LedgerEvent event : outcome.events()) {
            if (event instanceof SeizureReissued reissued) {
                ids.put("seizureEndToEndId", reissued.endToEndId());
            }
        }
        return new Outcome(outcome.aggregateId(), outcome.version(), outcome.events(), ids);
    }
}

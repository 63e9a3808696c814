package fr.quitus.api.ledger;

import fr.quitus.api.ports.PaymentFiles;
import fr.quitus.domain.Decision;
import fr.quitus.domain.LedgerEvent;
import fr.quitus.domain.payment.PaymentRequest;
import fr.quitus.domain.payment.PaymentRun;
import fr.quitus.domain.payment.PaymentRunCommand.CloseRun;
import fr.quitus.domain.payment.PaymentRunCommand.OpenRun;
import fr.quitus.domain.payment.PaymentRunDecisions;
import fr.quitus.domain.payment.PaymentRunEvent.PaymentRunClosed;
import fr.quitus.domain.payment.TransferCommand.WithdrawFromRun;
import fr.quitus.domain.value.PaymentRunId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.messaging.annotation.MetaDataValue;

/** Campagne de paiement, from its opening to its file. */
final class PaymentRunHandlers {
    private final Streams.Repositories repositories;
    private final Supplier<PaymentFiles> files;

    PaymentRunHandlers(Streams.Repositories repositories, Supplier<PaymentFiles> files) {
        this.repositories = repositories;
        this.files = files;
    }

    @CommandHandler
    Outcome handle(OpenRun c, @MetaDataValue(Call.METADATA) Call call) {
        Streams streams = new Streams(repositories);
        PaymentRun run = target(streams, c.runId(), call);
        return streams.outcome(PaymentRunDecisions.decide(c, call.act(), run), ids(c.runId()));
    }

    @CommandHandler
    Outcome handle(WithdrawFromRun c, @MetaDataValue(Call.METADATA) Call call) {
        Streams streams = new Streams(repositories);
        PaymentRequest request = PaymentHandlers.request(streams, c.paymentRequestId(), call);
        return streams.outcome(
                PaymentRunDecisions.decide(c, call.act(), request, runOf(streams, request)),
                PaymentHandlers.ids(request));
    }

    /** The bytes are kept before the event that names them: what an event names can always be read. */
    @CommandHandler
    Outcome handle(CloseRun c, @MetaDataValue(Call.METADATA) Call call) {
        Streams streams = new Streams(repositories);
        PaymentRun run = target(streams, c.runId(), call);
        var decision = PaymentRunDecisions.decide(c, call.act(), run, files);
        if (!Call.simulates()
                && decision instanceof Decision.Accepted<?>(var events)
                && events.getFirst() instanceof PaymentRunClosed closed
                && run.evolve(closed) instanceof PaymentRun.Closed done) {
            files.get().keep(done.orders());
        }
        Outcome outcome = streams.outcome(decision, ids(c.runId()));
        Map<String, String> ids = new LinkedHashMap<>(outcome.ids());
        for (LedgerEvent event : outcome.events()) {
            if (event instanceof PaymentRunClosed closed) {
                ids.put("messageId", closed.messageId());
                ids.put("sha256", closed.sha256());
            }
        }
        return new Outcome(outcome.aggregateId(), outcome.version(), outcome.events(), ids);
    }

    private static PaymentRun target(Streams streams, PaymentRunId id, Call call) {
        return streams.target(PaymentRunStream.class, PaymentRun.aggregateId(id), PaymentRunStream::new, call);
    }

    /** A run is locked after all else that its payments draw on. */
    static PaymentRun run(Streams streams, PaymentRunId id) {
        return streams.load(PaymentRunStream.class, PaymentRun.aggregateId(id), PaymentRunStream::new);
    }

    /** The run a request is scheduled in; none is loaded for another. */
    static PaymentRun runOf(Streams streams, PaymentRequest request) {
        return request instanceof PaymentRequest.InRun(var _, var _, var id) ? run(streams, id) : PaymentRun.UNOPENED;
    }

    private static Map<String, String> ids(PaymentRunId id) {
        return Map.of("runId", id.text());
    }
}

package fr.quitus.app.interchange;

import fr.quitus.api.ledger.Files;
import fr.quitus.domain.actor.Act;
import fr.quitus.domain.payment.PaymentCommand.ExecuteRun;
import fr.quitus.domain.payment.RunFile;
import fr.quitus.domain.value.Balance;
import fr.quitus.domain.value.NamedId;
import fr.quitus.domain.value.PaymentRequestId;
import fr.quitus.domain.value.PaymentRunId;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Mise en paiement d'une campagne : one command and one append for each request, so that a refusal or a stop in between
 * leaves the others as they are. What was paid is in the run's stream; whatever is not is done by the next call.
 */
final class RunExecution {
    /** Requests paid by one call; more are paid by the next. */
    static final int REQUESTS_MAX = 5_000;

    private final Files files;
    private final FileDoor door;

    RunExecution(Files files, FileDoor door) {
        this.files = files;
        this.door = door;
    }

    /** What one call did, and where the run stands after it. */
    record Report(
            PaymentRunId runId,
            List<Paid> executed,
            List<Refused> refused,
            int remaining,
            int transfers,
            Balance total) {}

    /** A request that this call paid. */
    record Paid(String paymentRequestId, String endToEndId) {}

    /** A request that stays scheduled, and why. */
    record Refused(String paymentRequestId, String code, String reason) {}

    /** @param key of this call: the same call asked again gets the same refusals, another one decides again */
    Report execute(PaymentRunId runId, String key, FileDoor.Bringer bringer) {
        RunFile before = files.paymentRun(runId).state().opened().orElseThrow();
        LocalDate today = bringer.at().atZone(Act.PARIS).toLocalDate();
        LocalDate day = before.executionDate().isBefore(today) ? today : before.executionDate();
        List<PaymentRequestId> asked =
                before.members().scheduled().stream().limit(REQUESTS_MAX).toList();
        Map<PaymentRequestId, Submitted> answers = new ConcurrentHashMap<>();
        Lanes.each(asked, PaymentRequestId::text, id -> {
            String own =
                    NamedId.of("run-execution", runId.text(), id.text(), key).toString();
            answers.put(id, door.submit(bringer, new ExecuteRun(runId, id, day), own));
        });
        RunFile after = files.paymentRun(runId).state().opened().orElseThrow();
        List<Paid> paid = new ArrayList<>();
        List<Refused> refused = new ArrayList<>();
        for (PaymentRequestId id : asked) {
            Submitted answer = answers.get(id);
            if (answer == null) {
                continue; // the time was over before its turn
            }
            if (answer.accepted()) {
                paid.add(new Paid(id.text(), answer.ids().getOrDefault("endToEndId", "")));
            } else {
                refused.add(new Refused(id.text(), String.valueOf(answer.code()), answer.detail()));
            }
        }
        return new Report(
                runId,
                paid,
                refused,
                after.members().scheduled().size(),
                after.members().transferCount(),
                after.members().total());
    }
}

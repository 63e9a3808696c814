package fr.quitus.api.door;

import fr.quitus.api.ports.LedgerClock;
import fr.quitus.domain.document.DocumentCommand.RecordConsultation;
import java.nio.file.Path;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Inscription des consultations before anything is shown. A log that cannot be written keeps nobody from reading: the
 * consultation is then kept on this node's disk, the answer says so, and it is written when the log is back. Only when
 * too many wait are readers sent away.
 */
public final class ConsultationRecorder implements AutoCloseable {
    /** On the answer: {@code recorded}, or {@code pending} while the log cannot be written. */
    public static final String HEADER = "Quitus-Consultation";
    /** How long a reader waits for the log. */
    static final long RECORD_WAIT_MS = 2_000;
    /** Consultations that wait for the log, on one node. */
    static final int PENDING_MAX = 1_000;
    /** Pause before those that wait are tried again. */
    static final long RETRY_MS = 5_000;

    private static final Logger LOG = LoggerFactory.getLogger(ConsultationRecorder.class);

    private final CommandGate gate;
    private final LedgerClock clock;
    private final PendingConsultations pending;
    private final ExecutorService asking = Executors.newVirtualThreadPerTaskExecutor();
    private final ScheduledExecutorService retrying = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("consultations").factory());

    /** @param folder where consultations wait */
    public ConsultationRecorder(CommandGate gate, LedgerClock clock, Path folder) {
        this.gate = gate;
        this.clock = clock;
        this.pending = new PendingConsultations(folder);
        retrying.scheduleWithFixedDelay(this::writePending, RETRY_MS, RETRY_MS, TimeUnit.MILLISECONDS);
    }

    /**
     * Records who looks at what, and why.
     *
     * @return what the answer says of it
     * @throws ConsultationRefused if the rules refuse it
     */
    String record(Caller caller, RecordConsultation what) {
        CommandGate.Ask ask =
                new CommandGate.Ask(what, "consultation-" + UUID.randomUUID(), caller, null, clock.now(), "api");
        CompletableFuture<Answer.Given> answer = CompletableFuture.supplyAsync(() -> gate.ask(ask), asking);
        try {
            Answer.Given given = answer.get(RECORD_WAIT_MS, TimeUnit.MILLISECONDS);
            if (given.answer() instanceof Answer.Refused refused) {
                throw new ConsultationRefused(refused.problem(given.position()));
            }
            return "recorded";
        } catch (TimeoutException e) {
            return keep(ask, what);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof DoorRefused refused && refused.problem().status() == 503) {
                return keep(ask, what);
            }
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DoorRefused(DoorError.SURCHARGE, "Le service s'arrête.");
        }
    }

    private String keep(CommandGate.Ask ask, RecordConsultation what) {
        if (pending.count() >= PENDING_MAX) {
            throw new DoorRefused(
                    DoorError.STOCKAGE_INDISPONIBLE,
                    "Le journal ne peut inscrire votre consultation, et " + PENDING_MAX
                            + " autres attendent déjà : rien n'est montré sans trace.");
        }
        pending.keep(PendingConsultations.Pending.of(ask, what));
        LOG.warn(
                "the log cannot be written: the consultation of {} by {} waits",
                what.file(),
                ask.caller().actor());
        return "pending";
    }

    /** Asked again with their keys: what was written after all is not written twice. */
    void writePending() {
        try {
            for (PendingConsultations.Pending waiting : pending.all()) {
                Answer.Given given = gate.ask(waiting.ask());
                if (given.answer() instanceof Answer.Refused refused) {
                    // The journal keeps the attempt and its refusal: nothing else can be done for it.
                    LOG.error("a consultation of {} was refused afterwards: {}", waiting.file(), refused.code());
                }
                pending.done(waiting);
            }
        } catch (DoorRefused e) {
            LOG.warn("consultations still wait for the log: {}", e.getMessage());
        } catch (RuntimeException e) {
            LOG.error("consultations cannot be written", e);
        }
    }

    /** What waits is kept for the next start. */
    @Override
    public void close() {
        retrying.shutdownNow();
        asking.shutdownNow();
    }
}

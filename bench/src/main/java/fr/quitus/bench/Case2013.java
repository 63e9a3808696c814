package fr.quitus.bench;

import fr.quitus.api.door.Answer;
import fr.quitus.api.door.CommandGate;
import fr.quitus.api.json.LedgerJson;
import fr.quitus.app.storage.LedgerStorage;
import fr.quitus.bays.BayName;
import fr.quitus.bays.EmbeddedBays;
import fr.quitus.domain.LedgerCommand;
import fr.quitus.domain.actor.Act;
import fr.quitus.domain.payment.PaymentRunCommand.CloseRun;
import fr.quitus.domain.value.PaymentRunId;
import fr.quitus.eventstore.EventLog;
import fr.quitus.interchange.IncomingFile;
import fr.quitus.interchange.transfer.PaymentFileCheck;
import java.io.IOException;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * June 2013, again: a run of payments is being built when the primary bay is destroyed. The file must come out whole,
 * each transfer once.
 */
final class Case2013 {
    /** The restart file of 24 June 2013. */
    static final Size WHOLE = new Size(13_400, 18_100_000_000L, 8_000);

    private static final Duration GOAL = Duration.ofSeconds(60);
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final long PAUSE_MS = 50;
    private static final LocalDate DAY = LocalDate.of(YearCast.YEAR, 3, 2);
    private static final Instant AT = DAY.atTime(10, 0).atZone(Act.PARIS).toInstant();
    private static final PaymentRunId RUN = PaymentRunId.of("REPRISE-2013");

    private final Size size;
    private final Instance instance;
    private final PrintStream progress;
    private int tries;

    /**
     * @param transfers of the run
     * @param cents their sum
     * @param struckAfterEvents of the payment of the run
     */
    record Size(int transfers, long cents, int struckAfterEvents) {
        /** Cents of the n-th transfer: all alike, the first ones a cent more so that the sum is exact. */
        long cents(int n) {
            return cents / transfers + (n < cents % transfers ? 1 : 0);
        }
    }

    /** The report, and whether all held. */
    record Told(String page, boolean held) {}

    private Case2013(Size size, Instance instance, PrintStream progress) {
        this.size = size;
        this.instance = instance;
        this.progress = progress;
    }

    static Told run(Size size, PrintStream progress) throws Exception {
        Path data = Folders.fresh();
        try (Instance instance = Instance.start(data, true)) {
            return new Case2013(size, instance, progress).run();
        } finally {
            Shell.run("rm", "-rf", data.toString());
        }
    }

    private Told run() throws Exception {
        long begun = System.nanoTime();
        RunRequests.prepare(size, RUN, DAY, new YearDoor("reprise", instance.bean(CommandGate.class)));
        double prepared = (System.nanoTime() - begun) / 1e9;
        progress.printf(Locale.FRANCE, "%,d virements inscrits en %.0f s%n", size.transfers(), prepared);
        EventLog log = instance.bean(EventLog.class);
        EmbeddedBays bays = instance.bean(LedgerStorage.class).bays().orElseThrow();
        long head = log.head();
        AtomicReference<byte @Nullable []> file = new AtomicReference<>();
        AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
        Thread paying = Thread.ofPlatform().start(() -> {
            try {
                file.set(pay());
            } catch (Exception e) {
                failure.set(e);
            }
        });
        long payingBegun = System.nanoTime();
        if (!DrilledLedger.await(PATIENCE, () -> log.head() - head >= size.struckAfterEvents())) {
            throw new IllegalStateException("the run is not being paid", failure.get());
        }
        BayName destroyed = bays.primary();
        double struckAfter = (System.nanoTime() - payingBegun) / 1e9;
        long struck = System.nanoTime();
        bays.destroy(destroyed);
        paying.join();
        double seconds = (System.nanoTime() - struck) / 1e9;
        byte[] bytes = file.get();
        if (bytes == null) {
            throw new IllegalStateException("no file", failure.get());
        }
        return told(destroyed, struckAfter, seconds, bytes);
    }

    /** As a comptable does it: pay what is left, until nothing is; close; take the file. */
    private byte[] pay() throws IOException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        String path = "/api/v1/payment-runs/" + RUN;
        boolean left = true;
        while (left) {
            byte[] body = insisting("POST", path + "/execution", deadline);
            JsonNode report = LedgerJson.mapper().readTree(body);
            left = report.path("remaining").asInt() > 0;
            progress.printf(
                    Locale.FRANCE,
                    "%,d virements, %,d à faire%n",
                    report.path("transfers").asInt(),
                    report.path("remaining").asInt());
        }
        close(deadline);
        return insisting("GET", path + "/file", deadline);
    }

    private void close(long deadline) {
        LedgerCommand closing = new CloseRun(RUN);
        while (true) {
            try {
                Answer.Given given = instance.bean(CommandGate.class)
                        .ask(new CommandGate.Ask(closing, "reprise-close", YearCast.ACCOUNTANT, null, AT, "drill"));
                if (given.answer() instanceof Answer.Refused refused) {
                    throw new Door.NotAccepted(refused.code() + " " + refused.detail());
                }
                return;
            } catch (Door.NotAccepted e) {
                throw e;
            } catch (RuntimeException e) {
                again(deadline, e);
            }
        }
    }

    private byte[] insisting(String method, String path, long deadline) {
        while (true) {
            String head = method + " " + path + " HTTP/1.1\r\nHost: drill\r\nAuthorization: Bearer "
                    + instance.token(YearCast.ACCOUNTANT) + "\r\nIdempotency-Key: reprise-" + tries++
                    + "\r\nQuitus-Simulated-Time: " + AT + "\r\nAccept: */*\r\n";
            try (HttpConnection connection = new HttpConnection(URI.create(instance.address()))) {
                HttpConnection.Answer answer = connection.exchange(head, new byte[0]);
                if (answer.status() == 200) {
                    return answer.body();
                }
                again(deadline, new IllegalStateException(method + " " + path + ": " + answer.status()));
            } catch (IOException e) {
                again(deadline, e);
            }
        }
    }

    private void again(long deadline, Exception e) {
        if (System.nanoTime() > deadline) {
            throw new IllegalStateException("not in " + PATIENCE, e);
        }
        progress.println("encore une fois : " + e.getMessage());
        DrilledLedger.pause(PAUSE_MS);
    }

    private Told told(BayName destroyed, double struckAfter, double seconds, byte[] bytes) throws Exception {
        TransferFileReading read = TransferFileReading.of(bytes);
        BigDecimal expected = BigDecimal.valueOf(size.cents(), 2);
        List<String> refused = PaymentFileCheck.check(IncomingFile.of(bytes)).stream()
                .map(Object::toString)
                .toList();
        boolean whole = read.announced() == size.transfers()
                && read.transfers() == size.transfers()
                && read.endToEndIds().size() == size.transfers()
                && read.controlSum().compareTo(expected) == 0
                && read.sum().compareTo(expected) == 0
                && refused.isEmpty();
        boolean held = whole && seconds <= GOAL.toSeconds();
        String page = String.format(
                Locale.FRANCE,
                """
                LE CAS DE JUIN 2013
                %s, commit %s
                Campagne de %,d virements, %s €, en cours de paiement depuis %.1f s.
                Baie primaire %s : processus tués, dossier effacé.
                Fichier pain.001 complet %.1f s après la destruction (objectif %d s).
                    virements annoncés %,d, présents %,d, identifiants de bout en bout distincts %,d
                    somme de contrôle %s €, somme des virements %s €
                    refus que ferait la banque : %s
                Résultat : %s
                """,
                Machine.machine(),
                Machine.commit(),
                size.transfers(),
                expected,
                struckAfter,
                destroyed.folder(),
                seconds,
                GOAL.toSeconds(),
                read.announced(),
                read.transfers(),
                read.endToEndIds().size(),
                read.controlSum(),
                read.sum(),
                refused.isEmpty() ? "aucun" : refused,
                held ? "tenu" : "EN DÉFAUT");
        return new Told(page, held);
    }
}

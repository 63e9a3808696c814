package fr.quitus.bench;

import fr.quitus.bench.figures.Figure;
import fr.quitus.frontdesk.Act;
import fr.quitus.frontdesk.Deposit;
import fr.quitus.frontdesk.DepositLog;
import fr.quitus.frontdesk.Deposited;
import fr.quitus.frontdesk.DeskSettings;
import fr.quitus.frontdesk.Ending;
import fr.quitus.frontdesk.receipt.DepositReceipt;
import fr.quitus.frontdesk.receipt.ReceiptSigner;
import fr.quitus.proofs.note.KeyType;
import fr.quitus.proofs.note.SigningKey;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Receipts at a steady pace, then as many as the desk can give, then as many waiting deposits as it may hold: what they
 * take of memory, how long they take to be read again and to be ended. Both places are folders of one disk.
 */
final class DeskBench {
    private static final int CLIENTS = 64;
    private static final int CONTENT_BYTES = 1_200;
    private static final int DRAINED_AT_ONCE = 500;
    private static final Duration WARM_UP = Duration.ofSeconds(10);
    private static final double P99_MS_MAX = 50;
    private static final double MIB = 1_048_576;

    /**
     * How much.
     *
     * @param perSecond pace of the deposits
     * @param pending how many wait at the end
     */
    record Plan(int perSecond, Duration held, int pending) {}

    private final Plan plan;
    private final PrintStream progress;
    private final DeskSettings settings;
    private final AtomicInteger copies = new AtomicInteger(Integer.MAX_VALUE);

    private DeskBench(Plan plan, Path folder, PrintStream progress) {
        this.plan = plan;
        this.progress = progress;
        DeskSettings usual = DeskSettings.of(
                "bench",
                folder.resolve("witness"),
                List.of(folder.resolve("a"), folder.resolve("b")),
                Clock.systemUTC());
        // What is measured flat out is not how soon it is full.
        this.settings = new DeskSettings(
                usual.node(),
                usual.witness(),
                usual.places(),
                usual.bytesMax(),
                DeskSettings.DEPOSITS_MAX_MOST,
                usual.waitingMax(),
                usual.placeTimeout(),
                usual.returnEvery(),
                usual.keepEnded(),
                usual.freeBytesMin(),
                usual.despiteDoubt(),
                usual.clock());
    }

    static Measurement run(Plan plan, Path folder, PrintStream progress) throws InterruptedException {
        return new DeskBench(plan, folder, progress).run();
    }

    private Measurement run() throws InterruptedException {
        SigningKey key = SigningKey.generate("quitus.bench/guichet", KeyType.NOTE);
        Sample held;
        Sample most;
        double filledMiB;
        double before = usedMiB();
        try (DepositLog log = DepositLog.open(settings);
                ReceiptSigner signer = new ReceiptSigner(key)) {
            ClosedLoop.sample(CLIENTS, WARM_UP, (client, random) -> receipt(log, signer));
            held = OpenLoop.run(plan.perSecond(), plan.held(), _ -> receipt(log, signer));
            most = ClosedLoop.sample(CLIENTS, plan.held(), (client, random) -> receipt(log, signer));
            drain(log);
            progress.printf(Locale.ROOT, "%.0f receipts/s at most, now %d wait%n", most.perSecond(), plan.pending());
            fill(log);
            filledMiB = usedMiB() - before;
        }
        long opened = System.nanoTime();
        try (DepositLog log = DepositLog.open(settings)) {
            double reopenSeconds = seconds(opened);
            long drained = System.nanoTime();
            int ended = drain(log);
            double drainSeconds = seconds(drained);
            return new Measurement(
                    List.of(
                            Figure.told("receipts paced", "receipts/s", plan.perSecond()),
                            Figure.told("receipts held", "receipts/s", held.perSecond()),
                            Figure.atMost("receipt from its due time, p99", "ms", ms(held, 99), P99_MS_MAX),
                            Figure.told("receipt from its due time, p50", "ms", ms(held, 50)),
                            Figure.zero("deposits refused or failed", "deposits", held.failed() + most.failed()),
                            Figure.atLeast("receipts, as many as it can", "receipts/s", most.perSecond(), 1_000),
                            Figure.told("of these, p99", "ms", ms(most, 99)),
                            Figure.told("fewest copies told", "places", copies.get()),
                            Figure.told("deposits then waiting", "deposits", plan.pending()),
                            Figure.told(
                                    "deposits kept in all",
                                    "deposits",
                                    log.counts().lastNumber()),
                            Figure.told("memory of the desk with these", "MiB", filledMiB),
                            Figure.told("opened again with them", "s", reopenSeconds),
                            Figure.told("read and ended", "deposits/s", ended / drainSeconds)),
                    "%d clients flat out; a content has %d bytes; two folders of one disk, both forced."
                            .formatted(CLIENTS, CONTENT_BYTES));
        }
    }

    private void receipt(DepositLog log, ReceiptSigner signer) {
        Deposited deposited = log.deposit(act());
        copies.accumulateAndGet(deposited.copies(), Math::min);
        DepositReceipt receipt = signer.sign(deposited);
        if (receipt.number() != deposited.deposit().number()) {
            throw new IllegalStateException("a receipt of another deposit: " + receipt.receiptNumber());
        }
    }

    private static Act act() {
        return new Act(UUID.randomUUID(), "SubmitInvoice", new byte[32], "Bench", new byte[CONTENT_BYTES]);
    }

    private void fill(DepositLog log) throws InterruptedException {
        ClosedLoop.Ended ended = ClosedLoop.run(CLIENTS, Duration.ZERO, (client, random) -> {
            while (log.counts().pending() < plan.pending() - CLIENTS) {
                log.deposit(act());
            }
        });
        if (ended.failed() > 0) {
            throw new IllegalStateException(String.valueOf(ended.firstFailure()));
        }
    }

    private static int drain(DepositLog log) {
        int ended = 0;
        for (List<Deposit> some = log.pending(0, DRAINED_AT_ONCE);
                !some.isEmpty();
                some = log.pending(some.getLast().number(), DRAINED_AT_ONCE)) {
            Map<Long, Ending> endings = new LinkedHashMap<>();
            some.forEach(deposit ->
                    endings.put(deposit.number(), new Ending(true, "ACCEPTE", "", deposit.number(), Instant.now())));
            log.ended(endings);
            ended += some.size();
        }
        return ended;
    }

    private static double usedMiB() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return (runtime.totalMemory() - runtime.freeMemory()) / MIB;
    }

    private static double seconds(long since) {
        return (System.nanoTime() - since) / 1e9;
    }

    private static double ms(Sample sample, double percentile) {
        return sample.latencies().getValueAtPercentile(percentile) / (double) TimeUnit.MILLISECONDS.toNanos(1);
    }
}

package fr.quitus.bench;

import fr.quitus.app.client.LedgerHttp;
import fr.quitus.domain.value.FundsCentre;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * The program as {@code ./quitus start} runs it, in a process of its own: until it answers, and what it then weighs.
 */
final class StartUpBench {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final long LOOK_AGAIN_MS = 10;
    /** Rest before memory is read, so that what the start or the load left running has ended. */
    private static final long REST_MS = 10_000;

    /** A unit the ready-made manager works for. */
    private static final FundsCentre UNIT = FundsCentre.of("0156-DR35-U001");

    private final Path jar;
    private final Rounds.Plan plan;
    private final int clients;
    private final PrintStream progress;

    StartUpBench(Path jar, Rounds.Plan plan, int clients, PrintStream progress) {
        this.jar = jar;
        this.plan = plan;
        this.clients = clients;
        this.progress = progress;
    }

    /** @return the table, in Markdown */
    String run() throws IOException, InterruptedException {
        List<Double> first = new ArrayList<>();
        List<Double> next = new ArrayList<>();
        StringBuilder memory = new StringBuilder();
        for (int round = 1; round <= plan.rounds(); round++) {
            Path data = Folders.fresh();
            try {
                first.add(start(data, false, memory));
                next.add(start(data, round == plan.rounds(), memory));
            } finally {
                Folders.delete(data);
            }
            progress.printf(
                    Locale.ROOT, "start-up %d: first %.1f s, next %.1f s%n", round, first.getLast(), next.getLast());
        }
        return String.format(
                Locale.ROOT, """
                | start-up and memory | figure |
                |---|---|
                | first start, empty folder, until an authenticated question gets 200: s min / median / max | %s |
                | next start on the same folder, s | %s |
                %s""", Figures.minMedianMax(first, "%.1f"), Figures.minMedianMax(next, "%.1f"), memory);
    }

    private double start(Path data, boolean weighed, StringBuilder memory) throws IOException, InterruptedException {
        int port = Instance.freePort();
        // Kept when the instance does not answer, for whoever wonders why.
        Path log = Files.createTempFile("quitus-bench-start-", ".log");
        long begun = System.nanoTime();
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-jar",
                        jar.toString(),
                        "start",
                        "--data",
                        data.toString(),
                        "--port",
                        String.valueOf(port))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try (LedgerHttp http = new LedgerHttp("http://127.0.0.1:" + port)) {
            awaitAnswer(http, process, log);
            double seconds = (System.nanoTime() - begun) / 1e9;
            if (weighed) {
                weigh(http, "http://127.0.0.1:" + port, process.pid(), data, memory);
            }
            Files.delete(log);
            return seconds;
        } finally {
            process.destroy();
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        }
    }

    private static void awaitAnswer(LedgerHttp http, Process process, Path log) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!answers(http)) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                throw new IllegalStateException("the instance did not answer; its log is " + log);
            }
            Thread.sleep(LOOK_AGAIN_MS);
        }
    }

    private static boolean answers(LedgerHttp http) {
        try {
            return http.get("ada", "/api/v1/budgets/2025/missions", -1).ok();
        } catch (LedgerHttp.Unreachable e) {
            return false;
        }
    }

    private void weigh(LedgerHttp http, String base, long jvm, Path data, StringBuilder memory)
            throws InterruptedException {
        Thread.sleep(REST_MS);
        memory.append(row("at rest after a start", ProcessMemory.of(jvm, data)));
        try (HttpDoor door =
                new HttpDoor(base, caller -> http.token(caller.actor().text()))) {
            Workload workload = new Workload(door);
            workload.allot(List.of(UNIT));
            Load.Result result =
                    new Load(workload, List.of(UNIT), clients).run(plan.turn().multipliedBy(2));
            progress.printf(
                    Locale.ROOT,
                    "before weighing: %,.0f commands/s, %d not accepted %s%n",
                    result.commandsPerSecond(),
                    result.failed(),
                    result.firstFailure());
        }
        Thread.sleep(REST_MS);
        memory.append(row(
                "at rest after " + plan.turn().multipliedBy(2).toSeconds() + " s of load by HTTP",
                ProcessMemory.of(jvm, data)));
    }

    private static String row(String when, ProcessMemory memory) {
        return String.format(
                Locale.ROOT,
                "| memory %s: JVM RSS + RSS of %d postgres processes (their PSS), MB | %,d + %,d (%,d) |%n",
                when,
                memory.processes(),
                memory.jvmMb(),
                memory.postgresMb(),
                memory.postgresProportionalMb());
    }
}

package fr.quitus.bench;

import fr.quitus.bays.BayName;
import fr.quitus.bays.DrilledBays;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The ledger that a bench loads: what is ordered of it, what is done to its bays, what its processes use. */
final class LedgerProcess implements AutoCloseable {
    /** What grows without end does not fit for long. */
    private static final String HEAP_MAX = "-Xmx1g";

    private static final Duration STOP_MAX = Duration.ofMinutes(2);
    private static final double MB = 1024.0 * 1024.0;
    private static final double NANOS_PER_S = 1e9;

    private final Path data;
    private final Process process;
    private final PrintStream orders;
    private final BufferedReader answers;
    private final URI address;

    private LedgerProcess(Path data, Process process) throws IOException {
        this.data = data;
        this.process = process;
        this.orders = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
        this.answers = process.inputReader(StandardCharsets.UTF_8);
        String ready = answer();
        if (!ready.startsWith(OverloadedLedger.READY)) {
            throw new IOException("the ledger did not start: " + ready);
        }
        this.address = URI.create(ready.substring(OverloadedLedger.READY.length()));
    }

    /**
     * With the options this process has itself.
     *
     * @param progress is told where the ledger's own log is
     */
    static LedgerProcess start(Path data, PrintStream progress) throws IOException {
        return start(data, Instance.freePort(), progress);
    }

    private static LedgerProcess start(Path data, int port, PrintStream progress) throws IOException {
        Path log = Files.createTempFile("quitus-bench-ledger-", ".log");
        progress.println("log of the ledger: " + log);
        // Whoever asks stands for other machines: on this one he goes first, or his own delay would be measured.
        List<String> command = new ArrayList<>(List.of("nice", "-n", "10"));
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.add(HEAP_MAX);
        command.addAll(List.of(
                "-cp",
                System.getProperty("java.class.path"),
                OverloadedLedger.class.getName(),
                data.toString(),
                Integer.toString(port)));
        Process process =
                new ProcessBuilder(command).redirectError(log.toFile()).start();
        try {
            return new LedgerProcess(data, process);
        } catch (IOException e) {
            process.destroy();
            throw e;
        }
    }

    private String answer() throws IOException {
        String line = answers.readLine();
        if (line == null) {
            throw new IOException("the ledger's process has ended");
        }
        return line;
    }

    private String ordered(String order) throws IOException {
        orders.println(order);
        return answer();
    }

    URI address() {
        return address;
    }

    /** @param rowsPerSecond 0 for as many as it can */
    void slow(int rowsPerSecond) throws IOException {
        ordered(OverloadedLedger.SLOW + rowsPerSecond);
    }

    /** Whether the front desk may open. */
    void desk(boolean open) throws IOException {
        ordered(OverloadedLedger.DESK + open);
    }

    /** What is in use after a collection, in megabytes. */
    double heapMb() throws IOException {
        return Long.parseLong(ordered(OverloadedLedger.HEAP)) / MB;
    }

    /** The least in use in each ten seconds since this was asked last, in megabytes, the oldest first. */
    double[] leastHeapsMb() throws IOException {
        String told = ordered(OverloadedLedger.LEAST_HEAPS);
        return told.isEmpty()
                ? new double[0]
                : Arrays.stream(told.split(" ", -1))
                        .mapToDouble(bytes -> Long.parseLong(bytes) / MB)
                        .toArray();
    }

    private List<ProcessHandle> processes(BayName bay) {
        return DrilledBays.processes(DrilledLedger.home(data, bay));
    }

    /** Kills the ledger without a word, its bays go on. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Another one, where a killed one was. */
    LedgerProcess again(PrintStream progress) throws IOException {
        return start(data, address.getPort(), progress);
    }

    void kill(BayName bay) {
        processes(bay).forEach(ProcessHandle::destroyForcibly);
    }

    /** Stops all processes of bays where they are, or lets them go on. */
    void freeze(List<BayName> bays, boolean frozen) {
        for (BayName bay : bays) {
            processes(bay).forEach(one -> Shell.run("kill", frozen ? "-STOP" : "-CONT", Long.toString(one.pid())));
        }
    }

    /**
     * Processor time used since the start, in seconds. Of the bays' processes, those that live: a connection that was
     * closed takes its time with it.
     */
    record Used(double generator, double ledger, Map<Long, Double> bays) {
        /** Cores in use in between, each. */
        double[] coresSince(Used before, double seconds) {
            double postgres = bays.entrySet().stream()
                    .mapToDouble(one -> one.getValue() - before.bays.getOrDefault(one.getKey(), 0.0))
                    .sum();
            return new double[] {
                (generator - before.generator) / seconds,
                Math.max(0, ledger - before.ledger) / seconds, // 0 when another one was started meanwhile
                postgres / seconds
            };
        }
    }

    Used used() {
        Map<Long, Double> bays = new HashMap<>();
        Arrays.stream(BayName.values())
                .flatMap(bay -> processes(bay).stream())
                .forEach(one -> bays.put(one.pid(), seconds(one)));
        return new Used(seconds(ProcessHandle.current()), seconds(process.toHandle()), bays);
    }

    private static double seconds(ProcessHandle process) {
        return process.info()
                .totalCpuDuration()
                .map(used -> used.toNanos() / NANOS_PER_S)
                .orElse(0.0);
    }

    @Override
    public void close() {
        orders.close();
        try {
            if (!process.waitFor(STOP_MAX.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}

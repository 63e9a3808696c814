package fr.quitus.eventstore.postgres;

import fr.quitus.eventstore.AppendUnit;
import fr.quitus.eventstore.Appended;
import fr.quitus.eventstore.Await;
import fr.quitus.eventstore.LogLimits;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;

/**
 * An application of its own that does nothing but append, and tells on its output what it asks and what it was
 * answered. Where the parent cannot see it, it stops by itself and says so.
 */
final class AppenderProcess implements AutoCloseable {

    private static final String ASKED = "asked";
    private static final String ANSWERED = "answered";
    private static final String STOPPED = "stopped";
    private static final int UNITS_BEFORE_STOPPING = 40;

    private final Process process;
    private final Thread reader;
    private final List<String> lines = new ArrayList<>();

    private AppenderProcess(Process process) {
        this.process = process;
        this.reader = Thread.ofVirtual().start(this::read);
    }

    static AppenderProcess start(TestDatabase database, String name, AppendDrillTest.Step step, int writers)
            throws IOException {
        return new AppenderProcess(new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        AppenderProcess.class.getName(),
                        database.jdbcUrl(name),
                        database.user(),
                        database.password(),
                        step.name(),
                        String.valueOf(writers))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start());
    }

    private void read() {
        try (BufferedReader output = process.inputReader()) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                synchronized (lines) {
                    lines.add(line);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String[]> said(String word) {
        synchronized (lines) {
            return lines.stream()
                    .map(line -> line.split(" "))
                    .filter(words -> words[0].equals(word))
                    .toList();
        }
    }

    void awaitAcknowledged(int units) throws Exception {
        Await.until(units + " units are acknowledged", () -> {
            if (!process.isAlive()) {
                throw new AssertionError("the application ended with " + process.exitValue());
            }
            return said(ANSWERED).size() >= units;
        });
    }

    void killWhereItStops() throws Exception {
        Await.until("the application stops", () -> !said(STOPPED).isEmpty());
        kill();
    }

    /** SIGKILL; returns when all it said was read: through its handle, as {@link Process} would close its pipes. */
    void kill() throws InterruptedException {
        process.toHandle().destroyForcibly();
        process.waitFor();
        reader.join();
    }

    /** What it heard. A line that was cut off in the middle was not said. */
    Map<UUID, Appended> acknowledged() {
        Map<UUID, Appended> acknowledged = new LinkedHashMap<>();
        said(ANSWERED).stream()
                .filter(words -> words.length == 5 && words[4].equals("."))
                .forEach(words -> acknowledged.put(
                        UUID.fromString(words[1]),
                        new Appended(Long.parseLong(words[2]), Long.parseLong(words[3]), Instant.EPOCH)));
        return acknowledged;
    }

    /** What it asked and heard nothing of, in the order it asked. */
    Map<UUID, AppendUnit> unanswered() {
        Map<UUID, AppendUnit> unanswered = new LinkedHashMap<>();
        said(ASKED).stream()
                .filter(words -> words.length == 5 && words[4].equals("."))
                .forEach(words -> {
                    UUID id = UUID.fromString(words[1]);
                    unanswered.put(id, Writers.unit(id, Integer.parseInt(words[2]), Long.parseLong(words[3])));
                });
        unanswered.keySet().removeAll(acknowledged().keySet());
        return unanswered;
    }

    @Override
    public void close() throws InterruptedException {
        kill();
    }

    /** The application itself. */
    public static void main(String[] arguments) throws Exception {
        Properties properties = new Properties();
        properties.setProperty("user", arguments[1]);
        properties.setProperty("password", arguments[2]);
        properties.setProperty("options", "-c role=quitus_app");
        ConnectionSource source = () -> DriverManager.getConnection(arguments[0], properties);
        StoppedAppends appends = new StoppedAppends(source);
        PostgresEventLog log = PostgresEventLog.open(appends, source, LogLimits.defaults(), new SimpleMeterRegistry());
        CountDownLatch enough = new CountDownLatch(UNITS_BEFORE_STOPPING);
        for (int writer = 0; writer < Integer.parseInt(arguments[4]); writer++) {
            int number = writer;
            Thread.ofPlatform().start(() -> write(log, number, enough));
        }
        enough.await();
        switch (AppendDrillTest.Step.valueOf(arguments[3])) {
            case NOT_YET_SENT -> appends.beforeSent(connection -> stopForGood());
            case COMMITTED -> appends.committed(connection -> stopForGood());
            case SENT, AWAITING_THE_STANDBY -> say("goes on");
        }
    }

    private static void write(PostgresEventLog log, int writer, CountDownLatch enough) {
        for (long step = log.lastSequence("writer-" + writer).orElse(-1L) + 1; ; step++) {
            UUID id = UUID.randomUUID();
            say("%s %s %d %d .".formatted(ASKED, id, writer, step));
            Appended appended = log.append(Writers.unit(id, writer, step)).join();
            say("%s %s %d %d .".formatted(ANSWERED, id, appended.firstPosition(), appended.lastPosition()));
            enough.countDown();
        }
    }

    private static void stopForGood() throws InterruptedException {
        say(STOPPED);
        new CountDownLatch(1).await();
    }

    private static synchronized void say(String line) {
        System.out.println(line);
        System.out.flush();
    }
}

package fr.quitus.bays;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The application is killed in the middle of an order, and its bays are opened again by another. Which numbers were
 * acknowledged is remembered outside of it.
 */
class KilledActsTest {
    private static final Duration PATIENCE = Await.PATIENCE;

    @TempDir
    static Path founded;

    @TempDir
    Path directory;

    private final Set<Long> acknowledged = ConcurrentHashMap.newKeySet();

    @BeforeAll
    static void found() {
        EmbeddedBays.open(settings(founded)).close();
    }

    @BeforeEach
    void copyFounded() throws Exception {
        assertThat(Disks.run("cp", "-a", founded + "/.", directory.toString())).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"DRAIN, 60", "PROMOTE, 250", "RESEED, 900"})
    void loses_no_acknowledged_write_when_it_is_killed_during_an_order(BayAct act, long afterMs) throws Exception {
        killedDuring(List.of(), act, afterMs);
    }

    @ParameterizedTest
    @Tag("drill")
    @CsvSource({
        "DRAIN, 5", "DRAIN, 20", "DRAIN, 120", "DRAIN, 250", "REMOVE, 5", "REMOVE, 40", "REMOVE, 150", "REMOVE, 300",
        "ADD, 10", "ADD, 100", "ADD, 400", "ADD, 1500", "PROMOTE, 20", "PROMOTE, 80", "PROMOTE, 150", "PROMOTE, 350",
        "PROMOTE, 500", "PROMOTE, 700", "PROMOTE, 1000", "RESEED, 30", "RESEED, 300", "RESEED, 2000", "RESEED, 3000"
    })
    void loses_no_acknowledged_write_wherever_in_an_order_it_is_killed(BayAct act, long afterMs) throws Exception {
        switch (act) {
            case REMOVE -> killedDuring(List.of("DRAIN C"), act, afterMs);
            case ADD -> killedDuring(List.of("DRAIN C", "REMOVE C"), act, afterMs);
            case DRAIN, PROMOTE, RESEED -> killedDuring(List.of(), act, afterMs);
        }
    }

    private void killedDuring(List<String> before, BayAct act, long afterMs) throws Exception {
        Process application = application();
        CountDownLatch ready = new CountDownLatch(1);
        CountDownLatch prepared = new CountDownLatch(before.size());
        Thread recorder = Thread.ofPlatform().start(() -> record(application, ready, prepared));
        assertThat(ready.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        for (String order : before) {
            application.outputWriter().write(order + "\n");
        }
        application.outputWriter().flush();
        assertThat(prepared.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        int known = acknowledged.size();
        Await.until("writes", PATIENCE, () -> acknowledged.size() > known + 100);

        application.outputWriter().write(act + " C\n");
        application.outputWriter().flush();
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(afterMs));
        application.toHandle().destroyForcibly(); // that of Process closes its pipes, and what it said last is lost
        assertThat(application.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        recorder.join();

        try (EmbeddedBays bays = EmbeddedBays.open(settings(directory))) {
            bays.comparing((bay, primary) -> null);
            requireAll(bays);
            BaySql.execute(bays, "insert into entry (id) values (-1)");
            Await.until(
                    "every bay in its place",
                    PATIENCE,
                    () -> bays.statuses().stream().allMatch(status -> Set.of(
                                            BayState.PRIMARY, BayState.QUORUM, BayState.DRAINED, BayState.REMOVED)
                                    .contains(status.state()))
                            && bays.statuses().stream().anyMatch(status -> status.state() == BayState.QUORUM));
            requireAll(bays);
            System.out.printf(
                    "%s killed after %d ms: %d acknowledged, then %s%n",
                    act,
                    afterMs,
                    acknowledged.size(),
                    bays.statuses().stream()
                            .map(status -> status.name() + " " + status.state())
                            .toList());
        }
    }

    private void requireAll(EmbeddedBays bays) throws SQLException {
        List<String> found = BaySql.texts(bays, "select id from entry where id > 0");
        Set<Long> ids = new HashSet<>();
        found.forEach(id -> ids.add(Long.parseLong(id)));
        Set<Long> lost = new HashSet<>(acknowledged);
        lost.removeAll(ids);
        assertThat(lost).as("acknowledged and lost").isEmpty();
        assertThat(found).as("nothing twice").hasSameSizeAs(ids);
    }

    private void record(Process application, CountDownLatch ready, CountDownLatch carriedOut) {
        try {
            BufferedReader output = application.inputReader();
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                if (line.startsWith(BayActsApplication.ACKNOWLEDGED)) {
                    String id = line.substring(BayActsApplication.ACKNOWLEDGED.length());
                    // The last line may be cut off by the kill: its number is another one.
                    if (id.length() == WIDTH) {
                        acknowledged.add(Long.parseLong(id));
                    }
                } else if (line.equals(BayActsApplication.READY)) {
                    ready.countDown();
                } else if (line.equals(BayActsApplication.CARRIED_OUT)) {
                    carriedOut.countDown();
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All numbers have so many digits. */
    private static final int WIDTH = 9;

    private Process application() throws IOException {
        return new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        BayActsApplication.class.getName(),
                        directory.toString(),
                        "100000000")
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static BaySettings settings(Path directory) {
        return PatientBays.in(directory);
    }
}

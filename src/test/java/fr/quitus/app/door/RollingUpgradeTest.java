package fr.quitus.app.door;

import static org.assertj.core.api.Assertions.assertThat;

import fr.quitus.app.NextRelease;
import fr.quitus.app.storage.LedgerStorage;
import fr.quitus.domain.actor.Role;
import fr.quitus.projections.engine.ProjectionRegistry;
import fr.quitus.projections.engine.ProjectionStatus;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** Two nodes on one database, of two releases whose views all differ in their version, under commands and questions. */
class RollingUpgradeTest {
    private static final String BALANCE = "/api/v1/trial-balance?year=2025";
    private static final String OPENED = """
            {"year":2025,"programme":"0156","title":"T3","ae":"10.00","cp":"9.00","legalRef":"LFI"}""";
    private static final String POSITION = "Quitus-Position";

    /** One person at work on one node: a command, then a question that must show it. */
    private static final class Load implements AutoCloseable {
        private final RunningLedger node;
        private final String denis;
        private final String ada;
        private final List<String> failed = new ArrayList<>();
        private final AtomicBoolean going = new AtomicBoolean(true);
        private final AtomicReference<Throwable> broken = new AtomicReference<>();
        private final Thread thread;
        private volatile int rounds;

        Load(RunningLedger node) {
            this.node = node;
            this.denis = node.token("denis", Role.BUDGET_DIRECTORATE);
            this.ada = node.token("ada", Role.AUDITOR);
            this.thread = Thread.ofPlatform().start(this::run);
        }

        private void run() {
            try {
                while (going.get()) {
                    round();
                }
            } catch (RuntimeException | AssertionError e) {
                broken.set(e);
            }
        }

        private void round() {
            Reply opened = node.post(denis, "OpenCredits", OPENED);
            Reply shown = node.get(ada, BALANCE, "Quitus-Min-Position", opened.header(POSITION));
            if (opened.status() != 201 || shown.status() != 200) {
                failed.add(opened + " " + shown);
            }
            rounds++;
        }

        void awaitRounds(int more) {
            int until = rounds + more;
            long deadline = System.nanoTime() + RunningLedger.DEADLINE.toNanos();
            while (rounds < until && broken.get() == null) {
                assertThat(System.nanoTime()).isLessThan(deadline);
                Thread.onSpinWait();
            }
        }

        @Override
        public void close() {
            going.set(false);
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            assertThat(broken.get()).isNull();
            assertThat(failed).isEmpty();
        }
    }

    private static List<ProjectionStatus> statuses(RunningLedger node) {
        return node.bean(ProjectionRegistry.class).statuses();
    }

    private static void awaitReady(RunningLedger node) {
        long deadline = System.nanoTime() + RunningLedger.DEADLINE.toNanos();
        while (node.send(node.request("/actuator/health").build()).status() != 200) {
            assertThat(System.nanoTime()).as(statuses(node).toString()).isLessThan(deadline);
        }
    }

    @Test
    void no_request_fails_while_a_node_of_the_next_release_comes_in_works_and_goes_again() throws IOException {
        try (RunningLedger older = RunningLedger.start(Map.of());
                Load onOlder = new Load(older)) {
            onOlder.awaitRounds(3);
            LedgerStorage storage = older.bean(LedgerStorage.class);
            try (RunningLedger newer = RunningLedger.start(Map.of(
                    "quitus.storage.mode", "external",
                    "quitus.storage.url", storage.jdbcUrl(LedgerStorage.DATABASE),
                    "quitus.storage.user", storage.adminUser(),
                    "quitus.storage.password", storage.adminPassword(),
                    "spring.main.sources", NextRelease.class.getName()))) {
                awaitReady(newer);
                try (Load onNewer = new Load(newer)) {
                    onNewer.awaitRounds(3);
                    onOlder.awaitRounds(3);
                }
                assertThat(statuses(newer)).isNotEmpty().allMatch(ProjectionStatus::healthy);
                assertThat(statuses(newer)).noneMatch(ProjectionStatus::aside);
                assertThat(statuses(older)).allMatch(ProjectionStatus::healthy).allMatch(ProjectionStatus::aside);
            }
            onOlder.awaitRounds(3);
        }
    }
}

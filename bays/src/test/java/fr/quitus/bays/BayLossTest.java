package fr.quitus.bays;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BayLossTest {
    private static final Duration PATIENCE = Await.PATIENCE;
    private static final int WRITERS = 4;

    @TempDir
    Path directory;

    @Test
    void loses_no_acknowledged_write_when_the_primary_bay_is_destroyed_twice_under_load() throws Exception {
        List<BayEvent> events = new CopyOnWriteArrayList<>();
        try (EmbeddedBays bays = EmbeddedBays.open(PatientBays.in(directory))) {
            bays.onEvent(events::add);
            Await.until("all in quorum", PATIENCE, () -> allServe(bays));
            try (Writers writers = new Writers(bays, WRITERS)) {
                for (int round = 1; round <= 2; round++) {
                    int before = writers.acknowledgedCount();
                    Await.until("writes", PATIENCE, () -> writers.acknowledgedCount() > before + 500);
                    BayName lost = bays.primary();
                    assertThat(writers.takeLongestSilenceMillis()).isNotNegative();

                    bays.destroy(lost);

                    int atLoss = writers.acknowledgedCount();
                    Await.until("writes again", PATIENCE, () -> writers.acknowledgedCount() > atLoss + 500);
                    assertThat(bays.primary()).isNotEqualTo(lost);
                    long silence = writers.takeLongestSilenceMillis();
                    Await.until(
                            "lost bay back in quorum",
                            PATIENCE,
                            () -> allServe(bays) && backInQuorum(events, lost) && bays.primary() != lost);
                    assertThat(writers.complaint()).isNull();
                    assertThat(writers.acknowledgedCount()).isGreaterThan(before + 1000);
                    System.out.printf(
                            "loss %d: %s -> %s, longest time without an acknowledgement %d ms, %d acknowledged; %s%n",
                            round, lost, bays.primary(), silence, writers.acknowledgedCount(), events);
                }
            }
            assertThat(events)
                    .filteredOn(BayEvent.TakeoverEnded.class::isInstance)
                    .hasSize(2);
            assertThat(events)
                    .filteredOn(BayEvent.BackInQuorum.class::isInstance)
                    .hasSizeGreaterThanOrEqualTo(2);
        }
        for (BayName bay : BayName.values()) {
            assertThat(FolderProcesses.living(directory.resolve(bay.folder()).resolve("data")))
                    .isEmpty();
        }
    }

    private static boolean backInQuorum(List<BayEvent> events, BayName bay) {
        return events.stream().anyMatch(event -> event instanceof BayEvent.BackInQuorum back && back.bay() == bay);
    }

    static boolean allServe(EmbeddedBays bays) {
        List<BayState> states = bays.statuses().stream().map(BayStatus::state).toList();
        return states.stream().filter(BayState.PRIMARY::equals).count() == 1
                && states.stream().filter(BayState.QUORUM::equals).count() == 2;
    }
}

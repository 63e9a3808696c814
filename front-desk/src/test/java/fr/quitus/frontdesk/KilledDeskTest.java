package fr.quitus.frontdesk;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process on real disks, killed with signal 9 in the middle of deposits, again and again on the same folders. */
class KilledDeskTest {
    private static final int KILLS = Boolean.getBoolean("quitus.drill") ? 40 : 4;

    @TempDir
    Path folder;

    @Test
    void all_that_was_answered_before_it_was_killed_is_there_once_and_in_order() throws Exception {
        Path witness = folder.resolve("witness");
        List<Path> places = List.of(folder.resolve("a"), folder.resolve("b"));
        SplittableRandom random = new SplittableRandom(20_261_123);
        Map<Long, UUID> answered = new TreeMap<>();
        List<Long> ended = new ArrayList<>();
        for (int kill = 0; kill < KILLS; kill++) {
            DepositingProcess process = DepositingProcess.start(witness, places);
            try (process) {
                process.awaitAnswers(random.nextInt(1, 400));
            }
            process.deposited().forEach((number, id) -> assertThat(answered.put(number, id))
                    .as("number %d was given before".formatted(number))
                    .isNull());
            ended.addAll(process.ended());
        }

        try (DepositLog log = DepositLog.open(DepositingProcess.settings(witness, places))) {
            DeskFixture.awaitCopies(log, 2);
            answered.forEach((number, id) -> {
                Deposit deposit = log.find(number).orElseThrow().deposit();
                assertThat(deposit.act()).isEqualTo(DeskFixture.act(id, "content of " + id));
                assertThat(log.find(id).orElseThrow().deposit().number()).isEqualTo(number);
            });
            ended.forEach(number -> assertThat(log.ending(number)).contains(DeskFixture.accepted(number)));
            long last = log.counts().lastNumber();
            for (long number = 1; number <= last; number++) {
                assertThat(log.find(number)).as("numbers have no gap").isPresent();
            }
            assertThat(log.counts().pending()).isLessThanOrEqualTo((int) (last - ended.size()));
        }
    }
}

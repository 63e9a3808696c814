package fr.quitus.frontdesk;

import static fr.quitus.frontdesk.DeskFixture.act;
import static org.assertj.core.api.Assertions.assertThat;

import fr.quitus.frontdesk.FaultyDisk.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Any history of deposits, endings, failing disks, kills and rot on two or three places: whatever was answered is there
 * for good, once, in its place; numbers have no gap. As long as one complete place is sound, as is promised.
 */
class DeskHistoriesTest {
    private static final int TRIES = Boolean.getBoolean("quitus.drill") ? 800 : 40;

    /** A history's steps; what each is drawn to do follows from its seed. */
    @Property(tries = 40, shrinking = ShrinkingMode.BOUNDED)
    void nothing_answered_is_lost_or_twice(@ForAll @Size(min = 10, max = 40) List<Long> steps) throws Exception {
        play(steps);
    }

    /** The same, as often as the profile asks for. */
    @Test
    @Tag("drill")
    void nothing_answered_is_lost_or_twice_in_many_histories() throws Exception {
        SplittableRandom random = new SplittableRandom(20_261_123);
        for (int i = 0; i < TRIES; i++) {
            long seed = random.nextLong();
            try {
                play(new SplittableRandom(seed).longs(60).boxed().toList());
            } catch (Exception | AssertionError e) {
                throw new AssertionError("history of seed " + seed, e);
            }
        }
    }

    private static void play(List<Long> steps) throws Exception {
        Path folder = Files.createTempDirectory("desk");
        try (History history = new History(folder, 2 + (int) (steps.size() % 2))) {
            for (long step : steps) {
                history.step(new SplittableRandom(step));
            }
            history.allIsWell();
        } finally {
            DeskFixture.delete(folder);
        }
    }

    /** What was done to a desk, and what it must know for that. */
    private static final class History implements AutoCloseable {
        private final DeskFixture desk;
        private final int places;
        private final Map<UUID, Act> asked = new HashMap<>();
        private final Map<Long, UUID> answered = new TreeMap<>();
        private final Map<Long, Ending> ended = new TreeMap<>();
        private final List<String> told = new ArrayList<>();
        private DepositLog log;
        private int nextAct;
        /** Place whose bytes were changed behind the desk's back, and may not have been healed. */
        private int harmed = -1;

        History(Path folder, int places) {
            this.places = places;
            desk = new DeskFixture(folder, places);
            log = desk.open();
        }

        void step(SplittableRandom random) throws Exception {
            int place = random.nextInt(places);
            switch (random.nextInt(12)) {
                case 0, 1, 2 -> deposits(random.nextInt(1, 12));
                case 3 -> deposits(1);
                case 4 -> again(random);
                case 5, 6 -> end(random);
                case 7 -> fail(place, random);
                case 8 -> desk.disk(place).becomes(Fault.NONE);
                case 9 -> kill(random);
                case 10 -> harm(place, random);
                default -> allIsWell();
            }
        }

        /** Handed in at once, so that some share a batch. */
        private void deposits(int count) throws Exception {
            List<Act> acts =
                    IntStream.range(0, count).mapToObj(i -> act(nextAct++)).toList();
            List<Future<Deposited>> answers = new ArrayList<>();
            try (ExecutorService hands = Executors.newVirtualThreadPerTaskExecutor()) {
                for (Act act : acts) {
                    asked.put(act.commandId(), act);
                    answers.add(hands.submit(() -> log.deposit(act)));
                }
            }
            for (int i = 0; i < count; i++) {
                try {
                    answered(acts.get(i), answers.get(i).get());
                } catch (ExecutionException e) {
                    assertThat(e.getCause()).isInstanceOf(DeskException.NoPlace.class);
                    told.add("in doubt " + acts.get(i));
                }
            }
        }

        private void answered(Act act, Deposited deposited) {
            told.add("answered " + deposited.deposit().number());
            UUID before = answered.put(deposited.deposit().number(), act.commandId());
            assertThat(before).as(this::toString).isIn(null, act.commandId());
            assertThat(deposited.copies()).isBetween(1, places);
        }

        private void again(SplittableRandom random) {
            if (nextAct > 0) {
                Act act = act(random.nextInt(nextAct));
                try {
                    answered(act, log.deposit(act));
                } catch (DeskException.NoPlace e) {
                    told.add("in doubt again " + act);
                }
            }
        }

        private void end(SplittableRandom random) {
            for (long number : List.copyOf(answered.keySet())) {
                if (!ended.containsKey(number) && random.nextInt(4) == 0) {
                    Ending ending = new Ending(random.nextBoolean(), "CODE", "é" + number, number, DeskFixture.NOW);
                    try {
                        Ending stands = log.ended(number, ending);
                        if (log.ending(number).isPresent()) {
                            ended.put(number, stands);
                        }
                    } catch (DeskException.NoPlace e) {
                        told.add("ending in doubt " + number);
                    }
                }
            }
        }

        private void fail(int place, SplittableRandom random) {
            Fault[] faults = {Fault.FAILS, Fault.FULL, Fault.CANNOT_FORCE, Fault.TEARS, Fault.GARBLES};
            Fault fault = faults[random.nextInt(faults.length)];
            told.add(fault + " " + place);
            desk.disk(place).tears(fault, random.nextDouble());
        }

        /** In the middle of a write as a rule. */
        private void kill(SplittableRandom random) throws Exception {
            for (int place = 0; place < places; place++) {
                if (random.nextBoolean()) {
                    desk.disk(place).tears(random.nextBoolean() ? Fault.TEARS : Fault.GARBLES, random.nextDouble());
                }
            }
            told.add("kill");
            deposits(random.nextInt(1, 4));
            desk.kill();
            reopen();
        }

        private void reopen() throws Exception {
            log = desk.open();
            told.add("open with " + log.health().copies());
            harmed = -1;
            check();
        }

        /** Only while another place that is sound holds everything. */
        private void harm(int place, SplittableRandom random) throws IOException {
            List<DeskHealth.PlaceHealth> health = log.health().places();
            boolean another = IntStream.range(0, places)
                    .anyMatch(i -> i != place && health.get(i).state() == PlaceState.UP_TO_DATE);
            List<Path> files = desk.files(place);
            if (!another || files.isEmpty() || harmed >= 0 && harmed != place) {
                return;
            }
            harmed = place;
            if (random.nextInt(3) == 0) {
                told.add("delete " + place);
                desk.disk(place).becomes(Fault.FAILS);
                desk.delete(place);
            } else {
                Path file = files.get(random.nextInt(files.size()));
                byte[] bytes = Files.readAllBytes(file);
                if (bytes.length > 0) {
                    bytes[random.nextInt(bytes.length)] ^= (byte) (1 + random.nextInt(255));
                    told.add("rot in " + file.getFileName() + " of " + place);
                    Files.write(file, bytes);
                }
            }
        }

        /** All disks are sound again: everything counts again, and all places are equal. */
        void allIsWell() throws Exception {
            for (int place = 0; place < places; place++) {
                desk.disk(place).becomes(Fault.NONE);
            }
            if (harmed >= 0) {
                desk.kill();
                reopen();
            }
            DeskFixture.awaitCopies(log, places);
            deposits(2);
            check();
            log.close();
            for (int place = 1; place < places; place++) {
                List<Path> files = desk.files(place);
                assertThat(files).as(this::toString).hasSameSizeAs(desk.files(0));
                for (int i = 0; i < files.size(); i++) {
                    assertThat(files.get(i))
                            .hasSameBinaryContentAs(desk.files(0).get(i));
                }
            }
            reopen();
        }

        private void check() {
            long last = log.counts().lastNumber();
            Map<UUID, Long> found = new HashMap<>();
            List<Long> pending = new ArrayList<>();
            for (long number = 1; number <= last; number++) {
                Deposit deposit = log.find(number).orElseThrow().deposit();
                assertThat(deposit.number()).isEqualTo(number);
                UUID id = deposit.act().commandId();
                assertThat(deposit.act()).as(this::toString).isEqualTo(asked.get(id));
                assertThat(found.put(id, number)).as(this::toString).isNull();
                assertThat(log.find(id).orElseThrow().deposit()).isEqualTo(deposit);
                if (log.ending(number).isEmpty()) {
                    pending.add(number);
                }
            }
            answered.forEach(
                    (number, id) -> assertThat(found).as(this::toString).containsEntry(id, number));
            ended.forEach((number, ending) ->
                    assertThat(log.ending(number)).as(this::toString).contains(ending));
            assertThat(log.pending(0, Integer.MAX_VALUE))
                    .extracting(Deposit::number)
                    .containsExactlyElementsOf(pending);
            assertThat(log.counts().pending()).isEqualTo(pending.size());
        }

        @Override
        public void close() {
            desk.close();
        }

        @Override
        public String toString() {
            return told.toString();
        }
    }
}

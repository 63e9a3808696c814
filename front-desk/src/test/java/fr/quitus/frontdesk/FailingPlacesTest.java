package fr.quitus.frontdesk;

import static fr.quitus.frontdesk.DeskFixture.accepted;
import static fr.quitus.frontdesk.DeskFixture.act;
import static fr.quitus.frontdesk.DeskFixture.awaitCopies;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.quitus.frontdesk.FaultyDisk.Fault;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Places that fail while deposits are taken: nobody waits for them, and they are made equal when they are back. */
class FailingPlacesTest {
    @TempDir
    Path folder;

    private DeskFixture desk;

    @BeforeEach
    void prepare() {
        desk = new DeskFixture(folder, 2);
    }

    @AfterEach
    void close() {
        desk.close();
    }

    private static void deposit(DepositLog log, int from, int to) {
        for (int i = from; i <= to; i++) {
            assertThat(log.deposit(act(i)).deposit().number()).isEqualTo(i);
        }
    }

    private void assertPlacesAreEqual() throws Exception {
        List<Path> first = desk.files(0);
        List<Path> second = desk.files(1);
        assertThat(second)
                .extracting(Path::getFileName)
                .isEqualTo(first.stream().map(Path::getFileName).toList());
        for (int i = 0; i < first.size(); i++) {
            assertThat(second.get(i)).hasSameBinaryContentAs(first.get(i));
        }
    }

    private static void assertHolds(DepositLog log, int last) {
        IntStream.rangeClosed(1, last)
                .forEach(i ->
                        assertThat(log.find(i).orElseThrow().deposit().act()).isEqualTo(act(i)));
        assertThat(log.counts().lastNumber()).isEqualTo(last);
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"FAILS", "FULL", "CANNOT_FORCE", "TEARS", "GARBLES"})
    void the_desk_goes_on_with_one_copy_and_says_so_and_the_other_is_made_equal(Fault fault) throws Exception {
        DepositLog log = desk.open();
        deposit(log, 1, 30);

        desk.disk(1).tears(fault, 0.4);
        assertThat(log.deposit(act(31)).copies()).isEqualTo(1);
        deposit(log, 32, 60);
        assertThat(log.health().places().get(0).state()).isEqualTo(PlaceState.UP_TO_DATE);
        assertThat(log.health().places().get(1).state()).isIn(PlaceState.FAILING, PlaceState.RETURNING);
        assertThat(log.health().takesDeposits()).isTrue();

        desk.disk(1).becomes(Fault.NONE);
        awaitCopies(log, 2);

        assertThat(log.deposit(act(61)).copies()).isEqualTo(2);
        assertPlacesAreEqual();
        assertThat(log.health().places().get(1).setAside()).isEmpty();
        assertHolds(log, 61);
    }

    @Test
    void a_place_that_hangs_is_left_out_and_comes_back_when_it_answers() throws Exception {
        DepositLog log = desk.open(s -> DeskFixture.with(s, 1_000, 1L << 30, Duration.ofMillis(500), false));
        Deposited first = log.deposit(act(1));
        // On a starved machine a sound place may be late as well: it comes back, and both count again.
        awaitCopies(log, 2);
        assertThat(first.deposit().number()).isEqualTo(1);

        desk.disk(0).becomes(Fault.HANGS);
        DeskFixture.await(
                "a deposit without the place that hangs",
                () -> {
                    try {
                        return log.deposit(act(2)).copies() == 1;
                    } catch (DeskException.NoPlace e) {
                        return false;
                    }
                },
                log::health);
        assertThat(log.health().places().get(0).state()).isEqualTo(PlaceState.HUNG);

        desk.disk(0).becomes(Fault.NONE);
        awaitCopies(log, 2);
        assertPlacesAreEqual();
        assertThat(log.find(2).orElseThrow().deposit().act()).isEqualTo(act(2));
    }

    @Test
    void a_place_whose_folder_vanishes_is_noticed_at_the_next_deposit_and_filled_anew() throws Exception {
        DepositLog log = desk.open();
        deposit(log, 1, 40);

        desk.disk(0).becomes(Fault.FAILS); // it is not filled again before the test has looked
        desk.delete(0);
        assertThat(log.deposit(act(41)).copies()).isEqualTo(1);
        desk.disk(0).becomes(Fault.NONE);

        awaitCopies(log, 2);
        deposit(log, 42, 50);
        assertPlacesAreEqual();
        assertHolds(log, 50);
    }

    @Test
    void a_folder_deleted_under_an_open_file_is_not_counted_as_a_copy() throws Exception {
        DepositLog log = desk.open();
        deposit(log, 1, 3);

        desk.delete(0);
        int copies = log.deposit(act(4)).copies();

        assertThat(copies).isEqualTo(1);
        awaitCopies(log, 2);
        assertPlacesAreEqual();
    }

    @Test
    void when_no_place_is_left_nothing_is_acknowledged_and_all_is_read_again_when_one_is_back() throws Exception {
        DepositLog log = desk.open();
        deposit(log, 1, 20);
        desk.disk(0).tears(Fault.TEARS, 1);
        desk.disk(1).becomes(Fault.CANNOT_FORCE);

        assertThatThrownBy(() -> log.deposit(act(21))).isInstanceOf(DeskException.NoPlace.class);
        assertThatThrownBy(() -> log.deposit(act(22))).isInstanceOf(DeskException.NoPlace.class);
        assertThat(log.health().takesDeposits()).isFalse();
        assertThat(log.find(20)).as("what is there can be read").isPresent();
        assertThat(log.pending(0, 100)).hasSize(20);

        desk.disk(0).becomes(Fault.NONE);
        desk.disk(1).becomes(Fault.NONE);
        DeskFixture.await("a desk that writes", () -> log.health().takesDeposits(), log::health);
        awaitCopies(log, 2);
        Deposited again = log.deposit(act(21));
        assertThat(again.deposit().number())
                .as("one deposit, written then or now")
                .isEqualTo(21);
        assertThat(log.deposit(act(22)).deposit().number()).isEqualTo(22);
        assertPlacesAreEqual();
        assertHolds(log, 22);
    }

    @Test
    void a_byte_that_rots_is_not_read_and_is_healed_from_the_other_place() throws Exception {
        DepositLog log = desk.open();
        deposit(log, 1, 40);
        byte[] right = Files.readAllBytes(desk.files(0).getFirst());
        byte[] rotten = right.clone();
        rotten[200] ^= 1;
        Files.write(desk.files(0).getFirst(), rotten);

        assertThat(log.find(1).orElseThrow().deposit().act()).isEqualTo(act(1));

        DeskFixture.await(
                "the file made right again",
                () -> Arrays.equals(Files.readAllBytes(desk.files(0).getFirst()), right),
                log::health);
        awaitCopies(log, 2);
        assertPlacesAreEqual();
    }

    @Test
    void endings_are_written_with_one_place_and_found_in_the_other_later() throws Exception {
        DepositLog log = desk.open();
        deposit(log, 1, 3);
        desk.disk(0).becomes(Fault.FAILS);
        log.ended(2, accepted(77));
        desk.disk(0).becomes(Fault.NONE);
        awaitCopies(log, 2);
        desk.kill();
        desk.delete(1);

        assertThat(desk.open().ending(2)).contains(accepted(77));
    }

    @Test
    void deposits_go_on_while_a_long_log_is_copied() throws Exception {
        DepositLog log = desk.open();
        deposit(log, 1, 5);
        desk.disk(1).becomes(Fault.FAILS);
        for (int i = 6; i <= 300; i++) {
            log.deposit(act(i));
        }

        desk.disk(1).becomes(Fault.NONE);
        int last = 300;
        while (log.health().copies() < 2 && last < 20_000) {
            log.deposit(act(++last));
        }

        assertThat(log.health().copies())
                .as("after %d deposits".formatted(last))
                .isEqualTo(2);
        assertPlacesAreEqual();
        assertHolds(log, last);
    }
}

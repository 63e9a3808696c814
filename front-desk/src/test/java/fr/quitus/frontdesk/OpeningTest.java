package fr.quitus.frontdesk;

import static fr.quitus.frontdesk.DeskFixture.act;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.quitus.frontdesk.FaultyDisk.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a killed process, a lost disk and a flipped byte leave, and what is made of it when the desk is opened. */
class OpeningTest {
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

    private void deposited(int last) {
        DepositLog log = desk.open();
        for (int i = 1; i <= last; i++) {
            log.deposit(act(i));
        }
        desk.kill();
    }

    private static void assertHoldsAndGoesOn(DepositLog log, int last) {
        for (int i = 1; i <= last; i++) {
            assertThat(log.find(i).orElseThrow().deposit().act()).isEqualTo(act(i));
        }
        assertThat(log.counts().lastNumber()).isEqualTo(last);
        assertThat(log.deposit(act(last + 1)).deposit().number()).isEqualTo(last + 1);
    }

    private void assertPlacesAreEqual() throws IOException {
        List<Path> first = desk.files(0);
        assertThat(desk.files(1)).hasSameSizeAs(first);
        for (int i = 0; i < first.size(); i++) {
            assertThat(desk.files(1).get(i)).hasSameBinaryContentAs(first.get(i));
        }
    }

    private Path copy(int place, String name) throws IOException {
        Path copy = folder.resolve(name);
        copyTree(desk.place(place), copy);
        return copy;
    }

    private static void copyTree(Path from, Path to) throws IOException {
        try (var files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
        }
    }

    private static void flip(Path file, int at) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        bytes[at < 0 ? bytes.length + at : at] ^= 0x10;
        Files.write(file, bytes);
    }

    private static void cut(Path file, int by) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(bytes, bytes.length - by));
    }

    @ParameterizedTest
    @CsvSource({
        "TEARS, 0, TEARS, 0",
        "TEARS, 0.01, TEARS, 0.9",
        "TEARS, 0.5, GARBLES, 0.2",
        "GARBLES, 0, GARBLES, 0.99",
        "TEARS, 1, TEARS, 0.3",
        "TEARS, 1, TEARS, 1"
    })
    void what_was_torn_in_both_is_cut_or_whole_and_what_was_answered_is_there(
            Fault first, double partOfFirst, Fault second, double partOfSecond) throws Exception {
        DepositLog log = desk.open();
        for (int i = 1; i <= 9; i++) {
            log.deposit(act(i));
        }
        desk.disk(0).tears(first, partOfFirst);
        desk.disk(1).tears(second, partOfSecond);
        assertThatThrownBy(() -> log.deposit(act(10))).isInstanceOf(DeskException.NoPlace.class);
        desk.kill();

        DepositLog again = desk.open();

        boolean whole = partOfFirst == 1 || partOfSecond == 1;
        assertThat(again.health().copies()).isEqualTo(2);
        assertPlacesAreEqual();
        assertHoldsAndGoesOn(again, whole ? 10 : 9);
    }

    @Test
    void what_is_torn_where_a_file_begins_is_cut() throws Exception {
        DepositLog log = desk.open();
        desk.disk(0).tears(Fault.TEARS, 0.5);
        desk.disk(1).tears(Fault.TEARS, 0.7);
        assertThatThrownBy(() -> log.deposit(act(1))).isInstanceOf(DeskException.NoPlace.class);
        desk.kill();

        assertHoldsAndGoesOn(desk.open(), 0);
    }

    @Test
    void a_file_that_was_begun_in_vain_is_taken_away() throws Exception {
        DepositLog log = desk.open();
        int last = 0;
        while (desk.files(0).size() < 2) {
            log.deposit(act(++last));
        }
        desk.kill();
        desk.delete(1);
        copyTree(desk.place(0), desk.place(1));
        Files.delete(desk.place(1).resolve("support"));
        Path inVain = desk.place(0).resolve("depots-%019d.log".formatted(last + 1));
        Files.write(inVain, new byte[0]);

        DepositLog again = desk.open();
        DeskFixture.awaitCopies(again, 2);

        assertThat(inVain).doesNotExist();
        assertPlacesAreEqual();
        assertThat(again.health().places().get(1).setAside()).isEmpty();
        assertHoldsAndGoesOn(again, last);
    }

    @Test
    void a_place_that_is_behind_is_brought_up_to_date() throws Exception {
        deposited(30);
        Path old = copy(1, "old");
        DepositLog log = desk.open();
        for (int i = 31; i <= 60; i++) {
            log.deposit(act(i));
        }
        desk.kill();
        desk.delete(1);
        copyTree(old, desk.place(1));

        DepositLog again = desk.open();

        assertPlacesAreEqual();
        assertHoldsAndGoesOn(again, 60);
    }

    @Test
    void a_new_disk_is_filled() throws Exception {
        deposited(50);
        desk.delete(1);

        DepositLog again = desk.open();
        DeskFixture.awaitCopies(again, 2);

        assertHoldsAndGoesOn(again, 50);
        assertPlacesAreEqual();
    }

    @Test
    void bytes_that_rot_in_one_place_are_healed_from_the_other() throws Exception {
        deposited(60);
        flip(desk.files(0).getFirst(), 300);
        flip(desk.files(0).getLast(), 20);
        flip(desk.files(1).getFirst(), -3);
        Files.delete(desk.files(1).get(1));

        DepositLog again = desk.open();

        assertPlacesAreEqual();
        assertHoldsAndGoesOn(again, 60);
    }

    @Test
    void bytes_that_rot_in_the_one_complete_place_are_healed_from_one_that_is_behind() throws Exception {
        DepositLog log = desk.open();
        for (int i = 1; i <= 40; i++) {
            log.deposit(act(i));
        }
        desk.disk(1).becomes(Fault.FAILS);
        log.deposit(act(41));
        desk.kill();
        flip(desk.files(0).getFirst(), 20); // the header
        flip(desk.files(0).getFirst(), 60); // the head of the first batch
        flip(desk.files(0).get(1), 300); // the body of another

        DepositLog again = desk.open();
        DeskFixture.awaitCopies(again, 2);

        assertHoldsAndGoesOn(again, 41);
        assertPlacesAreEqual();
    }

    @Test
    void what_was_answered_and_is_nowhere_whole_is_told_and_not_forgotten() throws Exception {
        deposited(60);
        flip(desk.files(0).get(1), 300);
        flip(desk.files(1).get(1), 300);

        assertThatThrownBy(desk::open)
                .isInstanceOf(DeskException.Damaged.class)
                .hasMessageContaining("lot")
                .hasMessageContaining("copie d'un support");
    }

    @Test
    void the_last_deposit_cut_off_in_both_places_is_told_for_it_was_answered() throws Exception {
        deposited(5);
        cut(desk.files(0).getLast(), 4);
        cut(desk.files(1).getLast(), 4);

        assertThatThrownBy(desk::open).isInstanceOf(DeskException.Damaged.class);
    }

    @Test
    void places_that_are_both_older_than_the_witness_are_told() throws Exception {
        desk.open().deposit(act(1));
        desk.close();
        Path first = copy(0, "first");
        Path second = copy(1, "second");
        DepositLog log = desk.open();
        log.deposit(act(2));
        desk.close();
        desk.delete(0);
        desk.delete(1);
        copyTree(first, desk.place(0));
        copyTree(second, desk.place(1));

        assertThatThrownBy(desk::open)
                .isInstanceOf(DeskException.Damaged.class)
                .hasMessageContaining("le guichet en avait de 1 à 2");
    }

    @Test
    void a_place_that_was_left_out_does_not_open_alone() throws Exception {
        DepositLog log = desk.open();
        log.deposit(act(1));
        desk.disk(1).becomes(Fault.FAILS);
        log.deposit(act(2));
        desk.kill();
        Path away = folder.resolve("away");
        Files.move(desk.place(0), away);

        assertThatThrownBy(desk::open)
                .isInstanceOf(DeskException.InDoubt.class)
                .hasMessageContaining("malgré le doute");

        Files.move(away, desk.place(0));
        DepositLog again = desk.open();
        DeskFixture.awaitCopies(again, 2);
        assertHoldsAndGoesOn(again, 2);
    }

    @Test
    void the_place_that_went_on_opens_alone() throws Exception {
        DepositLog log = desk.open();
        log.deposit(act(1));
        desk.disk(1).becomes(Fault.FAILS);
        log.deposit(act(2));
        desk.kill();
        desk.disk(1).becomes(Fault.FAILS);
        desk.delete(1);

        DepositLog again = desk.open();

        assertThat(again.health().copies()).isEqualTo(1);
        assertHoldsAndGoesOn(again, 2);
    }

    @Test
    void what_a_place_alone_held_unanswered_is_set_aside_and_shown_when_it_is_back() throws Exception {
        DepositLog log = desk.open();
        log.deposit(act(1));
        desk.disk(0).tears(Fault.TEARS, 1);
        desk.disk(1).tears(Fault.TEARS, 0);
        assertThatThrownBy(() -> log.deposit(act(2))).isInstanceOf(DeskException.NoPlace.class);
        desk.kill();
        Path away = folder.resolve("away");
        Files.move(desk.place(0), away);
        DepositLog alone = desk.open();
        DeskFixture.awaitCopies(alone, 2);
        assertThat(alone.deposit(act(3)).deposit().number()).isEqualTo(2);
        desk.kill();
        desk.delete(0);
        Files.move(away, desk.place(0));

        DepositLog again = desk.open();
        DeskFixture.awaitCopies(again, 2);

        assertThat(again.health().places().get(0).setAside()).hasSize(1);
        assertThat(again.find(2).orElseThrow().deposit().act()).isEqualTo(act(3));
        assertPlacesAreEqual();
    }

    @Test
    void two_complete_places_that_contradict_each_other_are_told() throws Exception {
        desk.open().deposit(act(1));
        desk.close();
        Path witness = folder.resolve("witness-then");
        Files.copy(desk.witness(), witness);
        Path old = copy(1, "old");
        DepositLog one = desk.open();
        one.deposit(act(2));
        desk.kill();
        Path first = copy(0, "first");
        desk.delete(0);
        copyTree(old, desk.place(0));
        desk.delete(1);
        copyTree(old, desk.place(1));
        Files.delete(desk.place(0).resolve("support"));
        Files.copy(first.resolve("support"), desk.place(0).resolve("support"));
        Files.delete(desk.witness());
        Files.copy(witness, desk.witness());
        DepositLog other = desk.open();
        other.deposit(act(3));
        desk.kill();
        desk.delete(0);
        copyTree(first, desk.place(0));

        assertThatThrownBy(desk::open)
                .isInstanceOf(DeskException.Damaged.class)
                .hasMessageContaining("deux supports complets ont chacun un autre lot 2");
    }

    @Test
    void a_copy_of_a_place_is_no_second_place() throws Exception {
        deposited(3);
        desk.delete(1);
        copyTree(desk.place(0), desk.place(1));

        assertThatThrownBy(desk::open).isInstanceOf(DeskException.Foreign.class).hasMessageContaining("sa copie");
    }

    @Test
    void a_folder_of_another_desk_is_left_alone_and_the_desk_opens_without_it() throws Exception {
        DeskFixture other = new DeskFixture(folder.resolve("other"), 2);
        other.open().deposit(act(99));
        other.close();
        deposited(5);
        desk.delete(1);
        copyTree(other.place(1), desk.place(1));

        DepositLog again = desk.open();

        assertThat(again.deposit(act(6)).copies()).isEqualTo(1);
        assertThat(again.health().places().get(1).state()).isEqualTo(PlaceState.FOREIGN);
        assertThat(desk.files(1).getFirst())
                .hasSameBinaryContentAs(other.files(1).getFirst());
    }

    @Test
    void without_the_witness_all_places_must_be_there() throws Exception {
        deposited(5);
        Files.delete(desk.witness());
        Path away = folder.resolve("away");
        Files.move(desk.place(0), away);

        assertThatThrownBy(desk::open).isInstanceOf(DeskException.InDoubt.class);

        Files.move(away, desk.place(0));
        assertHoldsAndGoesOn(desk.open(), 5);
    }

    @Test
    void an_operator_may_open_despite_the_doubt() throws Exception {
        deposited(5);
        Files.delete(desk.witness());
        desk.delete(0);

        DepositLog again = desk.open(s -> DeskFixture.with(s, 100, 1L << 30, s.placeTimeout(), true));

        DeskFixture.awaitCopies(again, 2);
        assertHoldsAndGoesOn(again, 5);
    }

    @Test
    void when_all_places_are_lost_no_number_is_given_twice() throws Exception {
        deposited(5);
        desk.delete(0);
        desk.delete(1);

        assertThatThrownBy(desk::open)
                .isInstanceOf(DeskException.InDoubt.class)
                .hasMessageContaining("autre nom de nœud");
        assertThatThrownBy(() -> desk.open(s -> DeskFixture.with(s, 100, 1L << 30, s.placeTimeout(), true)))
                .isInstanceOf(DeskException.InDoubt.class);
    }

    @Test
    void a_name_of_a_place_that_rots_is_written_again() throws Exception {
        deposited(5);
        flip(desk.place(1).resolve("support"), 40);

        DepositLog again = desk.open();

        DeskFixture.awaitCopies(again, 2);
        assertHoldsAndGoesOn(again, 5);
        assertPlacesAreEqual();
    }
}

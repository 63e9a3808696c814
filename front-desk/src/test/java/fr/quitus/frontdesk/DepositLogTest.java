package fr.quitus.frontdesk;

import static fr.quitus.frontdesk.DeskFixture.accepted;
import static fr.quitus.frontdesk.DeskFixture.act;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a desk does on sound disks. */
class DepositLogTest {
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

    @Test
    void a_deposit_is_numbered_from_1_kept_twice_and_found_again() {
        DepositLog log = desk.open();

        Deposited first = log.deposit(act(1));
        Deposited second = log.deposit(act(2));

        assertThat(first).isEqualTo(new Deposited(new Deposit(1, DeskFixture.NODE, act(1), DeskFixture.NOW), 2, false));
        assertThat(second.deposit().receiptNumber()).isEqualTo("noeud-1-2");
        assertThat(log.find(2)).contains(new Deposited(second.deposit(), 2, true));
        assertThat(log.find(act(1).commandId())).map(Deposited::deposit).contains(first.deposit());
        assertThat(log.find(3)).isEmpty();
        assertThat(log.find(UUID.randomUUID())).isEmpty();
        assertThat(log.counts().pending()).isEqualTo(2);
        assertThat(log.health().takesDeposits()).isTrue();
        assertThat(log.health().oldestPending()).isEqualTo(DeskFixture.NOW);
    }

    @Test
    void the_same_act_again_is_the_same_deposit_and_another_under_its_id_is_refused() {
        DepositLog log = desk.open();
        Deposited first = log.deposit(act(1));

        assertThat(log.deposit(act(1))).isEqualTo(new Deposited(first.deposit(), 2, true));
        assertThatThrownBy(() -> log.deposit(act(act(1).commandId(), "something else")))
                .isInstanceOf(DeskException.OtherAct.class)
                .hasMessageContaining("noeud-1-1");
        assertThat(log.counts().lastNumber()).isEqualTo(1);
    }

    @Test
    void the_same_act_handed_in_by_many_at_once_is_one_deposit() throws Exception {
        DepositLog log = desk.open();
        List<Future<Deposited>> answers = new ArrayList<>();

        try (ExecutorService hands = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 200; i++) {
                int number = i % 20;
                answers.add(hands.submit(() -> log.deposit(act(number))));
            }
        }

        for (int i = 0; i < 200; i++) {
            assertThat(answers.get(i).get().deposit().act()).isEqualTo(act(i % 20));
        }
        assertThat(log.counts().lastNumber()).isEqualTo(20);
    }

    @Test
    void everything_is_there_again_when_it_is_opened_again() throws Exception {
        DepositLog log = desk.open();
        for (int i = 1; i <= 100; i++) {
            log.deposit(act(i));
        }
        log.ended(7, new Ending(false, "CREDITS_INSUFFISANTS", "Il manque 12 €.", null, DeskFixture.NOW));
        log.ended(8, accepted(4_711));
        log.close();

        DepositLog again = desk.open();

        assertThat(desk.files(0).size()).as("the log has turned to new files").isGreaterThan(2);
        for (int i = 1; i <= 100; i++) {
            assertThat(again.find(i).orElseThrow().deposit().act()).isEqualTo(act(i));
        }
        assertThat(again.ending(7))
                .contains(new Ending(false, "CREDITS_INSUFFISANTS", "Il manque 12 €.", null, DeskFixture.NOW));
        assertThat(again.ending(8)).contains(accepted(4_711));
        assertThat(again.ending(9)).isEmpty();
        assertThat(again.counts())
                .isEqualTo(new DepositCounts(100, 98, 1, 1, again.counts().bytes()));
        assertThat(again.deposit(act(101)).deposit().number()).isEqualTo(101);
        assertThat(again.deposit(act(55)).replayed()).isTrue();
    }

    @Test
    void what_waits_is_handed_over_in_the_order_of_its_numbers() {
        DepositLog log = desk.open();
        for (int i = 1; i <= 10; i++) {
            log.deposit(act(i));
        }
        log.ended(Map.of(1L, accepted(1), 2L, accepted(2), 5L, accepted(5)));

        assertThat(log.pending(0, 4)).extracting(Deposit::number).containsExactly(3L, 4L, 6L, 7L);
        assertThat(log.pending(7, 4)).extracting(Deposit::number).containsExactly(8L, 9L, 10L);
        assertThat(log.pending(10, 4)).isEmpty();
    }

    @Test
    void the_first_ending_stands() {
        DepositLog log = desk.open();
        log.deposit(act(1));

        assertThat(log.ended(1, accepted(12))).isEqualTo(accepted(12));
        assertThat(log.ended(1, accepted(13))).isEqualTo(accepted(12));
        assertThat(log.counts().accepted()).isEqualTo(1);
        assertThatThrownBy(() -> log.ended(2, accepted(1))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_desk_that_holds_as_many_as_it_may_takes_no_more_until_some_have_ended() {
        DepositLog log = desk.open(usual -> DeskFixture.with(usual, 2, 1L << 30, usual.placeTimeout(), false));
        log.deposit(act(1));
        log.deposit(act(2));

        assertThatThrownBy(() -> log.deposit(act(3)))
                .isInstanceOf(DeskException.Full.class)
                .hasMessageContaining("2 dépôts");
        assertThat(log.health().takesDeposits()).isFalse();
        assertThat(log.deposit(act(2)).replayed()).isTrue();

        log.ended(1, accepted(1));

        assertThat(log.deposit(act(3)).deposit().number()).isEqualTo(3);
    }

    @Test
    void a_desk_without_room_takes_endings_only() {
        DepositLog log = desk.open(usual -> DeskFixture.with(usual, 100, 500, usual.placeTimeout(), false));
        log.deposit(act(1));

        assertThatThrownBy(() -> log.deposit(act(2)))
                .isInstanceOf(DeskException.Full.class)
                .hasMessageContaining("500 octets");

        assertThat(log.ended(1, accepted(1))).isEqualTo(accepted(1));
    }

    @Test
    void a_nearly_full_disk_takes_endings_only() throws Exception {
        DepositLog log = desk.open();
        log.deposit(act(1));
        desk.disk(0).usable(0);
        desk.disk(1).usable(0);
        DeskFixture.await("too little room", () -> !log.health().takesDeposits(), log::health);

        assertThatThrownBy(() -> log.deposit(act(2))).isInstanceOf(DeskException.Full.class);
        assertThat(log.ended(1, accepted(1))).isEqualTo(accepted(1));

        desk.disk(1).usable(Long.MAX_VALUE);
        DeskFixture.await("room", () -> log.health().takesDeposits(), log::health);
        assertThat(log.deposit(act(2)).deposit().number()).isEqualTo(2);
    }

    @Test
    void ended_deposits_are_found_for_the_time_that_was_named_and_then_make_room() throws Exception {
        DepositLog log = desk.open();
        Map<Long, Ending> endings = new LinkedHashMap<>();
        for (int i = 1; i <= 100; i++) {
            log.deposit(act(i));
            endings.put((long) i, accepted(i));
        }
        endings.remove(60L);
        log.ended(endings);
        int files = desk.files(0).size();
        desk.passes(Duration.ofDays(30));
        log.deposit(act(101));
        assertThat(log.find(1)).isPresent();

        desk.passes(Duration.ofMillis(1));
        DeskFixture.await("less", () -> log.find(1).isEmpty(), log::counts);

        assertThat(log.find(60)).as("it has not ended").isPresent();
        assertThat(log.find(101)).isPresent();
        assertThat(log.pending(0, 10)).extracting(Deposit::number).containsExactly(60L, 101L);
        log.close();
        assertThat(desk.files(0).size()).isLessThan(files);
        DepositLog again = desk.open();
        assertThat(again.find(1)).isEmpty();
        assertThat(again.pending(0, 10)).extracting(Deposit::number).containsExactly(60L, 101L);
        assertThat(again.deposit(act(102)).deposit().number()).isEqualTo(102);
    }

    @Test
    void time_never_goes_back_in_the_order_of_the_numbers() {
        DepositLog log = desk.open();
        log.deposit(act(1));
        desk.passes(Duration.ofHours(-1));

        assertThat(log.deposit(act(2)).deposit().depositedAt()).isEqualTo(DeskFixture.NOW);
    }

    @Test
    void a_second_process_is_refused() {
        desk.open();

        assertThatThrownBy(desk::open).isInstanceOf(DeskException.InUse.class);
    }

    @Test
    void folders_of_another_node_are_refused_untouched() throws Exception {
        desk.open().deposit(act(1));
        desk.close();
        byte[] before = Files.readAllBytes(desk.files(0).getFirst());

        assertThatThrownBy(() -> desk.open(s -> new DeskSettings(
                        "noeud-2",
                        folder.resolve("other-witness"),
                        s.places(),
                        s.bytesMax(),
                        s.depositsMax(),
                        s.waitingMax(),
                        s.placeTimeout(),
                        s.returnEvery(),
                        s.keepEnded(),
                        s.freeBytesMin(),
                        s.despiteDoubt(),
                        s.clock())))
                .isInstanceOf(DeskException.Foreign.class);
        assertThat(Files.readAllBytes(desk.files(0).getFirst())).isEqualTo(before);
    }

    @Test
    void only_its_owner_reads_what_was_deposited() throws Exception {
        desk.open();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(desk.place(0))))
                .isEqualTo("rwx------");
    }

    @Test
    void a_closed_desk_takes_nothing() {
        DepositLog log = desk.open();
        log.deposit(act(1));
        log.close();

        assertThatThrownBy(() -> log.deposit(act(2))).isInstanceOf(DeskException.Closed.class);
    }

    @Test
    void acts_that_cannot_stand_on_a_receipt_are_refused() {
        byte[] hash = new byte[32];
        byte[] none = {};
        UUID id = UUID.randomUUID();

        assertThatThrownBy(() -> new Act(id, "A", hash, "two\nlines", none))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Act(id, "A", hash, " ", none)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Act(id, "A", hash, "x".repeat(201), none))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Act(id, "a command", hash, "x", none))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Act(id, "A", new byte[31], "x", none))
                .isInstanceOf(IllegalArgumentException.class);
    }
}

package fr.quitus.bays;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import fr.quitus.bays.BayActRefused.Code;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Orders that come at the wrong moment. The moment is held still by a listener, which the bays wait for. */
class BayActsRefusedTest {
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @TempDir
    static Path founded;

    @TempDir
    Path directory;

    private final List<BayEvent> events = new CopyOnWriteArrayList<>();

    @BeforeAll
    static void found() throws SQLException {
        try (EmbeddedBays bays = EmbeddedBays.open(settings(founded))) {
            BaySql.execute(bays, "create table account (id bigint primary key)");
        }
    }

    @BeforeEach
    void copyFounded() throws Exception {
        assertThat(Disks.run("cp", "-a", founded + "/.", directory.toString())).isTrue();
    }

    @Test
    void refuses_an_order_on_a_bay_that_is_being_filled() throws Exception {
        try (EmbeddedBays bays = open();
                Moment filling = new Moment(bays, BayEvent.ReseedingStarted.class::isInstance)) {
            bays.destroy(BayName.C);
            filling.awaitReached();

            for (BayAct act : List.of(BayAct.DRAIN, BayAct.RESEED)) {
                assertThat(refused(bays, act, BayName.C)).as(act.name()).isEqualTo(Code.BAIE_OCCUPEE);
            }
            assertThat(refused(bays, BayAct.PROMOTE, BayName.B)).isEqualTo(Code.BAIE_OCCUPEE);

            filling.close();
            Await.until("all in quorum", PATIENCE, () -> BayLossTest.allServe(bays));
        }
    }

    @Test
    void refuses_an_order_while_another_one_is_carried_out() throws Exception {
        try (EmbeddedBays bays = open();
                Moment ordered = new Moment(bays, BayEvent.ActOrdered.class::isInstance)) {
            CompletableFuture<BayActDone> first =
                    CompletableFuture.supplyAsync(() -> order(bays, BayAct.DRAIN, BayName.C));
            ordered.awaitReached();

            assertThat(refused(bays, BayAct.PROMOTE, BayName.B)).isEqualTo(Code.ORDRE_EN_COURS);

            ordered.close();
            assertThat(first.get(PATIENCE.toSeconds(), TimeUnit.SECONDS).changed())
                    .isTrue();
            assertThat(bays.primary()).isEqualTo(BayName.A);
        }
    }

    @Test
    void refuses_a_promotion_while_no_primary_answers() throws Exception {
        try (EmbeddedBays bays = open();
                Moment takeover = new Moment(bays, BayEvent.TakeoverStarted.class::isInstance)) {
            bays.destroy(BayName.A);
            takeover.awaitReached();

            assertThat(refused(bays, BayAct.PROMOTE, BayName.B)).isEqualTo(Code.PRIMAIRE_ABSENTE);

            takeover.close();
            Await.until("takeover", PATIENCE, () -> bays.primary() != BayName.A);
            Await.until("all in quorum", PATIENCE, () -> BayLossTest.allServe(bays));
        }
    }

    @Test
    void an_order_whose_term_cannot_be_written_says_so_and_the_bay_counts_only_when_it_can() throws Exception {
        try (EmbeddedBays bays = open()) {
            Path term = home(BayName.A).resolve("term");
            Files.delete(term);
            Files.createDirectories(term.resolve("in the way"));

            assertThat(refused(bays, BayAct.RESEED, BayName.C)).isEqualTo(Code.ACTE_INACHEVE);

            Await.until("filled all the same", PATIENCE, () -> filled(BayName.C));
            Await.until("it follows", PATIENCE, () -> bays.statuses().get(2).state() == BayState.CATCHING_UP);
            assertThat(events)
                    .anyMatch(event -> event instanceof BayEvent.ActNotDone(BayOrder _, Code code, String _)
                            && code == Code.ACTE_INACHEVE);
            Folders.delete(term);
            Await.until("it counts", PATIENCE, () -> BayLossTest.allServe(bays));
            assertThat(Objects.requireNonNull(Term.readIn(home(BayName.A))).counts(BayName.C))
                    .isTrue();
        }
    }

    @Test
    void refuses_orders_once_it_is_leaving() throws Exception {
        EmbeddedBays bays = open();
        bays.close();

        for (BayAct act : List.of(BayAct.DRAIN, BayAct.REMOVE, BayAct.RESEED)) {
            assertThat(refused(bays, act, BayName.C)).as(act.name()).isEqualTo(Code.ARRET_EN_COURS);
        }
    }

    /** What a kill leaves between the condemnation of a bay, which comes first, and the term in which it is outside. */
    @Test
    void a_bay_whose_filling_was_ordered_and_cut_short_is_filled_at_the_next_start() throws Exception {
        Files.writeString(directory.resolve("c.condemned"), "Reconstruction ordonnée par tess : essai\n");

        try (EmbeddedBays bays = EmbeddedBays.open(settings(directory))) {
            bays.onEvent(events::add);
            bays.comparing((bay, primary) -> null);

            Await.until("all in quorum", PATIENCE, () -> BayLossTest.allServe(bays));
            assertThat(directory.resolve("c.condemned")).doesNotExist();
        }
    }

    @Test
    void a_bay_that_was_filled_by_itself_is_compared_and_what_differs_is_told() throws Exception {
        String difference = "au fait n° 7, la racine n'est pas celle de la primaire.";
        try (EmbeddedBays bays = open()) {
            bays.destroy(BayName.C);
            Await.until(
                    "told that it is the same",
                    PATIENCE,
                    () -> events.contains(new BayEvent.RefillCompared(BayName.C, null)));

            bays.comparing((bay, primary) -> difference);
            bays.destroy(BayName.C);

            Await.until(
                    "told that it differs",
                    PATIENCE,
                    () -> events.contains(new BayEvent.RefillCompared(BayName.C, difference)));
            Await.until("shown", PATIENCE, () -> bays.statuses().get(2).detail().contains(difference));
            assertThat(bays.statuses().get(2).state()).isEqualTo(BayState.QUORUM);
        }
    }

    /** Whoever does this is kept there from its first time on until the moment is closed. */
    private static final class Moment implements AutoCloseable {
        private final CountDownLatch reached = new CountDownLatch(1);
        private final CountDownLatch over = new CountDownLatch(1);

        Moment(EmbeddedBays bays, Predicate<BayEvent> event) {
            bays.onEvent(seen -> {
                if (event.test(seen)) {
                    reached.countDown();
                    try {
                        assertThat(over.await(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                                .isTrue();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                }
            });
        }

        void awaitReached() throws InterruptedException {
            assertThat(reached.await(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                    .as("the moment came")
                    .isTrue();
        }

        @Override
        public void close() {
            over.countDown();
        }
    }

    private boolean filled(BayName bay) {
        return events.stream()
                .anyMatch(event ->
                        event instanceof BayEvent.ReseedingStarted(BayName target, BayName _) && target == bay);
    }

    private EmbeddedBays open() {
        EmbeddedBays bays = EmbeddedBays.open(settings(directory));
        bays.onEvent(events::add);
        bays.comparing((bay, primary) -> null);
        Await.until(
                "all in quorum, with storages that were tried",
                PATIENCE,
                () -> BayLossTest.allServe(bays)
                        && bays.statuses().stream().allMatch(status -> status.probedAt() != null));
        return bays;
    }

    private static BaySettings settings(Path directory) {
        return BaySettings.in(directory).withPostgresSettings(Map.of("fsync", "off"));
    }

    private static BayActDone order(EmbeddedBays bays, BayAct act, BayName bay) {
        return bays.carryOut(new BayOrder(act, bay, "tess", "essai"));
    }

    private static Code refused(EmbeddedBays bays, BayAct act, BayName bay) {
        BayActRefused refused = catchThrowableOfType(BayActRefused.class, () -> order(bays, act, bay));
        assertThat(refused).as(act + " " + bay).isNotNull();
        assertThat(refused.remedy()).isNotBlank();
        return refused.code();
    }

    private Path home(BayName bay) {
        return directory.resolve(bay.folder());
    }
}

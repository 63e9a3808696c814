package fr.quitus.api.admission;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class PlacesTest {
    private static final int LINE = 8;
    /** Of ten places, those that acts may hold. */
    private static final int ACTS = 7;

    @Test
    void a_payment_takes_the_place_that_acts_must_leave() {
        Places places = of(Pool.COMMANDS, 10);
        List<Place> acts = ask(places, Lane.COMMAND, "0156", 12);

        Place payment = ask(places, Lane.PAYMENT, "0156");

        assertThat(acts).filteredOn(Place::isHeld).hasSize(ACTS);
        assertThat(payment.isHeld()).isTrue();
    }

    @Test
    void a_payment_that_waits_goes_before_acts_that_have_their_share() {
        Places places = of(Pool.COMMANDS, 10);
        List<Place> acts = ask(places, Lane.COMMAND, "0156", ACTS);
        ask(places, Lane.PAYMENT, "0156", 10 - ACTS);
        Place act = ask(places, Lane.COMMAND, "0156");
        Place payment = ask(places, Lane.PAYMENT, "0156");

        places.leave(acts.getFirst());

        assertThat(payment.isHeld()).isTrue();
        assertThat(act.isWaiting()).isTrue();
    }

    @Test
    void acts_below_their_share_go_before_payments_above_theirs() {
        Places places = of(Pool.COMMANDS, 10);
        List<Place> payments = ask(places, Lane.PAYMENT, "0156", 10);
        Place payment = ask(places, Lane.PAYMENT, "0156");
        Place act = ask(places, Lane.COMMAND, "0156");

        places.leave(payments.getFirst());

        assertThat(act.isHeld()).isTrue();
        assertThat(payment.isWaiting()).isTrue();
    }

    @Test
    void exports_leave_half_of_the_questions_places_to_others_even_when_nobody_asks() {
        Places places = of(Pool.READS, 16);

        List<Place> exports = ask(places, Lane.BULK, "0156", 16);

        assertThat(exports).filteredOn(Place::isHeld).hasSize(8);
        assertThat(ask(places, Lane.WORK_LIST, "0156").isHeld()).isTrue();
    }

    @Test
    void whoever_comes_while_one_administration_floods_gets_the_next_place() {
        Places places = of(Pool.COMMANDS, 10);
        List<Place> flood = ask(places, Lane.COMMAND, "flood", ACTS + LINE);
        Place other = ask(places, Lane.COMMAND, "other");

        places.leave(flood.getFirst());

        assertThat(other.isHeld()).isTrue();
        assertThat(flood.subList(ACTS + 1, ACTS + LINE / 2)).allMatch(Place::isWaiting);
        assertThat(flood.subList(ACTS + LINE / 2, ACTS + LINE))
                .as("half of the line is left to others")
                .allMatch(place -> place.refusal() == Refusal.SATURATED);
    }

    @Test
    void several_who_flood_leave_room_in_the_line_too() {
        Places places = of(Pool.COMMANDS, 10);
        for (int i = 0; i < 2 * LINE; i++) {
            for (String flood : List.of("a", "b", "c")) {
                ask(places, Lane.COMMAND, flood);
            }
        }

        Place other = ask(places, Lane.COMMAND, "other");

        assertThat(other.isWaiting()).isTrue();
    }

    @Test
    void alone_nobody_has_more_than_his_share_so_the_service_is_told_to_be_full() {
        Places places = of(Pool.COMMANDS, 10);

        List<Place> flood = ask(places, Lane.COMMAND, "flood", ACTS + LINE + 1);

        assertThat(flood.getLast().refusal()).isEqualTo(Refusal.SATURATED);
    }

    @Test
    void who_holds_more_than_his_share_beside_others_is_told_so_at_once() {
        Places places = of(Pool.COMMANDS, 10);
        ask(places, Lane.COMMAND, "flood", ACTS + LINE / 2);
        ask(places, Lane.COMMAND, "other");

        Place flood = ask(places, Lane.COMMAND, "flood");

        assertThat(flood.refusal()).isEqualTo(Refusal.SHARE);
    }

    @Test
    void what_would_be_refused_at_once_is_known_without_asking_for_a_place() {
        Places places = of(Pool.COMMANDS, 10);
        assertThat(places.atOnce(visit(Lane.COMMAND, "flood", false))).isNull();
        ask(places, Lane.COMMAND, "flood", ACTS + LINE / 2);

        assertThat(places.atOnce(visit(Lane.COMMAND, "flood", false))).isEqualTo(Refusal.SATURATED);
        assertThat(places.atOnce(visit(Lane.COMMAND, "other", false)))
                .as("may wait")
                .isNull();
        assertThat(places.atOnce(visit(Lane.PAYMENT, "flood", false)))
                .as("has a place")
                .isNull();
        assertThat(places.waiting(Lane.COMMAND)).isEqualTo(LINE / 2);
    }

    @Test
    void whoever_waited_long_enough_is_refused_for_what_his_administration_holds() {
        Places places = of(Pool.COMMANDS, 10);
        List<Place> flood = ask(places, Lane.COMMAND, "flood", ACTS + 2);
        Place other = ask(places, Lane.COMMAND, "other");

        places.giveUp(flood.getLast());
        places.giveUp(other);

        assertThat(flood.getLast().refusal()).isEqualTo(Refusal.SHARE);
        assertThat(other.refusal()).isEqualTo(Refusal.SATURATED);
    }

    @Test
    void patient_askers_are_never_turned_away_for_others() {
        Places places = of(Pool.COMMANDS, 10);
        ask(places, Lane.COMMAND, "0156", ACTS);
        List<Place> lines = new ArrayList<>();
        for (int i = 0; i < 3 * LINE; i++) {
            Place line = new Place(visit(Lane.COMMAND, "0156", false), true, null);
            places.ask(line);
            lines.add(line);
        }

        List<Place> others = ask(places, Lane.COMMAND, "0156", LINE + 1);

        assertThat(lines).allMatch(Place::isWaiting);
        assertThat(others).filteredOn(Place::isWaiting).hasSize(LINE / 2);
    }

    @Test
    void nobody_gets_a_place_while_somebody_wants_to_be_alone() {
        Places places = of(Pool.COMMANDS, 10);
        Place inside = ask(places, Lane.COMMAND, "0156");
        places.close();
        Place outside = ask(places, Lane.PAYMENT, "0156");

        places.leave(inside);
        assertThat(outside.isWaiting()).isTrue();
        places.open();

        assertThat(outside.isHeld()).isTrue();
    }

    @Test
    void a_smaller_limit_takes_no_place_away_and_gives_none_until_enough_have_left() {
        Places places = of(Pool.COMMANDS, 10);
        List<Place> acts = ask(places, Lane.COMMAND, "0156", ACTS);
        places.limit(4);
        Place next = ask(places, Lane.COMMAND, "0157");

        acts.subList(0, 4).forEach(places::leave);
        assertThat(next.isWaiting()).as("acts hold three of four").isTrue();
        places.leave(acts.get(4));

        assertThat(next.isHeld()).isTrue();
        assertThat(places.held()).isEqualTo(3);
    }

    @Test
    void repeats_get_a_fifth_of_the_places_of_a_full_service() {
        Places places = of(Pool.COMMANDS, 10);
        List<Place> inside = new ArrayList<>(ask(places, Lane.PAYMENT, "0156", 10));
        int repeats = 0;
        int demands = 0;
        for (int i = 0; i < 4_000; i++) {
            Place again = new Place(visit(Lane.PAYMENT, "0156", true), false, null);
            places.ask(again);
            Place first = ask(places, Lane.PAYMENT, "0156");
            places.leave(inside.removeFirst());
            if (again.isHeld()) {
                repeats++;
                inside.add(again);
                places.leave(inside.removeFirst());
            }
            assertThat(first.isHeld()).as("the new demand %s of all", i).isTrue();
            demands++;
            inside.add(first);
        }

        assertThat(repeats * 100 / (repeats + demands)).isEqualTo(20);
    }

    @Test
    void a_repeat_is_let_in_like_any_other_while_there_is_room() {
        Places places = new Places(Pool.COMMANDS, 10, LINE, new RetryBudget(0));
        Place again = new Place(visit(Lane.COMMAND, "0156", true), false, null);
        places.ask(again);
        ask(places, Lane.COMMAND, "0156", ACTS);
        Place late = new Place(visit(Lane.COMMAND, "0156", true), false, null);

        places.ask(late);

        assertThat(again.isHeld()).isTrue();
        assertThat(late.refusal()).isEqualTo(Refusal.RETRIES);
    }

    @Test
    void a_repeat_of_an_administration_below_its_share_waits_like_a_new_demand() {
        Places places = new Places(Pool.COMMANDS, 10, LINE, new RetryBudget(0));
        List<Place> flood = ask(places, Lane.COMMAND, "flood", ACTS + LINE / 2);
        Place other = new Place(visit(Lane.COMMAND, "other", true), false, null);
        Place flooding = new Place(visit(Lane.COMMAND, "flood", true), false, null);

        places.ask(other);
        places.ask(flooding);
        places.leave(flood.getFirst());

        assertThat(other.isHeld()).isTrue();
        assertThat(flooding.refusal()).isEqualTo(Refusal.RETRIES);
    }

    @Test
    void a_repeat_in_a_lane_below_its_share_waits_like_a_new_demand() {
        Places places = new Places(Pool.COMMANDS, 10, LINE, new RetryBudget(0));
        List<Place> acts = ask(places, Lane.COMMAND, "0156", ACTS);
        ask(places, Lane.PAYMENT, "0156", 10 - ACTS);
        Place payment = new Place(visit(Lane.PAYMENT, "0156", true), false, null);

        places.ask(payment);
        assertThat(payment.isWaiting()).isTrue();
        places.leave(acts.getFirst());

        assertThat(payment.isHeld()).isTrue();
    }

    @Test
    void who_asks_for_little_beside_others_is_known_when_he_comes() {
        Places places = of(Pool.COMMANDS, 10);
        List<Place> flood = ask(places, Lane.COMMAND, "flood", ACTS + 2);
        Place other = ask(places, Lane.COMMAND, "other");

        assertThat(flood).noneMatch(Place::isModest);
        assertThat(other.isModest()).isTrue();
    }

    @Test
    void a_shorter_line_turns_away_who_comes_and_nobody_who_waits() {
        Places places = of(Pool.COMMANDS, 10);
        List<Place> acts = ask(places, Lane.COMMAND, "0156", ACTS + 3);
        places.lineMax(2);

        Place next = ask(places, Lane.COMMAND, "0156");

        assertThat(acts.subList(ACTS, ACTS + 3)).allMatch(Place::isWaiting);
        assertThat(next.refusal()).isEqualTo(Refusal.SATURATED);
    }

    /** One sends nine times as much as each of the others; all are served in turns of equal length. */
    @Property(tries = 50)
    void a_flood_leaves_each_other_administration_all_it_asks_for_within_its_share(
            @ForAll @IntRange(min = 1, max = 6) int others, @ForAll @IntRange(min = 8, max = 40) int limit) {
        Places places = of(Pool.COMMANDS, limit);
        List<Place> held = new ArrayList<>(ask(places, Lane.PAYMENT, "flood", limit));
        Map<String, Integer> served = new HashMap<>();
        int turns = 200;
        for (int turn = 0; turn < turns; turn++) {
            List<Place> waiting = new ArrayList<>();
            for (int other = 0; other < others; other++) {
                waiting.add(ask(places, Lane.PAYMENT, "other-" + other));
            }
            waiting.addAll(ask(places, Lane.PAYMENT, "flood", 9 * others));
            // As many leave as there are administrations: each is entitled to one of these places.
            for (int i = 0; i <= others; i++) {
                places.leave(held.removeFirst());
            }
            for (Place place : waiting) {
                if (place.isHeld()) {
                    served.merge(place.visit().administration(), 1, Integer::sum);
                    held.add(place);
                } else {
                    places.giveUp(place);
                }
            }
        }

        for (int other = 0; other < others; other++) {
            assertThat(served.get("other-" + other))
                    .as("%s of %s", served, turns)
                    .isEqualTo(turns);
        }
    }

    /** What may happen to a pool. */
    private record Step(int kind, int lane, int administration, boolean again) {}

    @Provide
    Arbitrary<List<Step>> histories() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 9),
                        Arbitraries.integers().between(0, 2),
                        Arbitraries.integers().between(0, 4),
                        Arbitraries.of(true, false))
                .as(Step::new)
                .list()
                .ofMaxSize(300);
    }

    @Property(tries = 300)
    void whatever_happens_nothing_is_lost_and_no_bound_is_passed(
            @ForAll("histories") List<Step> history, @ForAll @IntRange(min = 1, max = 12) int limit) {
        Places places = of(Pool.READS, limit);
        List<Place> all = new ArrayList<>();
        for (Step step : history) {
            Lane lane = Pool.READS.lanes().get(step.lane());
            switch (step.kind()) {
                case 0, 1, 2, 3, 4 -> {
                    Place place = new Place(
                            new Visit(Pool.READS, lane, "a" + step.administration(), step.again()), false, null);
                    places.ask(place);
                    all.add(place);
                }
                case 5, 6, 7 -> all.stream().filter(Place::isHeld).findFirst().ifPresent(places::leave);
                case 8 -> all.stream().filter(Place::isWaiting).findFirst().ifPresent(places::giveUp);
                default -> {
                    if (step.again()) {
                        places.close();
                    } else {
                        places.open();
                    }
                }
            }
            checkBounds(places, all, limit);
        }
        places.open();
        all.stream().filter(Place::isWaiting).toList().forEach(places::giveUp);
        all.stream().filter(Place::isHeld).toList().forEach(places::leave);
        assertThat(places.held()).isZero();
        assertThat(Pool.READS.lanes())
                .allSatisfy(lane -> assertThat(places.parties(lane)).isEmpty());
    }

    private static void checkBounds(Places places, List<Place> all, int limit) {
        assertThat(places.held())
                .isEqualTo(all.stream().filter(Place::isHeld).count())
                .isLessThanOrEqualTo(limit);
        boolean free = !places.isClosed() && places.held() < limit;
        for (Lane lane : Pool.READS.lanes()) {
            assertThat(places.waiting(lane))
                    .isEqualTo(all.stream()
                            .filter(place -> place.isWaiting() && place.visit().lane() == lane)
                            .count())
                    .isLessThanOrEqualTo(LINE);
            assertThat(places.held(lane)).isLessThanOrEqualTo(lane.most(limit));
            if (free && places.waiting(lane) > 0) {
                assertThat(places.held(lane)).as("a free place nobody gets").isEqualTo(lane.most(limit));
            }
        }
    }

    private static Places of(Pool pool, int limit) {
        return new Places(pool, limit, LINE, new RetryBudget(20));
    }

    private static Visit visit(Lane lane, String administration, boolean again) {
        Pool pool = Pool.COMMANDS.lanes().contains(lane) ? Pool.COMMANDS : Pool.READS;
        return new Visit(pool, lane, administration, again);
    }

    private static Place ask(Places places, Lane lane, String administration) {
        Place place = new Place(visit(lane, administration, false), false, null);
        places.ask(place);
        return place;
    }

    private static List<Place> ask(Places places, Lane lane, String administration, int times) {
        return IntStream.range(0, times)
                .mapToObj(_ -> ask(places, lane, administration))
                .toList();
    }
}

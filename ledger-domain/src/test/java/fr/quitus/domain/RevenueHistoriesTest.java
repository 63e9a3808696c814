package fr.quitus.domain;

import static org.assertj.core.api.Assertions.assertThat;

import fr.quitus.domain.G0.Person;
import fr.quitus.domain.actor.Role;
import fr.quitus.domain.bank.BankEntryEvent;
import fr.quitus.domain.budget.ProgrammeBudgetEvent;
import fr.quitus.domain.revenue.RevenueOrderEvent;
import fr.quitus.domain.value.Amount;
import fr.quitus.domain.value.RevenueOrderNumber;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Whatever is done with titles, in whatever order, the books hold: random acts through the real rules. */
class RevenueHistoriesTest {
    private static final List<Person> PEOPLE =
            List.of(G0.GINA, G0.OMAR, G0.KATIA, G0.BANK, RandomPaymentActs.MINISTER, G0.DIRECTORATE);

    /** Events that need more time than a day, or another system, which tests of their own make. */
    private static final Set<String> MADE_ELSEWHERE = Set.of(
            "claim-prescribed.v1",
            "debt-acknowledged.v1",
            "formal-notice-sent.v1",
            "instalment-defaulted.v1",
            "reminder-sent.v1",
            "restoration-order-linked.v1",
            "revenue-order-taken-over.v1",
            "seizure-issued.v1",
            "surcharge-applied.v1",
            "surcharge-corrected.v1");

    /** One random act: on which title, by the right person or by anybody, for how much. */
    record Step(int file, int other, int person, int die, int choice, long cents) {}

    @Property(tries = 200)
    void the_books_hold_after_any_sequence_of_acts_on_titles(@ForAll("steps") List<Step> steps) {
        Story story = Story.g0();
        for (Step step : steps) {
            play(story.ledger(), step);
            LedgerInvariants.check(story.ledger());
        }

        assertThat(InMemoryLedger.replay(story.ledger().log()).states())
                .isEqualTo(story.ledger().states());
    }

    @Test
    void random_acts_reach_every_event_of_titles_that_a_day_is_enough_for() {
        Set<String> made = new TreeSet<>();
        for (int seed = 0; seed < 60; seed++) {
            Story story = Story.g0();
            var random = new Random(seed);
            for (int i = 0; i < 400; i++) {
                play(
                        story.ledger(),
                        new Step(
                                random.nextInt(6),
                                random.nextInt(6),
                                10 + random.nextInt(30),
                                random.nextInt(6),
                                random.nextInt(100),
                                1 + random.nextLong(90_000)));
            }
            LedgerInvariants.check(story.ledger());
            story.ledger().log().forEach(event -> made.add(LedgerTypes.nameOf(event)));
        }

        assertThat(made).containsAll(reachedHere());
    }

    /** The events that random acts on titles make. */
    static Set<String> reachedHere() {
        Set<String> names = new TreeSet<>();
        LedgerTypes.eventsByName().forEach((name, type) -> {
            if (RevenueOrderEvent.class.isAssignableFrom(type)
                    || BankEntryEvent.class.isAssignableFrom(type)
                    || type == ProgrammeBudgetEvent.ContributionCreditsOpened.class) {
                names.add(name);
            }
        });
        names.removeAll(MADE_ELSEWHERE);
        return names;
    }

    /** Those that nothing random reaches: they wait for days to pass. */
    static Set<String> takingTime() {
        return MADE_ELSEWHERE;
    }

    private static void play(InMemoryLedger ledger, Step step) {
        LedgerCommand command = commandOf(ledger, step);
        if (command == null) {
            return;
        }
        var before = ledger.states();
        if (ledger.submit(command, personOf(step, command).on("2026-03-20")) instanceof Decision.Refused) {
            assertThat(ledger.states()).isEqualTo(before);
        }
    }

    static @Nullable LedgerCommand commandOf(InMemoryLedger ledger, Step step) {
        List<RevenueOrderNumber> titles = List.copyOf(ledger.states().titles().keySet());
        Amount amount = Amount.ofCents(step.cents());
        if (titles.size() < 5 && step.choice() % 4 == 0) {
            return RandomRevenueActs.claiming(step.die(), amount);
        }
        if (titles.isEmpty()) {
            return null;
        }
        RevenueOrderNumber number = titles.get(step.file() % titles.size());
        return RandomRevenueActs.on(
                ledger.title(number),
                number,
                titles.get(step.other() % titles.size()),
                step.die(),
                step.choice(),
                amount);
    }

    /** Mostly somebody who may do it, now and then anybody at all. */
    static Person personOf(Step step, LedgerCommand command) {
        Set<Role> allowed = command.allowedRoles();
        return PEOPLE.stream()
                .filter(person -> step.person() < PEOPLE.size()
                        ? PEOPLE.indexOf(person) == step.person()
                        : allowed.contains(person.role()))
                .findFirst()
                .orElse(G0.STRANGER);
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 5),
                        Arbitraries.integers().between(0, 5),
                        Arbitraries.integers().between(0, 39),
                        Arbitraries.integers().between(0, 5),
                        Arbitraries.integers().between(0, 99),
                        Arbitraries.longs().between(1, 100_000))
                .as(Step::new)
                .list()
                .ofMinSize(20)
                .ofMaxSize(80);
    }
}

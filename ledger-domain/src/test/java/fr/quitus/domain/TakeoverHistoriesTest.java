package fr.quitus.domain;

import static org.assertj.core.api.Assertions.assertThat;

import fr.quitus.domain.LedgerPropertiesTest.Step;
import fr.quitus.domain.takeover.TakeoverStory;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

/** Whatever is done with what was taken over, the books hold. */
class TakeoverHistoriesTest {
    /** Events that the random acts of other tests do not make. */
    static final Set<String> REACHED_THERE = Set.of(
            "takeover-prepared.v1",
            "takeover-approved.v1",
            "takeover-opened.v1",
            "opening-balance-taken-over.v1",
            "credits-taken-over.v1",
            "commitment-taken-over.v2",
            "advance-taken-over.v1",
            "payment-request-taken-over.v1",
            "revenue-order-taken-over.v1");

    @Property(tries = 60)
    void the_books_hold_after_any_acts_on_what_was_taken_over(@ForAll @LongRange(min = 0, max = 1_000_000) long seed) {
        Random random = new Random(seed);
        Story story = seed % 2 == 0 ? TakeoverStory.opened() : TakeoverStory.openedWithAnAdvance();
        LedgerInvariants.check(story.ledger());
        for (int i = 0; i < 80; i++) {
            Step step = new Step(
                    5 + random.nextInt(13), random.nextInt(6), random.nextInt(40), 1 + random.nextLong(900_000), i % 7);
            LedgerCommand command = LedgerPropertiesTest.commandOf(step, story.ledger());
            if (command != null) {
                story.ledger()
                        .submit(
                                command,
                                LedgerPropertiesTest.personOf(step, command).on("2026-03-20"));
            }
        }

        LedgerInvariants.check(story.ledger());
        assertThat(InMemoryLedger.replay(story.ledger().log()).states())
                .isEqualTo(story.ledger().states());
    }
}

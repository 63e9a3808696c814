package fr.quitus.domain.invariants;

import static org.assertj.core.api.Assertions.assertThat;

import fr.quitus.domain.LedgerEvent;
import fr.quitus.domain.accounting.JournalEntry;
import fr.quitus.domain.accounting.Posting;
import fr.quitus.domain.invariants.InvariantFold.Broken;
import fr.quitus.domain.takeover.TakeoverEvent.TakeoverApproved;
import fr.quitus.domain.takeover.TakeoverEvent.TakeoverOpened;
import fr.quitus.domain.takeover.TakeoverStory;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A takeover that lost something, told it twice or was never approved is found by the list that all are told. */
class TakeoversBalanceOutTest {
    private static final String CODE = "REPRISES_SOLDEES";

    private static List<List<LedgerEvent>> units() {
        return TakeoverStory.opened().ledger().units();
    }

    /** Folded by the truths of the reference, taken up again after every act as a restart does. */
    private static List<Broken> broken(List<? extends List<? extends LedgerEvent>> units) {
        InvariantFold fold = new InvariantFold(Invariants.ofTheReference());
        for (List<? extends LedgerEvent> unit : units) {
            fold = InvariantFold.restored(fold.snapshot());
            fold.unit(fold.position() + 1, unit);
        }
        return fold.broken().stream().filter(one -> one.code().equals(CODE)).toList();
    }

    private static boolean onTheOpeningBalance(LedgerEvent event) {
        for (JournalEntry entry : event.entries()) {
            for (Posting posting : entry.postings()) {
                if (posting.account().text().startsWith("8900")) {
                    return true;
                }
            }
        }
        return false;
    }

    @Test
    void holds_at_every_act_of_a_takeover() {
        List<List<LedgerEvent>> units = units();

        for (int acts = 1; acts <= units.size(); acts++) {
            assertThat(broken(units.subList(0, acts))).isEmpty();
        }
    }

    @Test
    void finds_whatever_was_lost_or_told_twice_where_the_takeover_opens() {
        List<List<LedgerEvent>> units = units();
        int tried = 0;
        for (int unit = 0; unit < units.size(); unit++) {
            for (int place = 0; place < units.get(unit).size(); place++) {
                LedgerEvent event = units.get(unit).get(place);
                if (!onTheOpeningBalance(event)) {
                    continue;
                }
                tried++;
                List<List<LedgerEvent>> lost = copy(units);
                lost.get(unit).remove(place);
                List<List<LedgerEvent>> twice = copy(units);
                twice.get(unit).add(event);

                assertThat(broken(lost))
                        .as("without %s", event)
                        .extracting(Broken::event)
                        .containsExactly("takeover-opened.v1");
                assertThat(broken(twice))
                        .as("twice %s", event)
                        .extracting(Broken::event)
                        .containsExactly("takeover-opened.v1");
            }
        }
        assertThat(tried).isEqualTo(3);
    }

    @Test
    void finds_what_is_taken_over_without_an_approval_or_after_the_opening() {
        List<List<LedgerEvent>> units = units();
        List<List<LedgerEvent>> unapproved = copy(units);
        unapproved.forEach(unit -> unit.removeIf(TakeoverApproved.class::isInstance));
        List<List<LedgerEvent>> early = copy(units);
        LedgerEvent opened = units.stream()
                .flatMap(List::stream)
                .filter(TakeoverOpened.class::isInstance)
                .findFirst()
                .orElseThrow();
        early.forEach(unit -> unit.remove(opened));
        early.add(3, List.of(opened));

        assertThat(broken(unapproved)).hasSize(1);
        assertThat(broken(early)).hasSize(1);
    }

    private static List<List<LedgerEvent>> copy(List<List<LedgerEvent>> units) {
        List<List<LedgerEvent>> copy = new ArrayList<>();
        units.forEach(unit -> copy.add(new ArrayList<>(unit)));
        return copy;
    }
}

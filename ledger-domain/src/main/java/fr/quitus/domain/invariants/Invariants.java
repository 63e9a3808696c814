package fr.quitus.domain.invariants;

import java.util.ArrayList;
import java.util.List;

/** Liste des vérités : those of the domain reference, which everybody is told of, and those that tests add to them. */
public final class Invariants {
    private Invariants() {}

    /**
     * The list at the end of the domain reference's §8 with its formulas, with debit = credit per journal, what §1.1
     * says of affectations (an availability too) and what decision 44 promises of takeovers. That a replay gives the
     * live state is not said of events alone, and is checked where live states are. Each keeps sums of what is open,
     * never the past.
     */
    public static List<Invariant> ofTheReference() {
        return List.of(
                new DebitsEqualCredits(),
                new DebitsEqualCreditsPerJournal(),
                new AvailabilityIsNeverNegative(),
                new OperationsCommitWhatIsAffected(),
                new NothingIsPaidBeforeItsTime(),
                new InvoicesNotReceived(),
                new TransfersInTransit(),
                new CpConsumedAreWhatWasPaid(),
                new BudgetRevenueIsWhatWasAllocated(),
                new DebtorsOweWhatRemains(),
                new TakeoversBalanceOut());
    }

    /** All of them: the others follow from what acts promise, and remember more. */
    public static List<Invariant> all() {
        List<Invariant> all = new ArrayList<>(ofTheReference());
        all.add(new CpReservedAreWhatIsOrdered());
        all.add(new AeConsumedAreWhatCommitmentsTook());
        all.add(new ServiceIsClaimedOnce());
        all.add(new CreditNotesAreUsedOnce());
        all.add(new ThirdPartyAccounts());
        all.add(new TransfersGoToAcceptedAccounts());
        all.add(new BankEntriesAreAllocatedOnce());
        all.add(new DesksHoldWhatWasCashed());
        all.add(new ClosedYearsStayClosed());
        all.add(new EntriesAreOnOpenAccounts());
        return List.copyOf(all);
    }
}

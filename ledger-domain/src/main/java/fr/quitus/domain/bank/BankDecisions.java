package fr.quitus.domain.bank;

import fr.quitus.domain.Decision;
import fr.quitus.domain.Refusal;
import fr.quitus.domain.Rejection;
import fr.quitus.domain.actor.Act;
import fr.quitus.domain.bank.BankCommand.RecordUnidentifiedReceipt;
import fr.quitus.domain.value.Balance;

/** Décisions sur une écriture bancaire that nothing claims yet. */
public final class BankDecisions {
    private BankDecisions() {}

    /**
     * Recette à identifier : a value date that is reached, the entry as it was seen, and something left of it. Told
     * again while all of it waits or is used, it is accepted and writes nothing.
     */
    public static Decision<BankEntryEvent> decide(RecordUnidentifiedReceipt c, Act act, BankEntry entry) {
        if (c.valueDate().isAfter(act.date())) {
            return Decision.refuse(Refusal.of(
                    Rejection.DATE_FUTURE,
                    "La date de valeur " + c.valueDate() + " n'est pas atteinte : nous sommes le " + act.date() + "."));
        }
        Refusal refusal = entry.isAnother(c.statement());
        if (refusal != null) {
            return Decision.refuse(refusal);
        }
        Balance left = entry.left(c.statement());
        return left.isZero() ? Decision.accept() : Decision.accept(entry.park(c.statement(), left, c.reason(), act));
    }
}

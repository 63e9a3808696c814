package fr.quitus.domain.ledgerentry;

import fr.quitus.domain.accounting.Posting;
import fr.quitus.domain.accounting.Side;
import fr.quitus.domain.value.AccountCode;
import fr.quitus.domain.value.Amount;

/** Ligne d'une écriture manuelle. */
public record EntryLine(AccountCode account, Side side, Amount amount) {
    Posting posting() {
        return new Posting(account, side, amount, null);
    }

    /** The other side. */
    EntryLine reversed() {
        return new EntryLine(account, side == Side.DEBIT ? Side.CREDIT : Side.DEBIT, amount);
    }
}

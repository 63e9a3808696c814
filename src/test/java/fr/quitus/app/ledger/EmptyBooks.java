package fr.quitus.app.ledger;

import fr.quitus.api.ports.Books;
import fr.quitus.domain.directpayment.ToRegularise;
import fr.quitus.domain.value.Balance;
import fr.quitus.domain.value.FiscalYear;
import fr.quitus.domain.yearend.LeftOfTheYear;
import fr.quitus.domain.yearend.ResultAccounts;
import java.util.List;

/** Books without charges, products or direct payments, of a year that left nothing. */
record EmptyBooks() implements Books {
    @Override
    public ResultAccounts resultAccounts(FiscalYear year) {
        return ResultAccounts.NONE;
    }

    @Override
    public Balance openingBalance() {
        return Balance.ZERO;
    }

    @Override
    public List<ToRegularise> toRegularise(FiscalYear year) {
        return List.of();
    }

    @Override
    public LeftOfTheYear left(FiscalYear year) {
        return LeftOfTheYear.NOTHING;
    }
}

package fr.quitus.domain.cashdesk;

import fr.quitus.domain.accounting.Accounts;
import fr.quitus.domain.value.AccountCode;

/** Mode de paiement au comptant. */
public enum CashMeans {
    /** Numéraire. */
    CASH("numéraire", Accounts.CASH),
    /** Chèque, until the bank cashes it. */
    CHEQUE("chèques", Accounts.CHEQUES_AND_CARDS),
    /** Carte bancaire, until the bank credits it. */
    CARD("cartes bancaires", Accounts.CHEQUES_AND_CARDS);

    private final String label;
    private final AccountCode account;

    CashMeans(String label, AccountCode account) {
        this.label = label;
        this.account = account;
    }

    /** In French. */
    public String label() {
        return label;
    }

    /** Where it stands in the books while the desk holds it. */
    public AccountCode account() {
        return account;
    }
}

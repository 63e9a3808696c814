package fr.quitus.domain.statement;

/** Nature d'un état financier. */
public enum StatementKind {
    /** Balance générale: every account with opening, period and closing. */
    BALANCE_GENERALE("Balance générale"),
    /** Compte de résultat: charges and products of the year, before its closing entries. */
    COMPTE_DE_RESULTAT("Compte de résultat"),
    /** Bilan: assets and liabilities. */
    BILAN("Bilan");

    private final String label;

    StatementKind(String label) {
        this.label = label;
    }

    /** In French, as the statement is headed. */
    public String label() {
        return label;
    }
}

package fr.quitus.domain.chart;

/** Preuve d'un numéro de compte : how the ledger knows that the account is one of the State's chart. */
public enum AccountEvidence {
    /** Seen in a published source. */
    V("vu dans une source publiée"),
    /** Root of the State's chart written from memory, not verified. */
    M("racine du plan comptable, écrite de mémoire et non vérifiée"),
    /** Digits chosen by the project. */
    P("chiffres choisis par le projet"),
    /** Opened by an act, on the ground of the text it cites. */
    A("ouvert par un acte qui cite son texte");

    private final String meaning;

    AccountEvidence(String meaning) {
        this.meaning = meaning;
    }

    /** In French, for whoever reads the chart. */
    public String meaning() {
        return meaning;
    }
}

package fr.quitus.interchange.bank;

import fr.quitus.interchange.FileFault;
import fr.quitus.interchange.Shown;
import fr.quitus.interchange.xml.XmlNode;

/** Statut d'un ordre de virement (external payment status codes of ISO 20022) and what it means for a payment. */
public enum StatusCode {
    RCVD(Meaning.UNDER_WAY),
    PDNG(Meaning.UNDER_WAY),
    ACTC(Meaning.UNDER_WAY),
    ACCP(Meaning.UNDER_WAY),
    ACFC(Meaning.UNDER_WAY),
    ACWC(Meaning.UNDER_WAY),
    ACWP(Meaning.UNDER_WAY),
    ACSP(Meaning.UNDER_WAY),
    /** Settled on the debtor's account: it is still the statement that settles a payment. */
    ACSC(Meaning.SETTLED),
    ACCC(Meaning.SETTLED),
    PART(Meaning.PARTIAL),
    RJCT(Meaning.REJECTED),
    CANC(Meaning.REJECTED),
    /** Vérification du bénéficiaire: what the bank of the payee answers on his name; the order itself waits. */
    RCVC(Meaning.UNDER_WAY),
    RVNM(Meaning.UNDER_WAY),
    RVMC(Meaning.UNDER_WAY),
    RVNA(Meaning.UNDER_WAY),
    RVCM(Meaning.UNDER_WAY);

    private final Meaning meaning;

    StatusCode(Meaning meaning) {
        this.meaning = meaning;
    }

    public Meaning meaning() {
        return meaning;
    }

    static StatusCode of(XmlNode node) {
        for (StatusCode code : values()) {
            if (code.name().equals(node.text())) {
                return code;
            }
        }
        throw node.refuse(FileFault.STATUT_INCONNU, Shown.text(node.text()) + " n'est pas un statut d'ordre connu.");
    }

    /** What happens to the transfer. */
    public enum Meaning {
        UNDER_WAY,
        SETTLED,
        /** Some of the group are rejected: each transfer says which. */
        PARTIAL,
        REJECTED
    }
}

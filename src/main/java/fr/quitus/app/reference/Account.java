package fr.quitus.app.reference;

/** Compte of the State's chart (PCE), ten digits, with how sure we are of its number. */
public record Account(String code, String label, Evidence evidence) {
    /** How the number is known; the letters are those of the file. */
    public enum Evidence {
        /** Seen in a published source. */
        V,
        /** Root written from memory, not verified. */
        M,
        /** Digits chosen by the project. */
        P
    }
}

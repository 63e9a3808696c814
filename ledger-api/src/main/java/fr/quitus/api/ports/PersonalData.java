package fr.quitus.api.ports;

import fr.quitus.domain.value.Iban;
import fr.quitus.domain.value.PayeeAccountId;
import fr.quitus.domain.value.ThirdPartyRef;
import java.util.OptionalInt;

/**
 * Données personnelles : names and accounts, sealed under a key of the person's own that is kept apart from the log and
 * can be destroyed. Same person, same text, same sealed text.
 */
public interface PersonalData {
    /** Seals nothing: for a ledger in memory that nobody's data is given to. */
    PersonalData CLEAR = new PersonalData() {
        @Override
        public boolean seals() {
            return false;
        }

        @Override
        public String seal(ThirdPartyRef person, String clear, int year, boolean lasting) {
            return clear;
        }

        @Override
        public void acted(String sealed, int year) {
            // nobody is forgotten here
        }

        @Override
        public String reveal(String text) {
            return text;
        }

        @Override
        public PayeeAccountId accountId(Iban clear) {
            return PayeeAccountId.ofIban(clear);
        }

        @Override
        public OptionalInt lastActYear(ThirdPartyRef person) {
            return OptionalInt.empty();
        }

        @Override
        public void intendToForget(ThirdPartyRef person, int lastActYear) {
            // nobody is forgotten here
        }

        @Override
        public void forget(ThirdPartyRef person, int lastActYear) {
            // nobody is forgotten here
        }
    };

    /** Whether personal data are sealed at all; if so, no event may hold them clear. */
    boolean seals();

    /**
     * Seals a text. The key, if it is new, is on a quorum of bays when this returns: an event is never durable without
     * it.
     *
     * @param year of the act that names the person
     * @param lasting false for a simulation, which writes no key
     */
    String seal(ThirdPartyRef person, String clear, int year, boolean lasting);

    /** Notes that a file with this sealed text was acted on; it counts for how long the person must be kept. */
    void acted(String sealed, int year);

    /** The text with all that is sealed in it opened, or said to be erased. For who may read it and nothing else. */
    String reveal(String text);

    /** Identity of an account among all parties': a keyed hash, so that nobody without the key can try accounts. */
    PayeeAccountId accountId(Iban clear);

    /** Year of the last act on a file of the person's; empty when nothing of her is sealed. */
    OptionalInt lastActYear(ThirdPartyRef person);

    /** Remembers that the person is about to be forgotten, so that a crash between act and effect is made good. */
    void intendToForget(ThirdPartyRef person, int lastActYear);

    /** Destroys her key, unless a later act than that of this year used it. */
    void forget(ThirdPartyRef person, int lastActYear);
}

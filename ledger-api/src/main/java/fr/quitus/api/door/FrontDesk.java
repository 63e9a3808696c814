package fr.quitus.api.door;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Guichet : takes commands in on durable storage while the ledger does not write them, gives a receipt, and files them
 * afterwards. A deposit is no decision.
 */
public interface FrontDesk {
    /** Whether every command is taken in now instead of being decided. */
    boolean isOpen();

    /** Whether commands that find no place in a full service are taken in now; the others are decided. */
    boolean takesOverflow();

    /** Why it is open, in French, without a stop. */
    String why();

    /** The receipt of a command that waits to be filed; none of one that was decided or never deposited. */
    Optional<Receipt> waiting(UUID commandId);

    /** Whether acts that this one must not overtake still wait to be filed. */
    boolean waitsBefore(CommandGate.Ask ask);

    /**
     * Lays the command down; a command id that waits already gets its first receipt again.
     *
     * @throws Full when nothing more can be taken in; nothing was
     * @throws Doubtful when nobody knows whether it was; asked again, it is one deposit
     */
    Receipt deposit(Deposit deposit);

    /**
     * What is laid down.
     *
     * @param commandHash SHA-256 of the command's name, a zero byte and its canonical JSON
     * @param unchecked what could not be checked, in French
     */
    record Deposit(UUID commandId, byte[] commandHash, CommandGate.Ask ask, List<String> unchecked) {}

    /**
     * Récépissé.
     *
     * @param number under which its end is told
     * @param commandHash what was deposited under the command id
     * @param json the signed receipt
     */
    record Receipt(String number, byte[] commandHash, byte[] json, boolean replayed) {}

    /** Nothing more is taken in; the message says why, in French. */
    final class Full extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public Full(String message) {
            super(message, null, false, false);
        }
    }

    /** Nobody knows yet whether it was taken in; the message says why, in French. */
    final class Doubtful extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public Doubtful(String message) {
            super(message, null, false, false);
        }
    }

    /** An instance without a front desk: every command is decided or told to come back. */
    FrontDesk NONE = new FrontDesk() {
        @Override
        public boolean isOpen() {
            return false;
        }

        @Override
        public boolean takesOverflow() {
            return false;
        }

        @Override
        public String why() {
            return "";
        }

        @Override
        public Optional<Receipt> waiting(UUID commandId) {
            return Optional.empty();
        }

        @Override
        public boolean waitsBefore(CommandGate.Ask ask) {
            return false;
        }

        @Override
        public Receipt deposit(Deposit deposit) {
            throw new Full("Cette instance n'a pas de guichet.");
        }
    };
}

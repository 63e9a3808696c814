package fr.quitus.frontdesk;

import java.io.Serial;

/** Why the desk did not do what was asked. Messages are for those who operate it, in French, and say what to do. */
public abstract sealed class DeskException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private DeskException(String message) {
        super(message);
    }

    /** The command id was deposited with another content: 422, as at the door. */
    public static final class OtherAct extends DeskException {
        @Serial
        private static final long serialVersionUID = 1L;

        OtherAct(String message) {
            super(message);
        }
    }

    /** As many deposits wait, or bytes are kept, as may: nothing was taken. */
    public static final class Full extends DeskException {
        @Serial
        private static final long serialVersionUID = 1L;

        Full(String message) {
            super(message);
        }
    }

    /** No place could be written. What was asked is in doubt: asked again with the same id, it is one deposit. */
    public static final class NoPlace extends DeskException {
        @Serial
        private static final long serialVersionUID = 1L;

        NoPlace(String message) {
            super(message);
        }
    }

    /** The desk is closed, or was closed while this waited: in doubt, as {@link NoPlace}. */
    public static final class Closed extends DeskException {
        @Serial
        private static final long serialVersionUID = 1L;

        Closed(String message) {
            super(message);
        }
    }

    /** Another process holds the desk. */
    public static final class InUse extends DeskException {
        @Serial
        private static final long serialVersionUID = 1L;

        InUse(String message) {
            super(message);
        }
    }

    /** The places are of another desk or node. */
    public static final class Foreign extends DeskException {
        @Serial
        private static final long serialVersionUID = 1L;

        Foreign(String message) {
            super(message);
        }
    }

    /** A place that may alone hold deposits is not there: to go on could give a number twice. */
    public static final class InDoubt extends DeskException {
        @Serial
        private static final long serialVersionUID = 1L;

        InDoubt(String message) {
            super(message);
        }
    }

    /** What was answered cannot be read in any place, or two places say different things. */
    public static final class Damaged extends DeskException {
        @Serial
        private static final long serialVersionUID = 1L;

        Damaged(String message) {
            super(message);
        }
    }
}

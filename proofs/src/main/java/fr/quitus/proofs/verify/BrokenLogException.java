package fr.quitus.proofs.verify;

/** Registre rompu : the log is not what it must be; says from where on and why, in French, with both values. */
public final class BrokenLogException extends Exception {

    private static final long serialVersionUID = 1L;

    private final long position;

    public BrokenLogException(long position, String message) {
        super("position %d : %s".formatted(position, message));
        this.position = position;
    }

    /** The first position that is wrong, or before which nothing is wrong where no one position can be told. */
    public long position() {
        return position;
    }
}

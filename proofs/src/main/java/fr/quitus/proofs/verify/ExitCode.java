package fr.quitus.proofs.verify;

/** Code de sortie : how a verification ended, for scripts. The numbers are permanent. */
public enum ExitCode {
    /** The log is what it must be. */
    INTACT(0),
    /** The log is not what it must be, or was not signed by whom it must be. */
    BROKEN(3),
    /** The command line is wrong. */
    USAGE(2),
    /** A file cannot be read, or a log does not answer: nothing is known. */
    UNREACHABLE(4);

    private final int number;

    ExitCode(int number) {
        this.number = number;
    }

    public int number() {
        return number;
    }
}

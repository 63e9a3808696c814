package fr.quitus.app.archive;

/** Archive refusée : the folder is not this ledger's to write to; no event in it was touched. */
final class ArchiveRefusedException extends Exception {
    private static final long serialVersionUID = 1L;

    ArchiveRefusedException(String message) {
        super(message);
    }
}

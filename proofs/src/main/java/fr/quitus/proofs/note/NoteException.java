package fr.quitus.proofs.note;

/** A note, checkpoint or key that is not written as it must be, or not signed by whom it must be. */
public final class NoteException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NoteException(String message) {
        super(message);
    }
}

package fr.quitus.proofs.note;

/** A note, checkpoint or key that is not written, or not signed, as it must be. In French, as auditors read it. */
public final class NoteException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NoteException(String message) {
        super(message);
    }
}

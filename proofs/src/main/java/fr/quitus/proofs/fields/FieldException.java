package fr.quitus.proofs.fields;

/** Bytes that are not fields as they were to be written; the message is for those who read the file, in French. */
public final class FieldException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public FieldException(String message) {
        super(message);
    }
}

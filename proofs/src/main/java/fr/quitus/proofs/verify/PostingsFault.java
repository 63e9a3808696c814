package fr.quitus.proofs.verify;

/** Why the postings of a payload do not hold, in French. */
final class PostingsFault extends Exception {

    private static final long serialVersionUID = 1L;

    PostingsFault(String message) {
        super(message);
    }
}

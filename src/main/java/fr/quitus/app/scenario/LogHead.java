package fr.quitus.app.scenario;

/**
 * Where the log ends. "A refused command leaves no event" is checked here and nowhere else: the API has no question
 * for the head alone, so it is read from the position of the entries answer, and each accepted command must directly
 * follow the last.
 */
final class LogHead {
    private final LedgerQuestions questions;
    private long known;

    LogHead(LedgerQuestions questions) {
        this.questions = questions;
        this.known = questions.head(0);
    }

    /** The last position that this scenario knows to be written. */
    long known() {
        return known;
    }

    void observe(LedgerAnswer answer) {
        known = Math.max(known, answer.position());
    }

    /** Asks the ledger. */
    long now() {
        known = Math.max(known, questions.head(known));
        return known;
    }
}

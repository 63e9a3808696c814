package fr.quitus.app.scenario;

/**
 * Attente : one thing a scenario says must be so. Each gets exactly one outcome; one that was not checked is a
 * failure.
 */
public sealed interface Expectation permits AnswerExpectation, Check, GroupExpectation {
    Place place();

    /** What is expected, in French, for the report. */
    String text();
}

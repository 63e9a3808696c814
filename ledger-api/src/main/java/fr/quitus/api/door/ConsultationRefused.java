package fr.quitus.api.door;

/** The rules refuse a consultation: nothing is shown, and the refusal is in the journal. */
final class ConsultationRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    ConsultationRefused(Problem problem) {
        super(problem.detail(), null, false, false);
        this.problem = problem;
    }

    Problem problem() {
        return problem;
    }
}

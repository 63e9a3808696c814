package fr.quitus.projections.ports;

/** A question that gets no answer: what is wrong and what to do about it, in French. It carries no stack trace. */
public final class QuestionRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;
    private final String detail;
    private final String remede;

    public QuestionRefused(int status, String code, String detail, String remede) {
        super(code + ": " + detail, null, false, false);
        this.status = status;
        this.code = code;
        this.detail = detail;
        this.remede = remede;
    }

    /** The HTTP status: 400, 403, 404, 409, 413, 500 or 503. */
    public int status() {
        return status;
    }

    public String code() {
        return code;
    }

    public String detail() {
        return detail;
    }

    public String remede() {
        return remede;
    }
}

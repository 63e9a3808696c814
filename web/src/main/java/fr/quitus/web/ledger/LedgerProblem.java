package fr.quitus.web.ledger;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The ledger refused, with its problem (RFC 9457); or it could not be asked. */
public final class LedgerProblem extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final int UNAVAILABLE = 503;

    private final transient Told told;
    private final @Nullable String retryAfter;

    public LedgerProblem(Told told) {
        this(told, null);
    }

    LedgerProblem(Told told, @Nullable String retryAfter) {
        super(told.code() + " : " + told.detail(), null, false, false);
        this.told = told;
        this.retryAfter = retryAfter;
    }

    /**
     * The problem as the interface tells it.
     *
     * @param remede what to do, in French
     * @param law the article the refusal rests on
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Told(
            int status,
            String title,
            String detail,
            String code,
            String remede,
            @Nullable String law,
            @Nullable Map<String, String> facts,
            @Nullable List<FieldFault> errors) {
        /** Whether the same act, sent again with the same key, may yet be written. */
        public boolean mayBeSentAgain() {
            return status >= 500 || status == 429;
        }

        /** Whether somebody changed the file after it was read. */
        public boolean isStale() {
            return status == 412;
        }
    }

    /** A field that is wrong, by its JSON pointer. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record FieldFault(String pointer, String detail) {}

    /** No answer came: whether what was asked has been done is not known. */
    static LedgerProblem noAnswer() {
        return new LedgerProblem(new Told(
                UNAVAILABLE,
                "Registre injoignable",
                "Le registre n’a pas répondu ; on ne sait pas si la demande est arrivée.",
                "SANS_REPONSE",
                "Renvoyez la même demande : sa clé fait qu’elle n’est écrite qu’une fois.",
                null,
                null,
                null));
    }

    static LedgerProblem ofStatus(int status) {
        return ofStatus(status, null);
    }

    static LedgerProblem ofStatus(int status, @Nullable String retryAfter) {
        return new LedgerProblem(unexplained(status), retryAfter);
    }

    private static Told unexplained(int status) {
        return new Told(
                status,
                "Réponse inattendue",
                "Le registre a répondu " + status + " sans dire pourquoi.",
                "REPONSE_INATTENDUE",
                "Recommencez ; si cela dure, prévenez l’exploitation.",
                null,
                null,
                null);
    }

    public Told told() {
        return told;
    }

    /** In how many seconds to come back, as the interface said it; absent where it did not. */
    public @Nullable String retryAfter() {
        return retryAfter;
    }

    public int status() {
        return told.status();
    }
}

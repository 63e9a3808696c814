package fr.quitus.api.json;

import java.util.List;

/** Corps de requête refusé: not the JSON of this command. Nothing was written. */
public final class InvalidBody extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<FieldError> errors;

    InvalidBody(List<FieldError> errors) {
        super(errors.toString(), null, false, false);
        this.errors = List.copyOf(errors);
    }

    public List<FieldError> errors() {
        return errors;
    }
}

package fr.quitus.app.architecture.violations.domain;

import java.io.Serial;

/** The JDK named this method, not we. */
class Refusal extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    @Override
    public String getMessage() {
        return "message";
    }
}

package fr.quitus.app.architecture.violations.domain;

import java.util.concurrent.Callable;

/** Money in floating point, a getter of our own, and one that a parent asked for. */
record FloatingAmount(double euros, float[] parts) implements Named, Callable<String> {
    Double rounded(String mode) {
        return mode.isEmpty() ? euros : Math.rint(euros);
    }

    public String getLabel() {
        return "label";
    }

    @Override
    public String getMessage() {
        return "message";
    }

    @Override
    public String call() {
        return getLabel();
    }
}

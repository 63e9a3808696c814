package fr.quitus.app.interchange;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Suite donnée à une ligne.
 *
 * @param code of the refusal; null when it was accepted
 * @param detail why it was refused; empty when it was accepted
 * @param known it had been done before: nothing was written now
 * @param ids what a caller goes on with
 */
public record Submitted(@Nullable String code, String detail, boolean known, Map<String, String> ids) {
    static Submitted refused(String code, String detail, boolean known) {
        return new Submitted(code, detail, known, Map.of());
    }

    public boolean accepted() {
        return code == null;
    }
}

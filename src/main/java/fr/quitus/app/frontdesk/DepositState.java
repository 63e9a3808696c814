package fr.quitus.app.frontdesk;

import com.fasterxml.jackson.annotation.JsonValue;
import fr.quitus.frontdesk.Ending;
import fr.quitus.projections.asking.Refusals;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** État d'un dépôt. */
public enum DepositState {
    /** Taken in, not decided. */
    DEPOSITED("DÉPOSÉ"),
    ACCEPTED("ACCEPTÉ"),
    REFUSED("REFUSÉ");

    private final String word;

    DepositState(String word) {
        this.word = word;
    }

    @JsonValue
    public String word() {
        return word;
    }

    static DepositState of(@Nullable Ending ending) {
        if (ending == null) {
            return DEPOSITED;
        }
        return ending.accepted() ? ACCEPTED : REFUSED;
    }

    static DepositState read(String word) {
        return Arrays.stream(values())
                .filter(state -> state.word.equals(word))
                .findFirst()
                .orElseThrow(() -> Refusals.invalid("« state » est l'un de "
                        + Arrays.stream(values()).map(DepositState::word).collect(Collectors.joining(", ")) + "."));
    }
}

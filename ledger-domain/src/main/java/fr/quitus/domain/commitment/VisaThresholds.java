package fr.quitus.domain.commitment;

import fr.quitus.domain.value.Amount;
import fr.quitus.domain.value.Title;
import java.util.Map;

/**
 * Seuils de visa du contrôleur budgétaire, by title: strictly above, the visa is required. The figures are those of one
 * ministry's order (legal.tricoteuses.fr, LEGIARTI000043016664); titles it does not name have no threshold.
 */
public final class VisaThresholds {
    private static final Map<Title, Amount> BY_TITLE = Map.of(
            Title.T3, Amount.euros(500_000),
            Title.T5, Amount.euros(2_000_000),
            Title.T6, Amount.euros(1_000_000),
            Title.T7, Amount.euros(1_000_000));

    private VisaThresholds() {}

    static boolean exceeded(Title title, Amount amount) {
        Amount threshold = BY_TITLE.get(title);
        return threshold != null && amount.compareTo(threshold) > 0;
    }
}

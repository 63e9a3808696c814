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

    /** Transactions (règlements amiables), whatever the title. */
    private static final Amount TRANSACTION = Amount.euros(500_000);

    private VisaThresholds() {}

    /** Leases need no visa; a transaction has its own threshold. */
    static boolean exceeded(CommitmentType type, Title title, Amount amount) {
        Amount threshold =
                switch (type) {
                    case BAIL -> null;
                    case TRANSACTION -> TRANSACTION;
                    case MARCHE, BON_COMMANDE, SUBVENTION, CONVENTION -> BY_TITLE.get(title);
                };
        return threshold != null && amount.compareTo(threshold) > 0;
    }
}

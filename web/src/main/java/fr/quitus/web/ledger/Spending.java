package fr.quitus.web.ledger;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Exécution budgétaire : what became of the credits of a year, amounts in euros. */
public final class Spending {
    private Spending() {}

    /** One code of the level asked for. */
    public record Line(
            @Nullable String code,
            @Nullable String label,
            @Nullable String mission,
            String titleGroup,
            Side ae,
            Side cp) {}

    /** AE or CP. */
    public record Side(
            BigDecimal received,
            BigDecimal frozen,
            BigDecimal allotted,
            BigDecimal reserved,
            BigDecimal consumed,
            BigDecimal available,
            @Nullable BigDecimal rate) {}
}

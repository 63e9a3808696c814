package fr.quitus.web.ledger;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
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

    /** Sums over all lines. */
    public record Totals(Side ae, Side cp) {}

    /** What was consumed in a month, such as {@code 2026-03}. */
    public record Month(String month, BigDecimal ae, BigDecimal cp) {}

    /** File of the act that moved credits, such as {@code payment-request:…}. */
    public record Origin(String file) {}

    /** One figure that an event changed. */
    public record Movement(
            long position,
            String holder,
            String titleGroup,
            @Nullable String title,
            String measure,
            BigDecimal ae,
            BigDecimal cp,
            LocalDate actDate,
            @Nullable String reference,
            String eventName,
            Instant recordedAt,
            String actor) {}
}

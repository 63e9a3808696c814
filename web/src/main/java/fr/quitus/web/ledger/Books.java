package fr.quitus.web.ledger;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lines of the books, amounts in euros. */
public final class Books {
    private Books() {}

    /** Ligne de la balance générale. */
    public record Balance(
            String account,
            @Nullable String label,
            BigDecimal openingDebit,
            BigDecimal openingCredit,
            BigDecimal debit,
            BigDecimal credit,
            BigDecimal closingDebit,
            BigDecimal closingCredit) {}

    /** Ligne du grand livre : one posting, with the balance of the account after it. */
    public record Posting(
            long position,
            int ordinal,
            String journal,
            long number,
            LocalDate accountingDate,
            String label,
            String side,
            BigDecimal amount,
            BigDecimal balance,
            @Nullable String auxiliary,
            @Nullable String letter,
            String aggregateId) {}

    /** Écriture, with the event that holds it. */
    public record Entry(
            long position,
            int ordinal,
            String journal,
            int year,
            long number,
            String template,
            LocalDate accountingDate,
            String label,
            String eventId,
            String eventName,
            String aggregateId,
            Instant recordedAt,
            String actor,
            String leafHash,
            @Nullable String reason,
            @Nullable String mark,
            List<Line> postings) {}

    /** One side of an entry. */
    public record Line(
            String account,
            String side,
            BigDecimal amount,
            @Nullable String auxiliary) {}

    /** Événement as the audit trail tells it. */
    public record Event(
            long position,
            String eventId,
            String event,
            String aggregateId,
            @Nullable String about,
            long sequence,
            String actor,
            String role,
            @Nullable String perimeter,
            @Nullable String delegation,
            String commandId,
            String command,
            String occurredAt,
            Instant recordedAt,
            String origin,
            String entry,
            String leafHash) {}
}

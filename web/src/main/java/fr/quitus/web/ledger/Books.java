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
            @Nullable BigDecimal balance,
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
            List<Line> postings) {
        /** Total of its debits, which is that of its credits. */
        public BigDecimal amount() {
            return postings.stream()
                    .filter(line -> line.side().equals("DEBIT"))
                    .map(Line::amount)
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
        }
    }

    /** One side of an entry. */
    public record Line(
            String account,
            String side,
            BigDecimal amount,
            @Nullable String auxiliary) {}

    /** Journal, with the total of its debits, which is that of its credits. */
    public record Journal(String journal, String label, long entries, long lastNumber, BigDecimal amount) {}

    /** Ligne de la balance auxiliaire : one third party on an account; a balance is positive when debits exceed. */
    public record Auxiliary(
            @Nullable String auxiliary, BigDecimal opening, BigDecimal debit, BigDecimal credit, BigDecimal balance) {}

    /** Rubrique d’un état, with the accounts it is made of. */
    public record Rubric(String part, String rubric, String label, BigDecimal amount, List<RubricAccount> accounts) {}

    /** Compte in a rubric. */
    public record RubricAccount(String account, @Nullable String label, BigDecimal amount) {}

    /** Total of the charges, products, assets or liabilities. */
    public record PartTotal(String part, BigDecimal amount) {}

    /** État publié. */
    public record Statement(
            String statementId,
            String kind,
            LocalDate asOf,
            long position,
            String sha256,
            LocalDate publishedOn,
            String publishedBy) {}

    /** What a published statement says, from its very bytes. */
    public record Document(
            String kind,
            String title,
            int year,
            LocalDate asOf,
            long position,
            List<Rubric> rubrics,
            List<DocumentAccount> accounts,
            List<PartTotal> totals,
            BigDecimal result) {}

    /** Compte of a published balance générale. */
    public record DocumentAccount(
            String account,
            @Nullable String label,
            BigDecimal opening,
            BigDecimal debit,
            BigDecimal credit,
            BigDecimal closing) {}

    /** Compte whose figures changed between two dates of knowledge; positive when debits exceed credits. */
    public record Change(String account, long entries, BigDecimal debit, BigDecimal credit, BigDecimal difference) {}

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

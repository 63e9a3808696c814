package fr.quitus.projections.generalledger;

import com.fasterxml.jackson.annotation.JsonInclude;
import fr.quitus.domain.value.Balance;
import fr.quitus.projections.asking.Query;
import fr.quitus.projections.engine.SqlFile;
import fr.quitus.projections.generalledger.GeneralLedgerProjection.EntryKey;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Écritures as answers show them, with their postings and the event they were in. */
final class EntryLines {
    static final SqlFile SQL = SqlFile.beside(EntryLines.class, "questions");

    private static final SqlFile LETTER = SqlFile.beside(EntryLines.class, "letter_of_line");

    /** A statement on lines, completed by the letter of each. */
    static String withLetters(String statement) {
        return statement.replace(":letter_of_line", LETTER.statement("join"));
    }

    /** Imputation. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record PostingLine(
            String account,
            String side,
            String amount,
            @Nullable String auxiliary) {}

    /**
     * Écriture.
     *
     * @param ordinal place among the entries of its event, from 0
     * @param actor who acted
     * @param reason motif, where the event gives one
     * @param leafHash of the event in the Merkle log, in hexadecimal
     * @param mark {@code MANUAL}, {@code MANUAL_REVERSAL} or {@code REVERSAL}; absent for what a chain makes and keeps
     */
    record EntryLine(
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

            @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable String reason,

            @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable String mark,

            List<PostingLine> postings) {
        private EntryLine with(List<PostingLine> lines) {
            return new EntryLine(
                    position,
                    ordinal,
                    journal,
                    year,
                    number,
                    template,
                    accountingDate,
                    label,
                    eventId,
                    eventName,
                    aggregateId,
                    recordedAt,
                    actor,
                    leafHash,
                    reason,
                    mark,
                    List.copyOf(lines));
        }
    }

    private EntryLines() {}

    /** @param statement one whose rows are entries; their postings are read in one more */
    static List<EntryLine> read(Connection connection, String statement, @Nullable Object... parameters)
            throws SQLException {
        List<EntryLine> entries = Query.list(connection, SQL.statement(statement), EntryLines::entry, parameters);
        record Placed(EntryKey entry, PostingLine line) {}
        List<Placed> placed = Query.list(
                connection,
                SQL.statement("postings_of"),
                row -> new Placed(new EntryKey(row.getLong("position"), row.getInt("ordinal")), posting(row)),
                connection.createArrayOf(
                        "bigint", entries.stream().map(EntryLine::position).toArray()),
                connection.createArrayOf(
                        "integer", entries.stream().map(EntryLine::ordinal).toArray()));
        Map<EntryKey, List<PostingLine>> byEntry = new HashMap<>();
        placed.forEach(
                p -> byEntry.computeIfAbsent(p.entry(), _ -> new ArrayList<>()).add(p.line()));
        return entries.stream()
                .map(entry ->
                        entry.with(byEntry.getOrDefault(new EntryKey(entry.position(), entry.ordinal()), List.of())))
                .toList();
    }

    private static EntryLine entry(ResultSet row) throws SQLException {
        return new EntryLine(
                row.getLong("position"),
                row.getInt("ordinal"),
                row.getString("journal"),
                row.getInt("fiscal_year"),
                row.getLong("number"),
                row.getString("template"),
                row.getObject("accounting_date", LocalDate.class),
                row.getString("label"),
                row.getString("event_id"),
                row.getString("event_name"),
                row.getString("aggregate_id"),
                Books.recordedAt(row),
                row.getString("actor"),
                row.getString("leaf_hash"),
                row.getString("reason"),
                row.getString("mark"),
                List.of());
    }

    private static PostingLine posting(ResultSet row) throws SQLException {
        return new PostingLine(
                row.getString("account"),
                row.getString("side"),
                Balance.ofCents(row.getLong("amount_cents")).text(),
                row.getString("auxiliary"));
    }
}

package fr.quitus.projections.yearclosing;

import fr.quitus.domain.value.Balance;
import fr.quitus.domain.value.FiscalYear;
import fr.quitus.projections.asking.Query;
import fr.quitus.projections.asking.Questions;
import fr.quitus.projections.engine.SqlFile;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Dossiers que la clôture d'un exercice doit reprendre : those that are on the year, or on one before it. */
@Component
public final class ClosingFiles {
    private static final SqlFile SQL = SqlFile.beside(ClosingFiles.class, "questions");

    private final Questions questions;

    ClosingFiles(Questions questions) {
        this.questions = questions;
    }

    /**
     * A file.
     *
     * @param id what its commands name it
     * @param fundsCentre absent of an entry of the inventory
     * @param amount of a payment request, what is left to send
     */
    public record ClosingFile(
            ClosingKind kind,
            String id,
            String number,
            FiscalYear year,
            @Nullable String fundsCentre,
            Balance amount) {}

    /** How many files of a kind there are, and what they come to. */
    public record Total(ClosingKind kind, int count, Balance amount) {}

    /**
     * The first of them, in the order of their numbers. Waits for the position, or refuses as every question does.
     *
     * @param position the last that must be shown; -1 for none
     */
    public List<ClosingFile> first(Set<ClosingKind> kinds, FiscalYear year, long position, int limit) {
        String[] names = kinds.stream().map(Enum::name).toArray(String[]::new);
        return questions.askWhole(
                YearClosingProjection.NAME,
                minPosition(position),
                (connection, _) -> Query.list(
                        connection, SQL.statement("open_files"), ClosingFiles::file, year.value(), names, limit));
    }

    /** All of them, by kind; waits as {@link #first} does. */
    public List<Total> totals(FiscalYear year, long position) {
        return questions.askWhole(
                YearClosingProjection.NAME,
                minPosition(position),
                (connection, _) -> Query.list(
                        connection,
                        SQL.statement("open_totals"),
                        row -> new Total(
                                ClosingKind.valueOf(row.getString("kind")),
                                row.getInt("files"),
                                Balance.ofCents(row.getLong("amount_cents"))),
                        year.value()));
    }

    private static @Nullable String minPosition(long position) {
        return position < 0 ? null : String.valueOf(position);
    }

    private static ClosingFile file(ResultSet row) throws SQLException {
        return new ClosingFile(
                ClosingKind.valueOf(row.getString("kind")),
                row.getString("id"),
                row.getString("number"),
                FiscalYear.of(row.getInt("fiscal_year")),
                row.getString("funds_centre"),
                Balance.ofCents(row.getLong("amount_cents")));
    }
}

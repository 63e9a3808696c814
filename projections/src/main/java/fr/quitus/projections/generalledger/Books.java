package fr.quitus.projections.generalledger;

import fr.quitus.projections.asking.DatedAnswer;
import fr.quitus.projections.asking.Known;
import fr.quitus.projections.asking.KnownAnswers;
import fr.quitus.projections.asking.Page;
import fr.quitus.projections.asking.Period;
import fr.quitus.projections.asking.Questions;
import fr.quitus.projections.asking.Rights;
import fr.quitus.projections.engine.SqlFile;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Livres : asks the entries on two time axes, the accounting date and what of the log was known. */
@Component
public final class Books {
    private final Questions questions;
    private final KnownAnswers answers;

    public Books(Questions questions) {
        this.questions = questions;
        this.answers = new KnownAnswers(questions, GeneralLedgerProjection.NAME, SqlFile.beside(Books.class, "known"));
    }

    /** Reads a page of what was known. */
    @FunctionalInterface
    public interface Rows<T> {
        Page<T> read(Connection connection, Known known) throws SQLException;
    }

    /** Reads anything of what was known. */
    @FunctionalInterface
    public interface Reading<T> {
        T read(Connection connection, Known known) throws SQLException;
    }

    /**
     * @param book what is asked for, as a refusal names it
     * @param knownAt a position of the log, or an instant; null is now
     * @param minPosition the header as it came, if it came
     */
    public <T> ResponseEntity<DatedAnswer<T>> answer(
            String book, Period period, @Nullable String knownAt, @Nullable String minPosition, Rows<T> rows) {
        Rights.requireAllBooks(questions.reader(), book);
        return answers.answer(period.from(), period.asOf(), knownAt, minPosition, rows::read);
    }

    /** As {@link #answer}, for an answer of another shape. */
    public <T> T ask(String book, @Nullable String knownAt, @Nullable String minPosition, Reading<T> reading) {
        Rights.requireAllBooks(questions.reader(), book);
        return read(knownAt, minPosition, reading);
    }

    /** As {@link #ask}, for whoever answers for the right to read. */
    public <T> T read(@Nullable String knownAt, @Nullable String minPosition, Reading<T> reading) {
        return answers.read(knownAt, minPosition, reading::read);
    }

    static Instant recordedAt(ResultSet row) throws SQLException {
        return KnownAnswers.recordedAt(row);
    }
}

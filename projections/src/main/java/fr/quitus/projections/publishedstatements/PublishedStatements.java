package fr.quitus.projections.publishedstatements;

import fr.quitus.projections.asking.Cursor;
import fr.quitus.projections.asking.DatedAnswer;
import fr.quitus.projections.asking.KnownAnswers;
import fr.quitus.projections.asking.Page;
import fr.quitus.projections.asking.Period;
import fr.quitus.projections.asking.Query;
import fr.quitus.projections.asking.Questions;
import fr.quitus.projections.asking.Rights;
import fr.quitus.projections.engine.SqlFile;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Reads which statements were published. */
@Component
public final class PublishedStatements {
    private static final SqlFile SQL = SqlFile.beside(PublishedStatements.class, "questions");

    /**
     * État publié.
     *
     * @param position the last place of the log it knows
     * @param sha256 of its bytes, in hexadecimal
     */
    public record StatementLine(
            String statementId,
            String kind,
            LocalDate asOf,
            long position,
            String sha256,
            LocalDate publishedOn,
            String publishedBy) {}

    private final Questions questions;
    private final KnownAnswers answers;

    public PublishedStatements(Questions questions) {
        this.questions = questions;
        this.answers = new KnownAnswers(
                questions, PublishedStatementsProjection.NAME, SqlFile.beside(PublishedStatements.class, "known"));
    }

    /**
     * In the order of their identifiers.
     *
     * @param asOf last date of the statements shown; absent, all of them
     * @param knownAt a position of the log, or an instant; what was published later is left out
     */
    public ResponseEntity<DatedAnswer<StatementLine>> list(
            @Nullable String asOf,
            @Nullable String knownAt,
            @Nullable String cursor,
            @Nullable Integer limit,
            @Nullable String minPosition) {
        Rights.requireAllBooks(questions.reader(), "les états financiers");
        LocalDate last = Period.date("asOf", asOf);
        int items = Page.limit(limit, Page.ITEMS_DEFAULT);
        Cursor cursors = Cursor.of("statements", last, knownAt);
        String after = cursors.texts(cursor, "").getFirst();
        return answers.answer(
                null,
                last,
                knownAt,
                minPosition,
                (connection, known) -> Page.of(
                        Query.list(
                                connection,
                                SQL.statement("statements"),
                                PublishedStatements::line,
                                after,
                                known.position(),
                                last,
                                last,
                                items + 1),
                        items,
                        line -> cursors.after(line.statementId())));
    }

    public Optional<StatementLine> find(String statementId, @Nullable String minPosition) {
        Rights.requireAllBooks(questions.reader(), "les états financiers");
        List<StatementLine> found = questions.ask(
                PublishedStatementsProjection.NAME,
                minPosition,
                (connection, _) ->
                        Query.list(connection, SQL.statement("statement"), PublishedStatements::line, statementId));
        return found.stream().findFirst();
    }

    private static StatementLine line(ResultSet row) throws SQLException {
        return new StatementLine(
                row.getString("statement_id"),
                row.getString("kind"),
                row.getObject("as_of", LocalDate.class),
                row.getLong("position"),
                row.getString("sha256"),
                row.getObject("published_on", LocalDate.class),
                row.getString("published_by"));
    }
}

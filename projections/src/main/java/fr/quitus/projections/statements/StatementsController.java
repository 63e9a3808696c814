package fr.quitus.projections.statements;

import fr.quitus.domain.statement.StatementKind;
import fr.quitus.domain.value.StatementId;
import fr.quitus.projections.asking.CsvBook;
import fr.quitus.projections.asking.DatedAnswer;
import fr.quitus.projections.asking.Page;
import fr.quitus.projections.asking.Period;
import fr.quitus.projections.asking.Questions;
import fr.quitus.projections.asking.Refusals;
import fr.quitus.projections.generalledger.Books;
import fr.quitus.projections.publishedstatements.PublishedStatements;
import fr.quitus.projections.publishedstatements.PublishedStatements.StatementLine;
import fr.quitus.projections.statements.Statements.Drawn;
import fr.quitus.projections.statements.Statements.PartTotal;
import fr.quitus.projections.statements.Statements.RubricLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Compte de résultat, bilan, and the statements that were published of them. */
@RestController
final class StatementsController {
    /** Answer header: SHA-256 of the body, in hexadecimal. */
    static final String SHA256 = "Quitus-Sha256";

    /** Sums of the parts, and products minus charges, or assets minus liabilities. */
    record Sums(List<PartTotal> parts, String result) {}

    /**
     * Ligne d'un état en CSV : one account of a rubric; a rubric without any has a line of its own, so that all show.
     *
     * @param part in French, as the rubric
     */
    record Row(
            String part,
            String rubric,
            @Nullable String account,
            @Nullable String label,
            String amount) {}

    private final Books books;
    private final Statements statements;
    private final PublishedStatements published;

    StatementsController(Books books, Statements statements, PublishedStatements published) {
        this.books = books;
        this.statements = statements;
        this.published = published;
    }

    /** @param knownAt a position of the log, or an instant; what was recorded later is left out */
    @GetMapping("/api/v1/income-statement")
    ResponseEntity<DatedAnswer<RubricLine>> incomeStatement(
            @RequestParam(required = false) @Nullable Integer year,
            @RequestParam(required = false) @Nullable String asOf,
            @RequestParam(required = false) @Nullable String knownAt,
            @RequestHeader(name = Questions.MIN_POSITION, required = false) @Nullable String minPosition) {
        Period period = Period.asked(year, null, asOf);
        return books.answer(
                "le compte de résultat",
                period,
                knownAt,
                minPosition,
                (connection, known) -> page(Statements.incomeStatement(connection, period, known)));
    }

    /** @param knownAt a position of the log, or an instant; what was recorded later is left out */
    @GetMapping("/api/v1/balance-sheet")
    ResponseEntity<DatedAnswer<RubricLine>> balanceSheet(
            @RequestParam(required = false) @Nullable Integer year,
            @RequestParam(required = false) @Nullable String asOf,
            @RequestParam(required = false) @Nullable String knownAt,
            @RequestHeader(name = Questions.MIN_POSITION, required = false) @Nullable String minPosition) {
        Period period = Period.asked(year, null, asOf);
        return books.answer(
                "le bilan",
                period,
                knownAt,
                minPosition,
                (connection, known) -> page(Statements.balanceSheet(connection, period, known)));
    }

    /** The whole of it, as CSV. */
    @GetMapping(
            path = {"/api/v1/income-statement", "/api/v1/income-statement.csv"},
            produces = CsvBook.MEDIA_TYPE)
    ResponseEntity<Resource> incomeStatementAsCsv(
            @RequestParam(required = false) @Nullable Integer year,
            @RequestParam(required = false) @Nullable String asOf,
            @RequestParam(required = false) @Nullable String knownAt,
            @RequestHeader(name = Questions.MIN_POSITION, required = false) @Nullable String minPosition) {
        return CsvBook.of(
                "compte-de-resultat-" + Period.asked(year, null, asOf).asOf(),
                Row.class,
                knownAt,
                (known, _, _) -> rows(incomeStatement(year, asOf, known, minPosition)));
    }

    /** The whole of it, as CSV. */
    @GetMapping(
            path = {"/api/v1/balance-sheet", "/api/v1/balance-sheet.csv"},
            produces = CsvBook.MEDIA_TYPE)
    ResponseEntity<Resource> balanceSheetAsCsv(
            @RequestParam(required = false) @Nullable Integer year,
            @RequestParam(required = false) @Nullable String asOf,
            @RequestParam(required = false) @Nullable String knownAt,
            @RequestHeader(name = Questions.MIN_POSITION, required = false) @Nullable String minPosition) {
        return CsvBook.of(
                "bilan-" + Period.asked(year, null, asOf).asOf(),
                Row.class,
                knownAt,
                (known, _, _) -> rows(balanceSheet(year, asOf, known, minPosition)));
    }

    private static ResponseEntity<DatedAnswer<Row>> rows(ResponseEntity<DatedAnswer<RubricLine>> answer) {
        DatedAnswer<RubricLine> statement = Objects.requireNonNull(answer.getBody(), "a question is answered");
        List<Row> rows = new ArrayList<>();
        for (RubricLine rubric : statement.items()) {
            String part = Rubric.Part.valueOf(rubric.part()).label();
            if (rubric.accounts().isEmpty()) {
                rows.add(new Row(part, rubric.label(), null, null, rubric.amount()));
            }
            rubric.accounts()
                    .forEach(account -> rows.add(
                            new Row(part, rubric.label(), account.account(), account.label(), account.amount())));
        }
        return ResponseEntity.ok(new DatedAnswer<>(
                statement.position(),
                statement.at(),
                statement.from(),
                statement.asOf(),
                statement.sha256(),
                rows,
                null,
                statement.letters(),
                null));
    }

    /**
     * @param asOf last date of the statements shown
     * @param knownAt a position of the log, or an instant; what was published later is left out
     */
    @GetMapping("/api/v1/statements")
    ResponseEntity<DatedAnswer<StatementLine>> published(
            @RequestParam(required = false) @Nullable String asOf,
            @RequestParam(required = false) @Nullable String knownAt,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestHeader(name = Questions.MIN_POSITION, required = false) @Nullable String minPosition) {
        return published.list(asOf, knownAt, cursor, limit, minPosition);
    }

    /** The bytes that were published, drawn up again from the books and checked against the hash in the event. */
    @GetMapping(path = "/api/v1/statements/{statementId}", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> statement(
            @PathVariable String statementId,
            @RequestHeader(name = Questions.MIN_POSITION, required = false) @Nullable String minPosition) {
        StatementLine line = published
                .find(StatementId.of(statementId).text(), minPosition)
                .orElseThrow(() -> Refusals.unknown("L'état " + statementId));
        Drawn drawn = statements.draw(StatementKind.valueOf(line.kind()), line.asOf(), line.position());
        if (!drawn.sha256().equals(line.sha256())) {
            // Never shown: what was published and what the books say differ, and somebody has to find out why.
            throw new IllegalStateException("statement " + statementId + " was published as " + line.sha256()
                    + " and is drawn up as " + drawn.sha256());
        }
        return ResponseEntity.ok()
                .header(Questions.POSITION, String.valueOf(line.position()))
                .header(SHA256, line.sha256())
                .body(drawn.bytes());
    }

    private static Page<RubricLine> page(List<RubricLine> rubrics) {
        return Page.whole(rubrics)
                .with(new Sums(
                        Statements.totals(rubrics), Statements.result(rubrics).text()));
    }
}

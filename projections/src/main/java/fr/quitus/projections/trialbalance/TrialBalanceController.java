package fr.quitus.projections.trialbalance;

import com.fasterxml.jackson.annotation.JsonInclude;
import fr.quitus.domain.value.AccountCode;
import fr.quitus.domain.value.Balance;
import fr.quitus.domain.value.FiscalYear;
import fr.quitus.projections.asking.Answer;
import fr.quitus.projections.asking.Cursor;
import fr.quitus.projections.asking.Page;
import fr.quitus.projections.asking.Query;
import fr.quitus.projections.asking.Questions;
import fr.quitus.projections.asking.Rights;
import fr.quitus.projections.engine.SqlFile;
import fr.quitus.projections.ports.Labels;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /api/v1/trial-balance?year=}: la balance générale d'un exercice. */
@RestController
final class TrialBalanceController {
    private static final SqlFile SQL = SqlFile.beside(TrialBalanceController.class, "questions");

    /** One account. The balance is positive when debits exceed credits. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Line(String account, @Nullable String label, String debit, String credit, String balance) {}

    /** Sums over all accounts; debit equals credit at every position. */
    record Sums(String debit, String credit, String balance) {}

    private final Questions questions;
    private final Labels labels;

    TrialBalanceController(Questions questions, Labels labels) {
        this.questions = questions;
        this.labels = labels;
    }

    @GetMapping("/api/v1/trial-balance")
    ResponseEntity<Answer<Line>> trialBalance(
            @RequestParam int year,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestHeader(name = Questions.MIN_POSITION, required = false) @Nullable String minPosition) {
        Rights.requireAllBooks(questions.reader(), "la balance générale");
        int fiscalYear = FiscalYear.of(year).value();
        int items = Page.limit(limit, Page.ITEMS_MAX);
        Cursor cursors = Cursor.of("trial-balance", fiscalYear);
        String after = cursors.texts(cursor, "").getFirst();
        return questions.answer(TrialBalanceProjection.NAME, minPosition, connection -> {
            List<Line> lines =
                    Query.list(connection, SQL.statement("accounts"), this::line, fiscalYear, after, items + 1);
            Sums sums = Query.list(connection, SQL.statement("totals"), TrialBalanceController::sums, fiscalYear)
                    .getFirst();
            return Page.of(lines, items, line -> cursors.after(line.account())).with(sums);
        });
    }

    private Line line(ResultSet row) throws SQLException {
        String account = row.getString("account");
        Balance debit = Balance.ofCents(row.getLong("debit_cents"));
        Balance credit = Balance.ofCents(row.getLong("credit_cents"));
        String label = labels.account(AccountCode.of(account)).orElse(null);
        return new Line(
                account, label, debit.text(), credit.text(), debit.minus(credit).text());
    }

    private static Sums sums(ResultSet row) throws SQLException {
        Balance debit = Balance.ofCents(row.getLong("debit_cents"));
        Balance credit = Balance.ofCents(row.getLong("credit_cents"));
        return new Sums(debit.text(), credit.text(), debit.minus(credit).text());
    }
}

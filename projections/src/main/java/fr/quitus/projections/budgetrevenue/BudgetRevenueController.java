package fr.quitus.projections.budgetrevenue;

import com.fasterxml.jackson.annotation.JsonInclude;
import fr.quitus.domain.value.Balance;
import fr.quitus.domain.value.FiscalYear;
import fr.quitus.domain.value.RevenueLine;
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

/** {@code GET /api/v1/budget-revenue?year=}: les recettes budgétaires d'un exercice. */
@RestController
final class BudgetRevenueController {
    private static final SqlFile SQL = SqlFile.beside(BudgetRevenueController.class, "questions");

    /** One revenue line. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Line(String revenueLine, @Nullable String label, String amount) {}

    /** Sum over all lines. */
    record Sum(String amount) {}

    private final Questions questions;
    private final Labels labels;

    BudgetRevenueController(Questions questions, Labels labels) {
        this.questions = questions;
        this.labels = labels;
    }

    @GetMapping("/api/v1/budget-revenue")
    ResponseEntity<Answer<Line>> budgetRevenue(
            @RequestParam int year,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestHeader(name = Questions.MIN_POSITION, required = false) @Nullable String minPosition) {
        Rights.requireAllBooks(questions.reader(), "les recettes budgétaires");
        int fiscalYear = FiscalYear.of(year).value();
        int items = Page.limit(limit, Page.ITEMS_MAX);
        Cursor cursors = Cursor.of("budget-revenue", fiscalYear);
        String after = cursors.texts(cursor, "").getFirst();
        return questions.answer(BudgetRevenueProjection.NAME, minPosition, connection -> {
            List<Line> lines = Query.list(connection, SQL.statement("lines"), this::line, fiscalYear, after, items + 1);
            Sum sum = Query.list(connection, SQL.statement("total"), row -> new Sum(amount(row)), fiscalYear)
                    .getFirst();
            return Page.of(lines, items, line -> cursors.after(line.revenueLine()))
                    .with(sum);
        });
    }

    private Line line(ResultSet row) throws SQLException {
        String line = row.getString("revenue_line");
        return new Line(line, labels.revenueLine(RevenueLine.of(line)).orElse(null), amount(row));
    }

    private static String amount(ResultSet row) throws SQLException {
        return Balance.ofCents(row.getLong("amount_cents")).text();
    }
}

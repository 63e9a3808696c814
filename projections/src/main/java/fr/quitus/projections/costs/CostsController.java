package fr.quitus.projections.costs;

import com.fasterxml.jackson.annotation.JsonInclude;
import fr.quitus.domain.value.Balance;
import fr.quitus.projections.asking.Blocks;
import fr.quitus.projections.asking.Cursor;
import fr.quitus.projections.asking.DatedAnswer;
import fr.quitus.projections.asking.Known;
import fr.quitus.projections.asking.KnownAnswers;
import fr.quitus.projections.asking.Page;
import fr.quitus.projections.asking.Period;
import fr.quitus.projections.asking.Query;
import fr.quitus.projections.asking.Questions;
import fr.quitus.projections.asking.Refusals;
import fr.quitus.projections.asking.Rights;
import fr.quitus.projections.engine.SqlFile;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code GET /api/v1/costs?year=&by=}: les coûts, by cost centre, activity, material group, account, programme or UO,
 * or by several of them, on a date, as known at a position or an instant. They sum to the class 6 of the books.
 */
@RestController
final class CostsController {
    private static final SqlFile SQL = SqlFile.beside(CostsController.class, "questions");

    /** What stands for charges nobody imputed so. */
    static final String UNALLOCATED = "NON_VENTILE";

    /** By what charges are divided. */
    enum By {
        COST_CENTRE,
        ACTIVITY,
        MATERIAL_GROUP,
        ACCOUNT,
        PROGRAMME,
        UO
    }

    /** One destination. A part that was not asked for is null; one that nobody imputed is {@code NON_VENTILE}. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Line(
            @Nullable String costCentre,
            @Nullable String activity,
            @Nullable String materialGroup,
            @Nullable String account,
            @Nullable String programme,
            @Nullable String fundsCentre,
            String amount) {}

    /** Sum of all lines. */
    record Totals(String amount) {}

    private final Questions questions;
    private final KnownAnswers answers;

    CostsController(Questions questions) {
        this.questions = questions;
        this.answers =
                new KnownAnswers(questions, CostsProjection.NAME, SqlFile.beside(CostsController.class, "known"));
    }

    /**
     * @param by one or several, with commas; by cost centre, activity and material group when absent
     * @param knownAt a position of the log, or an instant; what was recorded later is left out
     */
    @GetMapping("/api/v1/costs")
    ResponseEntity<DatedAnswer<Line>> costs(
            @RequestParam(required = false) @Nullable Integer year,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String asOf,
            @RequestParam(required = false) @Nullable String by,
            @RequestParam(required = false) @Nullable String knownAt,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestHeader(name = Questions.MIN_POSITION, required = false) @Nullable String minPosition) {
        Rights.Scope scope = Rights.scopeOf(questions.reader());
        Period period = Period.asked(year, from, asOf);
        Set<By> parts = parts(by);
        int items = Page.limit(limit, Page.ITEMS_DEFAULT);
        Cursor cursors = Cursor.of("costs", period, parts, knownAt);
        int after = (int) cursors.numbers(cursor, 0)[0];
        return answers.answer(period.from(), period.asOf(), knownAt, minPosition, (connection, known) -> {
            List<Line> all = lines(connection, period, parts, known, scope);
            List<Line> page = all.stream().skip(after).limit(items).toList();
            int next = after + page.size();
            return new Page<>(page, next < all.size() ? cursors.after(next) : null, totals(all));
        });
    }

    private static Set<By> parts(@Nullable String by) {
        if (by == null) {
            return EnumSet.of(By.COST_CENTRE, By.ACTIVITY, By.MATERIAL_GROUP);
        }
        Set<By> parts = EnumSet.noneOf(By.class);
        for (String name : by.split(",", -1)) {
            parts.add(Arrays.stream(By.values())
                    .filter(part -> part.name().equals(name))
                    .findFirst()
                    .orElseThrow(() -> Refusals.invalid("« by » est fait de " + Arrays.toString(By.values()) + ".")));
        }
        return parts;
    }

    private static List<Line> lines(
            Connection connection, Period period, Set<By> parts, Known known, Rights.Scope scope) throws SQLException {
        Object[] blocks = Blocks.partsOf(known);
        List<@Nullable Object> parameters = new ArrayList<>();
        for (By part : By.values()) {
            parameters.add(parts.contains(part));
        }
        parameters.addAll(List.of(period.from(), period.asOf(), scope.all()));
        parameters.add(scope.codes());
        parameters.addAll(List.of(period.year(), blocks[0]));
        parameters.addAll(List.of(period.year(), blocks[1], blocks[2]));
        parameters.addAll(List.of(period.year(), blocks[3], blocks[4]));
        parameters.addAll(List.of(period.year(), blocks[5], blocks[6]));
        return Query.list(connection, SQL.statement("costs"), CostsController::line, parameters.toArray());
    }

    private static Line line(ResultSet row) throws SQLException {
        return new Line(
                part(row, "cost_centre"),
                part(row, "activity"),
                part(row, "material_group"),
                part(row, "account"),
                part(row, "programme"),
                part(row, "funds_centre"),
                Balance.ofCents(row.getLong("amount_cents")).text());
    }

    private static @Nullable String part(ResultSet row, String column) throws SQLException {
        String text = row.getString(column);
        return text != null && text.isEmpty() ? UNALLOCATED : text;
    }

    private static Totals totals(List<Line> lines) {
        Balance sum = Balance.ZERO;
        for (Line line : lines) {
            sum = sum.plus(Balance.parse(line.amount()));
        }
        return new Totals(sum.text());
    }
}

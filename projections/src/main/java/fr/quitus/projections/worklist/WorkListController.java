package fr.quitus.projections.worklist;

import com.fasterxml.jackson.annotation.JsonInclude;
import fr.quitus.domain.actor.Role;
import fr.quitus.domain.law.LawParameter;
import fr.quitus.domain.law.LawParameters;
import fr.quitus.domain.payment.PaymentDeadline;
import fr.quitus.domain.value.AccountingPostId;
import fr.quitus.domain.value.Balance;
import fr.quitus.projections.asking.Answer;
import fr.quitus.projections.asking.Cursor;
import fr.quitus.projections.asking.Page;
import fr.quitus.projections.asking.Query;
import fr.quitus.projections.asking.Questions;
import fr.quitus.projections.asking.Refusals;
import fr.quitus.projections.engine.SqlFile;
import fr.quitus.projections.ports.Law;
import fr.quitus.projections.ports.Reader;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /api/v1/work-list}: la corbeille of the reader, by his role and perimeter or post. */
@RestController
final class WorkListController {
    private static final SqlFile SQL = SqlFile.beside(WorkListController.class, "questions");

    /** Something that waits, the longest waiting first; {@code dueOn} follows from the law of now. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Waiting(
            long position,
            String task,
            String kind,
            String fileId,
            String number,
            @Nullable String fundsCentre,
            @Nullable String commitmentNumber,
            @Nullable String post,
            String about,
            String amount,
            @Nullable LocalDate dueOn) {}

    /** How much of one task waits. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Count(
            String task,
            long items,
            String amount,
            @Nullable LocalDate firstDueOn) {}

    /** What a reader may find in his list. */
    private record Mine(String role, boolean all, String[] posts, String[] codes) {
        static Mine of(Reader reader) {
            Role role = reader.role();
            boolean all = role == Role.BUDGET_CONTROLLER
                    || (role != Role.PUBLIC_ACCOUNTANT
                            && reader.perimeter().fundsCentres().contains("*"));
            return new Mine(
                    role.name(),
                    all,
                    reader.perimeter().posts().stream()
                            .map(AccountingPostId::text)
                            .toArray(String[]::new),
                    role == Role.PUBLIC_ACCOUNTANT
                            ? new String[0]
                            : reader.perimeter().fundsCentres().toArray(String[]::new));
        }
    }

    private final Questions questions;
    private final Law law;

    WorkListController(Questions questions, Law law) {
        this.questions = questions;
        this.law = law;
    }

    /**
     * @param task only what waits for this act; absent means all
     * @param text that number or subject has, in capitals or not
     * @param fundsCentre a unit, or a BOP or programme for all of theirs
     * @param dueBefore last due date shown; what has none is left out, and a page may have fewer lines than asked
     */
    @GetMapping("/api/v1/work-list")
    ResponseEntity<Answer<Waiting>> waiting(
            @RequestParam(required = false) @Nullable String task,
            @RequestParam(required = false) @Nullable String text,
            @RequestParam(required = false) @Nullable String fundsCentre,
            @RequestParam(required = false) @Nullable String amountFrom,
            @RequestParam(required = false) @Nullable String amountTo,
            @RequestParam(required = false) @Nullable String dueBefore,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestHeader(name = Questions.MIN_POSITION, required = false) @Nullable String minPosition) {
        Mine mine = Mine.of(questions.reader());
        if (task != null
                && Arrays.stream(Task.values()).noneMatch(known -> known.name().equals(task))) {
            throw Refusals.invalid("task est l'un de "
                    + Arrays.stream(Task.values()).map(Task::name).collect(Collectors.joining(", ")) + ".");
        }
        int items = Page.limit(limit, Page.ITEMS_DEFAULT);
        WorkFilter filter = WorkFilter.of(text, fundsCentre, amountFrom, amountTo, dueBefore);
        Cursor cursors = Cursor.of("work-list", mine.role(), task, text, fundsCentre, amountFrom, amountTo);
        long after = cursors.numbers(cursor, -1)[0];
        return questions.answer(
                WorkListProjection.NAME,
                minPosition,
                connection -> dueBefore(
                        filter.dueBefore(),
                        Page.of(
                                Query.list(
                                        connection,
                                        SQL.statement("waiting"),
                                        this::line,
                                        mine.role(),
                                        after,
                                        task,
                                        task,
                                        mine.all(),
                                        mine.posts(),
                                        mine.codes(),
                                        filter.text(),
                                        filter.text(),
                                        filter.fundsCentre(),
                                        filter.fundsCentre(),
                                        filter.centsFrom(),
                                        filter.centsTo(),
                                        items + 1),
                                items,
                                line -> cursors.after(line.position()))));
    }

    /** The law says when, not the view: what is not due yet is left out after it is read. */
    private static Page<Waiting> dueBefore(@Nullable LocalDate last, Page<Waiting> page) {
        return last == null
                ? page
                : new Page<>(
                        page.items().stream()
                                .filter(line ->
                                        line.dueOn() != null && !line.dueOn().isAfter(last))
                                .toList(),
                        page.next(),
                        page.totals());
    }

    /** {@code firstDueOn} is of the controller's periods and of titles; payment deadlines are in the list itself. */
    @GetMapping("/api/v1/work-list/counts")
    ResponseEntity<Answer<Count>> counts(
            @RequestHeader(name = Questions.MIN_POSITION, required = false) @Nullable String minPosition) {
        Mine mine = Mine.of(questions.reader());
        return questions.answer(
                WorkListProjection.NAME,
                minPosition,
                connection -> Page.whole(Query.list(
                        connection,
                        SQL.statement("counts"),
                        WorkListController::count,
                        mine.role(),
                        mine.all(),
                        mine.posts(),
                        mine.codes())));
    }

    private Waiting line(ResultSet row) throws SQLException {
        LocalDate start = row.getObject("deadline_start", LocalDate.class);
        LocalDate due = start == null ? row.getObject("due_on", LocalDate.class) : due(start, row);
        return new Waiting(
                row.getLong("last_position"),
                row.getString("task"),
                row.getString("kind"),
                row.getString("file_id"),
                row.getString("number"),
                row.getString("centre"),
                row.getString("commitment_number"),
                row.getString("post"),
                row.getString("about"),
                Balance.ofCents(row.getLong("amount_cents")).text(),
                due);
    }

    /** The invoice's, absent while interrupted; late interest is to be paid so many days after the principal. */
    private @Nullable LocalDate due(LocalDate start, ResultSet row) throws SQLException {
        LawParameters now = law.now();
        if (row.getString("kind").equals(PaymentWork.LATE_INTEREST)) {
            return start.plusDays(now.count(LawParameter.LATE_INTEREST_PERIOD, start));
        }
        return new PaymentDeadline(
                        start,
                        row.getObject("interrupted_on", LocalDate.class),
                        row.getObject("complete_on", LocalDate.class),
                        null)
                .under(now)
                .dueDate();
    }

    private static Count count(ResultSet row) throws SQLException {
        return new Count(
                row.getString("task"),
                row.getLong("items"),
                Balance.ofCents(row.getLong("amount_cents")).text(),
                row.getObject("first_due_on", LocalDate.class));
    }
}

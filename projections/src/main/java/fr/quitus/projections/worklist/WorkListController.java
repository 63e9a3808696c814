package fr.quitus.projections.worklist;

import com.fasterxml.jackson.annotation.JsonInclude;
import fr.quitus.domain.actor.Role;
import fr.quitus.domain.law.LawParameter;
import fr.quitus.domain.law.LawParameters;
import fr.quitus.domain.payment.PaymentDeadline;
import fr.quitus.domain.value.AccountingPostId;
import fr.quitus.domain.value.Balance;
import fr.quitus.projections.asking.Answer;
import fr.quitus.projections.asking.CsvBook;
import fr.quitus.projections.asking.Cursor;
import fr.quitus.projections.asking.Page;
import fr.quitus.projections.asking.Query;
import fr.quitus.projections.asking.Questions;
import fr.quitus.projections.engine.SqlFile;
import fr.quitus.projections.ports.Law;
import fr.quitus.projections.ports.Reader;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
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
        Asked asked = new Asked(
                Mine.of(questions.reader()),
                Task.checked(task),
                WorkFilter.of(text, fundsCentre, amountFrom, amountTo, dueBefore));
        int items = Page.limit(limit, Page.ITEMS_DEFAULT);
        Cursor cursors = Cursor.of("work-list", asked.mine().role(), task, text, fundsCentre, amountFrom, amountTo);
        long after = cursors.numbers(cursor, -1)[0];
        return questions.answer(WorkListProjection.NAME, minPosition, connection -> {
            Page<Waiting> page =
                    Page.of(lines(connection, asked, after, items + 1), items, line -> cursors.after(line.position()));
            return new Page<>(asked.due(page.items()), page.next(), page.totals());
        });
    }

    /** The whole list as a file, to go on with where acts are not written. */
    @GetMapping(
            path = {"/api/v1/work-list", "/api/v1/work-list.csv"},
            produces = CsvBook.MEDIA_TYPE)
    ResponseEntity<Resource> waitingAsCsv(
            @RequestParam(required = false) @Nullable String task,
            @RequestParam(required = false) @Nullable String text,
            @RequestParam(required = false) @Nullable String fundsCentre,
            @RequestParam(required = false) @Nullable String amountFrom,
            @RequestParam(required = false) @Nullable String amountTo,
            @RequestParam(required = false) @Nullable String dueBefore,
            @RequestHeader(name = Questions.MIN_POSITION, required = false) @Nullable String minPosition) {
        Asked asked = new Asked(
                Mine.of(questions.reader()),
                Task.checked(task),
                WorkFilter.of(text, fundsCentre, amountFrom, amountTo, dueBefore));
        return questions.ask(
                WorkListProjection.NAME,
                minPosition,
                (connection, shown) -> CsvBook.of("corbeille", Waiting.class, shown.position(), (last, limit) -> {
                    List<Waiting> read = lines(connection, asked, last == null ? -1 : last.position(), limit);
                    List<Waiting> due = asked.due(read);
                    while (due.isEmpty() && !read.isEmpty()) {
                        read = lines(connection, asked, read.getLast().position(), limit);
                        due = asked.due(read);
                    }
                    return due;
                }));
    }

    /** A question, its filters checked. */
    private record Asked(Mine mine, @Nullable String task, WorkFilter filter) {
        /** The law says when, not the view: what is not due yet is left out after it is read. */
        List<Waiting> due(List<Waiting> lines) {
            LocalDate last = filter.dueBefore();
            return last == null
                    ? lines
                    : lines.stream()
                            .filter(line ->
                                    line.dueOn() != null && !line.dueOn().isAfter(last))
                            .toList();
        }
    }

    private List<Waiting> lines(Connection connection, Asked asked, long after, int limit) throws SQLException {
        Mine mine = asked.mine();
        WorkFilter filter = asked.filter();
        return Query.list(
                connection,
                SQL.statement("waiting"),
                this::line,
                mine.role(),
                after,
                asked.task(),
                asked.task(),
                mine.all(),
                mine.posts(),
                mine.codes(),
                filter.text(),
                filter.text(),
                filter.fundsCentre(),
                filter.fundsCentre(),
                filter.centsFrom(),
                filter.centsTo(),
                limit);
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

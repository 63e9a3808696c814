package fr.quitus.projections.paymentruns;

import com.fasterxml.jackson.annotation.JsonInclude;
import fr.quitus.domain.value.Balance;
import fr.quitus.projections.asking.Answer;
import fr.quitus.projections.asking.Cursor;
import fr.quitus.projections.asking.Page;
import fr.quitus.projections.asking.Query;
import fr.quitus.projections.asking.Questions;
import fr.quitus.projections.asking.Refusals;
import fr.quitus.projections.engine.SqlFile;
import fr.quitus.projections.ports.Reader;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /api/v1/payment-runs}: les campagnes de paiement; a comptable sees those of his posts. */
@RestController
final class PaymentRunsController {
    private static final SqlFile SQL = SqlFile.beside(PaymentRunsController.class, "questions");
    private static final List<String> STATUSES = List.of("OPEN", "CLOSED");

    /** One run; the last three are known once it is closed. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Line(
            String runId,
            String post,
            LocalDate executionDate,
            String holder,
            String treasuryIban,
            String status,
            int transfers,
            String total,
            String openedBy,
            @Nullable String messageId,
            @Nullable String sha256,
            @Nullable Instant closedAt) {}

    private final Questions questions;

    PaymentRunsController(Questions questions) {
        this.questions = questions;
    }

    @GetMapping("/api/v1/payment-runs")
    ResponseEntity<Answer<Line>> runs(
            @RequestParam(required = false) @Nullable String post,
            @RequestParam(required = false) @Nullable String status,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestHeader(name = Questions.MIN_POSITION, required = false) @Nullable String minPosition) {
        Reader reader = questions.reader();
        boolean all = seesEveryPost(reader);
        String[] posts =
                reader.perimeter().posts().stream().map(Object::toString).toArray(String[]::new);
        if (status != null && !STATUSES.contains(status)) {
            throw Refusals.invalid("status est l'un de " + String.join(", ", STATUSES) + ".");
        }
        int items = Page.limit(limit, Page.ITEMS_DEFAULT);
        Cursor cursors = Cursor.of("payment-runs", post, status);
        String after = cursors.texts(cursor, "").getFirst();
        return questions.answer(
                PaymentRunsProjection.NAME,
                minPosition,
                connection -> Page.of(
                        Query.list(
                                connection,
                                SQL.statement("runs"),
                                PaymentRunsController::line,
                                after,
                                post,
                                post,
                                status,
                                status,
                                all,
                                posts,
                                items + 1),
                        items,
                        line -> cursors.after(line.runId())));
    }

    private static boolean seesEveryPost(Reader reader) {
        return switch (reader.role()) {
            case BUDGET_DIRECTORATE, BUDGET_MINISTER, BUDGET_CONTROLLER, AUDITOR, SYSTEM_INTERFACE -> true;
            case PUBLIC_ACCOUNTANT -> false;
            case PROGRAMME_MANAGER, BOP_MANAGER, UNIT_MANAGER, AUTHORISING_OFFICER, MANAGER, TECH_ADMIN ->
                throw Refusals.role("les campagnes de paiement");
        };
    }

    private static Line line(ResultSet row) throws SQLException {
        OffsetDateTime closed = row.getObject("closed_at", OffsetDateTime.class);
        return new Line(
                row.getString("run_id"),
                row.getString("post"),
                row.getObject("execution_date", LocalDate.class),
                row.getString("holder"),
                row.getString("treasury_iban"),
                row.getString("status"),
                row.getInt("transfers"),
                Balance.ofCents(row.getLong("total_cents")).text(),
                row.getString("opened_by"),
                row.getString("message_id"),
                row.getString("sha256"),
                closed == null ? null : closed.toInstant());
    }
}

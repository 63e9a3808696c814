package fr.quitus.projections.commitmentregister;

import com.fasterxml.jackson.annotation.JsonInclude;
import fr.quitus.domain.value.Balance;
import fr.quitus.domain.value.FiscalYear;
import fr.quitus.projections.asking.Answer;
import fr.quitus.projections.asking.Cursor;
import fr.quitus.projections.asking.Page;
import fr.quitus.projections.asking.Query;
import fr.quitus.projections.asking.Questions;
import fr.quitus.projections.asking.Refusals;
import fr.quitus.projections.asking.Rights;
import fr.quitus.projections.engine.SqlFile;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /api/v1/commitments}: le registre des engagements, within the reader's perimeter. */
@RestController
final class CommitmentRegisterController {
    private static final SqlFile SQL = SqlFile.beside(CommitmentRegisterController.class, "questions");
    private static final List<String> STATUSES =
            List.of("DRAFT", "AWAITING_VISA", "VISA_REFUSED", "ANTICIPATED", "VALIDATED", "CLOSED", "CANCELLED");

    /**
     * One commitment. {@code amount} is what is firm of it, {@code remaining} the reste à payer: firm amount less
     * payments, once validated; {@code takenOverFrom} the takeover (reprise) that brought it, if one did.
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Line(
            String number,
            int year,
            String fundsCentre,
            String type,
            String supplier,
            String supplierName,
            String subject,
            String status,
            String amount,
            String conditional,
            String certified,
            String invoiced,
            String paid,
            String remaining,
            @Nullable String visaStatus,
            @Nullable LocalDate visaDeadline,
            String draftedBy,
            @Nullable String validatedBy,
            @Nullable LocalDate validatedOn,
            @Nullable String takenOverFrom) {}

    private final Questions questions;

    CommitmentRegisterController(Questions questions) {
        this.questions = questions;
    }

    /** @param fundsCentre a funds centre, or the beginning of its code up to a hyphen (programme, operating budget) */
    @GetMapping("/api/v1/commitments")
    ResponseEntity<Answer<Line>> commitments(
            @RequestParam(required = false) @Nullable Integer year,
            @RequestParam(required = false) @Nullable String fundsCentre,
            @RequestParam(required = false) @Nullable String status,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestHeader(name = Questions.MIN_POSITION, required = false) @Nullable String minPosition) {
        Rights.Scope scope = Rights.scopeOf(questions.reader());
        Integer fiscalYear =
                year == null ? null : Integer.valueOf(FiscalYear.of(year).value());
        if (status != null && !STATUSES.contains(status)) {
            throw Refusals.invalid("status est l'un de " + String.join(", ", STATUSES) + ".");
        }
        if (fundsCentre != null && !fundsCentre.matches("[0-9A-Z-]{1,30}")) {
            throw Refusals.invalid("fundsCentre est un centre financier ou le début de son code.");
        }
        int items = Page.limit(limit, Page.ITEMS_DEFAULT);
        Cursor cursors = Cursor.of("commitments", fiscalYear, fundsCentre, status);
        String after = cursors.texts(cursor, "").getFirst();
        return questions.answer(
                CommitmentRegisterProjection.NAME,
                minPosition,
                connection -> Page.of(
                        Query.list(
                                connection,
                                SQL.statement("register"),
                                CommitmentRegisterController::line,
                                after,
                                fiscalYear,
                                fiscalYear,
                                fundsCentre,
                                fundsCentre,
                                fundsCentre,
                                status,
                                status,
                                scope.all(),
                                scope.codes(),
                                items + 1),
                        items,
                        line -> cursors.after(line.number())));
    }

    private static Line line(ResultSet row) throws SQLException {
        String status = row.getString("status");
        Balance amount = Balance.ofCents(row.getLong("amount_cents"));
        Balance paid = Balance.ofCents(row.getLong("paid_cents"));
        Balance remaining = status.equals("VALIDATED") ? amount.minus(paid) : Balance.ZERO;
        return new Line(
                row.getString("number"),
                row.getInt("fiscal_year"),
                row.getString("funds_centre"),
                row.getString("type"),
                row.getString("supplier"),
                row.getString("supplier_name"),
                row.getString("subject"),
                status,
                amount.text(),
                Balance.ofCents(row.getLong("conditional_cents")).text(),
                Balance.ofCents(row.getLong("certified_cents")).text(),
                Balance.ofCents(row.getLong("invoiced_cents")).text(),
                paid.text(),
                remaining.text(),
                row.getString("visa_status"),
                row.getObject("visa_deadline", LocalDate.class),
                row.getString("drafted_by"),
                row.getString("validated_by"),
                row.getObject("validated_on", LocalDate.class),
                row.getString("taken_over_from"));
    }
}

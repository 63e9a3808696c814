package fr.quitus.projections.invoicelifecycle;

import com.fasterxml.jackson.annotation.JsonInclude;
import fr.quitus.projections.asking.Answer;
import fr.quitus.projections.asking.Page;
import fr.quitus.projections.asking.Query;
import fr.quitus.projections.asking.Questions;
import fr.quitus.projections.engine.SqlFile;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Les statuts d'une facture, for whoever has already made sure that the reader may know of it. */
@Component
public final class InvoiceStatuses {
    static final SqlFile SQL = SqlFile.beside(InvoiceStatuses.class, "questions");

    private final Questions questions;

    InvoiceStatuses(Questions questions) {
        this.questions = questions;
    }

    /** A status taken; position and step give its place among all. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record StatusTaken(
            long position,
            int step,
            String paymentRequestId,
            String paymentRequestNumber,
            String supplier,
            String invoiceNumber,
            String status,
            String occurredAt,
            @Nullable String detail) {}

    /** First to last: the last is the present one. */
    public ResponseEntity<Answer<StatusTaken>> of(String paymentRequestId, @Nullable String minPosition) {
        return questions.answer(
                InvoiceLifeCycleProjection.NAME,
                minPosition,
                connection -> Page.whole(
                        Query.list(connection, SQL.statement("of_request"), InvoiceStatuses::read, paymentRequestId)));
    }

    static StatusTaken read(ResultSet row) throws SQLException {
        return new StatusTaken(
                row.getLong("position"),
                row.getInt("step"),
                row.getString("payment_request_id"),
                row.getString("number"),
                row.getString("supplier"),
                row.getString("invoice_number"),
                row.getString("status"),
                row.getString("occurred_at"),
                row.getString("detail"));
    }
}

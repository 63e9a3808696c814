package fr.quitus.projections.invoicelifecycle;

import fr.quitus.domain.actor.Role;
import fr.quitus.projections.asking.Answer;
import fr.quitus.projections.asking.Cursor;
import fr.quitus.projections.asking.Page;
import fr.quitus.projections.asking.Query;
import fr.quitus.projections.asking.Questions;
import fr.quitus.projections.asking.Refusals;
import fr.quitus.projections.asking.Rights;
import fr.quitus.projections.invoicelifecycle.InvoiceStatuses.StatusTaken;
import fr.quitus.projections.ports.Reader;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code GET /api/v1/invoices/statuses}: tous les statuts pris depuis une position, for the portal to give back to
 * suppliers.
 */
@RestController
final class InvoiceStatusesController {
    private final Questions questions;

    InvoiceStatusesController(Questions questions) {
        this.questions = questions;
    }

    /** @param since a position of the log; absent means from the first event on */
    @GetMapping("/api/v1/invoices/statuses")
    ResponseEntity<Answer<StatusTaken>> statuses(
            @RequestParam(required = false) @Nullable Long since,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestHeader(name = Questions.MIN_POSITION, required = false) @Nullable String minPosition) {
        requireAll(questions.reader());
        int items = Page.limit(limit, Page.ITEMS_DEFAULT);
        Cursor cursors = Cursor.of("invoice-statuses", since);
        long[] after = cursors.numbers(cursor, since == null ? -1 : since, Integer.MAX_VALUE);
        return questions.answer(
                InvoiceLifeCycleProjection.NAME,
                minPosition,
                connection -> Page.of(
                        Query.list(
                                connection,
                                InvoiceStatuses.SQL.statement("since"),
                                InvoiceStatuses::read,
                                after[0],
                                after[1],
                                items + 1),
                        items,
                        taken -> cursors.after(taken.position(), taken.step())));
    }

    /** The portal's interface, and whoever sees all books. */
    private static void requireAll(Reader reader) {
        boolean portal = reader.role() == Role.SYSTEM_INTERFACE
                && reader.perimeter().fundsCentres().contains("*");
        if (reader.role() == Role.SYSTEM_INTERFACE && !portal) {
            throw Refusals.role("les statuts de toutes les factures");
        }
        if (!portal) {
            Rights.requireAllBooks(reader, "les statuts de toutes les factures");
        }
    }
}

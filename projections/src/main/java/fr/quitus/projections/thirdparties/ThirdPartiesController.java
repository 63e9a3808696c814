package fr.quitus.projections.thirdparties;

import com.fasterxml.jackson.annotation.JsonInclude;
import fr.quitus.domain.value.Balance;
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

/** {@code GET /api/v1/third-parties} and {@code /api/v1/payee-accounts}: le répertoire des tiers. No perimeter. */
@RestController
final class ThirdPartiesController {
    private static final SqlFile SQL = SqlFile.beside(ThirdPartiesController.class, "questions");
    private static final List<String> STATUSES = List.of("ACTIVE", "SUSPENDED");
    private static final List<String> WAITING = List.of("VALIDATION", "SHARED");

    /** One party; {@code oppositions} are those not released, {@code drawn} what they took so far. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record PartyLine(
            String thirdParty,
            String thirdPartyId,
            String kind,
            @Nullable String name,
            String status,
            int accounts,
            int accountsToValidate,
            int sharedAccounts,
            int oppositions,
            String drawn,
            LocalDate registeredOn) {}

    /** One account. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record AccountLine(
            String thirdParty,
            String iban,
            @Nullable String bic,
            LocalDate from,
            String addedBy,
            @Nullable String validatedBy,
            @Nullable LocalDate closedOn,
            boolean shared) {}

    private final Questions questions;

    ThirdPartiesController(Questions questions) {
        this.questions = questions;
    }

    @GetMapping("/api/v1/third-parties")
    ResponseEntity<Answer<PartyLine>> thirdParties(
            @RequestParam(required = false) @Nullable String status,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestHeader(name = Questions.MIN_POSITION, required = false) @Nullable String minPosition) {
        Rights.scopeOf(questions.reader());
        if (status != null && !STATUSES.contains(status)) {
            throw Refusals.invalid("status est l'un de " + String.join(", ", STATUSES) + ".");
        }
        int items = Page.limit(limit, Page.ITEMS_DEFAULT);
        Cursor cursors = Cursor.of("third-parties", status);
        String after = cursors.texts(cursor, "").getFirst();
        return questions.answer(
                ThirdPartiesProjection.NAME,
                minPosition,
                connection -> Page.of(
                        Query.list(
                                connection,
                                SQL.statement("parties"),
                                ThirdPartiesController::party,
                                after,
                                status,
                                status,
                                items + 1),
                        items,
                        line -> cursors.after(line.thirdParty())));
    }

    /** @param waiting {@code VALIDATION}: open and not validated; {@code SHARED}: open and named by others too */
    @GetMapping("/api/v1/payee-accounts")
    ResponseEntity<Answer<AccountLine>> payeeAccounts(
            @RequestParam(required = false) @Nullable String waiting,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestHeader(name = Questions.MIN_POSITION, required = false) @Nullable String minPosition) {
        Rights.scopeOf(questions.reader());
        if (waiting != null && !WAITING.contains(waiting)) {
            throw Refusals.invalid("waiting est l'un de " + String.join(", ", WAITING) + ".");
        }
        int items = Page.limit(limit, Page.ITEMS_DEFAULT);
        Cursor cursors = Cursor.of("payee-accounts", waiting);
        List<String> after = cursors.texts(cursor, "", "");
        return questions.answer(
                ThirdPartiesProjection.NAME,
                minPosition,
                connection -> Page.of(
                        Query.list(
                                connection,
                                SQL.statement("accounts"),
                                ThirdPartiesController::account,
                                after.get(0),
                                after.get(1),
                                waiting,
                                waiting,
                                waiting,
                                items + 1),
                        items,
                        line -> cursors.after(line.thirdParty(), line.iban())));
    }

    private static PartyLine party(ResultSet row) throws SQLException {
        return new PartyLine(
                row.getString("third_party"),
                row.getString("third_party_id"),
                row.getString("kind"),
                row.getString("name"),
                row.getString("status"),
                row.getInt("accounts"),
                row.getInt("accounts_to_validate"),
                row.getInt("shared_accounts"),
                row.getInt("oppositions"),
                Balance.ofCents(row.getLong("drawn_cents")).text(),
                row.getObject("registered_on", LocalDate.class));
    }

    private static AccountLine account(ResultSet row) throws SQLException {
        return new AccountLine(
                row.getString("third_party"),
                row.getString("iban"),
                row.getString("bic"),
                row.getObject("from_day", LocalDate.class),
                row.getString("added_by"),
                row.getString("validated_by"),
                row.getObject("closed_on", LocalDate.class),
                row.getInt("shared") == 1);
    }
}

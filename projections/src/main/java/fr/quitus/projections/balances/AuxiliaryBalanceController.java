package fr.quitus.projections.balances;

import com.fasterxml.jackson.annotation.JsonInclude;
import fr.quitus.domain.value.AccountCode;
import fr.quitus.projections.asking.CsvBook;
import fr.quitus.projections.asking.Cursor;
import fr.quitus.projections.asking.DatedAnswer;
import fr.quitus.projections.asking.Page;
import fr.quitus.projections.asking.Period;
import fr.quitus.projections.asking.Questions;
import fr.quitus.projections.generalledger.Balances;
import fr.quitus.projections.generalledger.Balances.AccountBalance;
import fr.quitus.projections.generalledger.Balances.AuxiliaryBalance;
import fr.quitus.projections.generalledger.Books;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /api/v1/auxiliary-balances/{account}?year=}: la balance auxiliaire, such as of suppliers or debtors. */
@RestController
final class AuxiliaryBalanceController {
    /**
     * One third party on the account.
     *
     * @param auxiliary SIRET, number of the third party or reference of an opposition; null for postings without one
     * @param balance positive when debits exceed credits
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Line(@Nullable String auxiliary, String opening, String debit, String credit, String balance) {}

    /** Sums over all third parties: the account in the balance générale. */
    record Sums(String opening, String debit, String credit, String balance) {}

    private final Books books;

    AuxiliaryBalanceController(Books books) {
        this.books = books;
    }

    /** @param knownAt a position of the log, or an instant; what was recorded later is left out */
    @GetMapping("/api/v1/auxiliary-balances/{account}")
    ResponseEntity<DatedAnswer<Line>> auxiliaryBalances(
            @PathVariable String account,
            @RequestParam(required = false) @Nullable Integer year,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String asOf,
            @RequestParam(required = false) @Nullable String knownAt,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestHeader(name = Questions.MIN_POSITION, required = false) @Nullable String minPosition) {
        AccountCode code = AccountCode.of(account);
        Period period = Period.asked(year, from, asOf);
        int items = Page.limit(limit, Page.ITEMS_DEFAULT);
        Cursor cursors = Cursor.of("auxiliary-balances", code, period, knownAt);
        String after = cursors.texts(cursor, "").getFirst();
        return books.answer("les balances auxiliaires", period, knownAt, minPosition, (connection, known) -> {
            List<Line> lines =
                    Balances.auxiliaries(connection, code, period, known, cursor == null ? null : after, items + 1)
                            .stream()
                            .map(AuxiliaryBalanceController::line)
                            .toList();
            return Page.of(lines, items, line -> cursors.after(line.auxiliary() == null ? "" : line.auxiliary()))
                    .with(sums(Balances.moved(connection, code, period, known)));
        });
    }

    /** The whole of it, as CSV. */
    @GetMapping(
            path = {"/api/v1/auxiliary-balances/{account}", "/api/v1/auxiliary-balances/{account}.csv"},
            produces = CsvBook.MEDIA_TYPE)
    ResponseEntity<Resource> auxiliaryBalancesAsCsv(
            @PathVariable String account,
            @RequestParam(required = false) @Nullable Integer year,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String asOf,
            @RequestParam(required = false) @Nullable String knownAt,
            @RequestHeader(name = Questions.MIN_POSITION, required = false) @Nullable String minPosition) {
        return CsvBook.of(
                "balance-auxiliaire-" + AccountCode.of(account) + "-"
                        + Period.asked(year, from, asOf).asOf(),
                Line.class,
                knownAt,
                (known, cursor, limit) ->
                        auxiliaryBalances(account, year, from, asOf, known, cursor, limit, minPosition));
    }

    private static Line line(AuxiliaryBalance one) {
        return new Line(
                one.auxiliary(),
                one.opening().text(),
                one.debit().text(),
                one.credit().text(),
                one.closing().text());
    }

    private static Sums sums(AccountBalance account) {
        return new Sums(
                account.opening().text(),
                account.debit().text(),
                account.credit().text(),
                account.closing().text());
    }
}

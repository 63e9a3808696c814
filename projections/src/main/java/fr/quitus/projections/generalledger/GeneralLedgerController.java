package fr.quitus.projections.generalledger;

import com.fasterxml.jackson.annotation.JsonInclude;
import fr.quitus.domain.value.AccountCode;
import fr.quitus.domain.value.Balance;
import fr.quitus.domain.value.FiscalYear;
import fr.quitus.projections.asking.Answer;
import fr.quitus.projections.asking.Cursor;
import fr.quitus.projections.asking.Page;
import fr.quitus.projections.asking.Query;
import fr.quitus.projections.asking.Questions;
import fr.quitus.projections.asking.Rights;
import fr.quitus.projections.engine.SqlFile;
import fr.quitus.projections.ports.LogReader;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /api/v1/general-ledger/{account}?year=}: le grand livre d'un compte. */
@RestController
final class GeneralLedgerController {
    private static final SqlFile SQL = SqlFile.beside(GeneralLedgerController.class, "questions");

    /** One posting on the account, with the account's balance after it: positive when debits exceed credits. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Line(
            long position,
            int ordinal,
            int line,
            String journal,
            long number,
            String template,
            LocalDate accountingDate,
            String label,
            String side,
            String amount,
            String balance,
            @Nullable String auxiliary,
            String eventId) {
        private Line after(Balance newBalance) {
            return new Line(
                    position,
                    ordinal,
                    line,
                    journal,
                    number,
                    template,
                    accountingDate,
                    label,
                    side,
                    amount,
                    newBalance.text(),
                    auxiliary,
                    eventId);
        }
    }

    private record Moved(Line line, Balance change) {}

    private final Questions questions;

    GeneralLedgerController(Questions questions) {
        this.questions = questions;
    }

    @GetMapping("/api/v1/general-ledger/{account}")
    ResponseEntity<Answer<Line>> generalLedger(
            @PathVariable String account,
            @RequestParam int year,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestHeader(name = Questions.MIN_POSITION, required = false) @Nullable String minPosition) {
        Rights.requireAllBooks(questions.reader(), "le grand livre");
        String code = AccountCode.of(account).text();
        int fiscalYear = FiscalYear.of(year).value();
        int items = Page.limit(limit, Page.ITEMS_DEFAULT);
        Cursor cursors = Cursor.of("general-ledger", code, fiscalYear);
        long[] after = cursors.numbers(cursor, LogReader.BEFORE_FIRST, 0, 0);
        return questions.answer(GeneralLedgerProjection.NAME, minPosition, connection -> {
            Balance opening = Query.list(
                            connection,
                            SQL.statement("opening"),
                            row -> Balance.ofCents(row.getLong("balance_cents")),
                            code,
                            fiscalYear,
                            after[0],
                            after[1],
                            after[2])
                    .getFirst();
            List<Moved> moves = Query.list(
                    connection,
                    SQL.statement("account"),
                    GeneralLedgerController::moved,
                    code,
                    fiscalYear,
                    after[0],
                    after[1],
                    after[2],
                    items + 1);
            return Page.of(
                    withBalances(opening, moves),
                    items,
                    line -> cursors.after(line.position(), line.ordinal(), line.line()));
        });
    }

    private static List<Line> withBalances(Balance opening, List<Moved> moves) {
        List<Line> lines = new ArrayList<>();
        Balance balance = opening;
        for (Moved moved : moves) {
            balance = balance.plus(moved.change());
            lines.add(moved.line().after(balance));
        }
        return lines;
    }

    private static Moved moved(ResultSet row) throws SQLException {
        String side = row.getString("side");
        long cents = row.getLong("amount_cents");
        Line line = new Line(
                row.getLong("position"),
                row.getInt("ordinal"),
                row.getInt("line"),
                row.getString("journal"),
                row.getLong("number"),
                row.getString("template"),
                row.getObject("accounting_date", LocalDate.class),
                row.getString("label"),
                side,
                Balance.ofCents(cents).text(),
                "",
                row.getString("auxiliary"),
                row.getString("event_id"));
        return new Moved(line, Balance.ofCents(side.equals("DEBIT") ? cents : -cents));
    }
}

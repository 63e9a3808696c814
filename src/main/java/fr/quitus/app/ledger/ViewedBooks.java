package fr.quitus.app.ledger;

import fr.quitus.api.ports.Books;
import fr.quitus.domain.accounting.Accounts;
import fr.quitus.domain.directpayment.ToRegularise;
import fr.quitus.domain.value.Balance;
import fr.quitus.domain.value.FiscalYear;
import fr.quitus.domain.value.FundsCentre;
import fr.quitus.domain.value.PaymentRequestNumber;
import fr.quitus.domain.yearend.LeftOfTheYear;
import fr.quitus.domain.yearend.LeftOfTheYear.Kind;
import fr.quitus.domain.yearend.LeftOfTheYear.Leftover;
import fr.quitus.domain.yearend.ResultAccounts;
import fr.quitus.eventstore.EventLog;
import fr.quitus.projections.asking.Refusals;
import fr.quitus.projections.ports.QuestionRefused;
import fr.quitus.projections.trialbalance.ResultBalances;
import fr.quitus.projections.yearclosing.ClosingFiles;
import fr.quitus.projections.yearclosing.ClosingKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;

/** The books as the views show them, once they have followed the log to its head. */
final class ViewedBooks implements Books {
    /** One is enough to keep a year from closing; a refusal counts and names no more than these. */
    private static final int DIRECT_PAYMENTS_MAX = 10_000;

    private static final Set<ClosingKind> REQUESTS = Set.of(ClosingKind.REQUEST, ClosingKind.OWN_REQUEST);
    private static final Set<ClosingKind> ENTRIES = Set.of(ClosingKind.INVENTORY_ENTRY);

    private final EventLog log;
    private final Supplier<ResultBalances> balances;
    private final Supplier<ClosingFiles> files;

    ViewedBooks(EventLog log, Supplier<ResultBalances> balances, Supplier<ClosingFiles> files) {
        this.log = log;
        this.balances = balances;
        this.files = files;
    }

    @Override
    public ResultAccounts resultAccounts(FiscalYear year) {
        try {
            return new ResultAccounts(balances.get().at(year, log.head()));
        } catch (QuestionRefused e) {
            throw refused(e);
        }
    }

    @Override
    public Balance openingBalance() {
        try {
            return balances.get().of(Accounts.OPENING_BALANCE, log.head());
        } catch (QuestionRefused e) {
            throw refused(e);
        }
    }

    @Override
    public List<ToRegularise> toRegularise(FiscalYear year) {
        try {
            Set<ClosingKind> kinds = Set.of(ClosingKind.DIRECT_PAYMENT);
            return files.get().first(kinds, year, log.head(), DIRECT_PAYMENTS_MAX).stream()
                    .map(ViewedBooks::toRegularise)
                    .toList();
        } catch (QuestionRefused e) {
            throw refused(e);
        }
    }

    /** Entries of the inventory before this one were to be taken back on the first day of the year. */
    @Override
    public LeftOfTheYear left(FiscalYear year) {
        try {
            long head = log.head();
            List<Leftover> named = new ArrayList<>();
            int count = files(Kind.PAYMENT_REQUEST, REQUESTS, year, head, named)
                    + files(Kind.INVENTORY_ENTRY, ENTRIES, FiscalYear.of(year.value() - 1), head, named);
            return new LeftOfTheYear(count, named);
        } catch (QuestionRefused e) {
            throw refused(e);
        }
    }

    private int files(Kind kind, Set<ClosingKind> kinds, FiscalYear year, long head, List<Leftover> named) {
        files.get().first(kinds, year, head, LeftOfTheYear.NAMED_MAX).stream()
                .map(file -> new Leftover(kind, file.number()))
                .forEach(named::add);
        return files.get().totals(year, head).stream()
                .filter(total -> kinds.contains(total.kind()))
                .mapToInt(ClosingFiles.Total::count)
                .sum();
    }

    private static RuntimeException refused(QuestionRefused refused) {
        return refused.code().equals(Refusals.LETTERS)
                ? new BooksIncomplete(refused.detail())
                : new BooksBehind(refused.detail());
    }

    private static ToRegularise toRegularise(ClosingFiles.ClosingFile file) {
        return new ToRegularise(
                PaymentRequestNumber.of(file.number()),
                FundsCentre.of(Objects.requireNonNull(file.fundsCentre())),
                file.amount().amount());
    }
}

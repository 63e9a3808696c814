package fr.quitus.domain.chart;

import fr.quitus.domain.value.AccountCode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Plan de comptes : every account, as shipped and as changed since. An entry may be posted on an account that is open
 * on its accounting date; a label is that of the date it is shown for.
 *
 * @param accounts of each number its labels, one after the other, in the order of their dates
 */
public record ChartOfAccounts(Map<AccountCode, List<ChartAccount>> accounts) {
    /** Before anybody changed anything. */
    public static final ChartOfAccounts SHIPPED = of(ShippedChart.accounts());

    public ChartOfAccounts {
        accounts = Map.copyOf(accounts);
    }

    /** @param rows of one number in the order of their dates */
    static ChartOfAccounts of(List<ChartAccount> rows) {
        Map<AccountCode, List<ChartAccount>> accounts = new HashMap<>();
        for (ChartAccount row : rows) {
            accounts.merge(row.account(), List.of(row), ChartOfAccounts::joined);
        }
        return new ChartOfAccounts(accounts);
    }

    /** Every label it ever had, in the order of their dates; none when nobody opened it. */
    public List<ChartAccount> history(AccountCode account) {
        return accounts.getOrDefault(account, List.of());
    }

    /** The account as it is on a day, if it may be posted on. */
    public Optional<ChartAccount> on(AccountCode account, LocalDate date) {
        for (ChartAccount row : history(account)) {
            if (row.isOpenOn(date)) {
                return Optional.of(row);
            }
        }
        return Optional.empty();
    }

    /** Whether it may be posted on this day or a later one. */
    public boolean isOpenFrom(AccountCode account, LocalDate date) {
        return history(account).stream().anyMatch(row -> !row.endsBefore(date));
    }

    /**
     * Intitulé à une date : of an account that is closed, the last one it had, for what it holds is still shown; of one
     * that is to open, the first.
     */
    public Optional<String> label(AccountCode account, LocalDate date) {
        List<ChartAccount> rows = history(account);
        ChartAccount shown = rows.isEmpty() ? null : rows.getFirst();
        for (ChartAccount row : rows) {
            if (!row.from().isAfter(date)) {
                shown = row;
            }
        }
        return Optional.ofNullable(shown).map(ChartAccount::label);
    }

    /** Every account open on a day, by number. */
    public List<ChartAccount> on(LocalDate date) {
        return accounts.values().stream()
                .flatMap(List::stream)
                .filter(row -> row.isOpenOn(date))
                .sorted(Comparator.comparing(ChartAccount::account))
                .toList();
    }

    /** Ouvert, or opened again after it was closed. */
    public ChartOfAccounts opened(ChartAccount row) {
        return with(row.account(), joined(history(row.account()), List.of(row)));
    }

    /** Renommé from a day on: what it was called before stays what it was called then. */
    public ChartOfAccounts renamed(AccountCode account, String label, LocalDate from, String legalReference) {
        List<ChartAccount> rows = new ArrayList<>();
        for (ChartAccount row : history(account)) {
            if (!row.isOpenOn(from)) {
                rows.add(row);
                continue;
            }
            if (row.from().isBefore(from)) {
                rows.add(row.until(from.minusDays(1)));
            }
            rows.add(new ChartAccount(account, label, row.evidence(), from, row.lastDay(), legalReference));
        }
        return with(account, rows);
    }

    /** Fermé after a day; a label it would have had later never begins. */
    public ChartOfAccounts closed(AccountCode account, LocalDate lastDay) {
        List<ChartAccount> rows = new ArrayList<>();
        for (ChartAccount row : history(account)) {
            if (!row.from().isAfter(lastDay)) {
                rows.add(row.isOpenOn(lastDay) ? row.until(lastDay) : row);
            }
        }
        return with(account, rows);
    }

    private ChartOfAccounts with(AccountCode account, List<ChartAccount> rows) {
        Map<AccountCode, List<ChartAccount>> changed = new HashMap<>(accounts);
        changed.put(account, List.copyOf(rows));
        return new ChartOfAccounts(changed);
    }

    private static List<ChartAccount> joined(List<ChartAccount> first, List<ChartAccount> then) {
        List<ChartAccount> rows = new ArrayList<>(first);
        rows.addAll(then);
        return List.copyOf(rows);
    }
}

package fr.quitus.projections.statements;

import com.fasterxml.jackson.annotation.JsonInclude;
import fr.quitus.domain.chart.ChartOfAccounts;
import fr.quitus.domain.statement.StatementKind;
import fr.quitus.domain.value.AccountCode;
import fr.quitus.domain.value.Balance;
import fr.quitus.projections.asking.CanonicalJson;
import fr.quitus.projections.asking.Known;
import fr.quitus.projections.asking.Period;
import fr.quitus.projections.asking.Refusals;
import fr.quitus.projections.generalledger.Balances;
import fr.quitus.projections.generalledger.Balances.AccountBalance;
import fr.quitus.projections.generalledger.Books;
import fr.quitus.projections.generalledger.GeneralLedgerProjection;
import fr.quitus.projections.generalledger.KnownChart;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** États financiers, drawn up from the balances of one date as known at one position. */
@Component
public final class Statements {
    /** The form of the bytes of a statement; another form is another name, and the old one stays readable. */
    static final String FORMAT = "quitus-statement.v1";

    /** Compte, in a rubric. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record AccountLine(String account, @Nullable String label, String amount) {}

    /** Rubrique, with the accounts it is made of. */
    record RubricLine(String part, String rubric, String label, String amount, List<AccountLine> accounts) {}

    /** Compte of the balance générale. */
    record BalanceLine(
            String account, @Nullable String label, String opening, String debit, String credit, String closing) {}

    /** Totals of a part. */
    record PartTotal(String part, String amount) {}

    /**
     * A statement as its bytes say it.
     *
     * @param result products minus charges, or assets minus liabilities, which is zero
     */
    record Document(
            String format,
            String kind,
            String title,
            int year,
            LocalDate asOf,
            long position,
            List<RubricLine> rubrics,
            List<BalanceLine> accounts,
            List<PartTotal> totals,
            String result) {}

    /** The bytes of a statement, and the last place of the log they know. */
    public record Drawn(long position, byte[] bytes) {
        public String sha256() {
            return CanonicalJson.sha256(bytes);
        }
    }

    /** Intitulés of accounts. */
    @FunctionalInterface
    private interface Labels {
        Optional<String> of(AccountCode account);
    }

    private final Books books;

    public Statements(Books books) {
        this.books = books;
    }

    /**
     * The bytes of a statement; the caller answers for the right to read. Of books that a dead letter keeps events from
     * none is drawn up.
     */
    public Drawn draw(StatementKind kind, LocalDate asOf, @Nullable Long position) {
        Period period = Period.asked(asOf.getYear(), null, asOf.toString());
        return books.read(position == null ? null : position.toString(), null, (connection, known) -> {
            if (known.letters() > 0) {
                throw Refusals.letters(GeneralLedgerProjection.NAME, known.letters());
            }
            return new Drawn(known.position(), CanonicalJson.bytes(document(connection, kind, period, known)));
        });
    }

    private static Document document(Connection connection, StatementKind kind, Period period, Known known)
            throws SQLException {
        List<RubricLine> rubrics =
                switch (kind) {
                    case BALANCE_GENERALE -> List.of();
                    case COMPTE_DE_RESULTAT -> incomeStatement(connection, period, known);
                    case BILAN -> balanceSheet(connection, period, known);
                };
        List<BalanceLine> accounts =
                kind == StatementKind.BALANCE_GENERALE ? balance(connection, period, known) : List.of();
        return new Document(
                FORMAT,
                kind.name(),
                kind.label(),
                period.year(),
                period.asOf(),
                known.position(),
                rubrics,
                accounts,
                totals(rubrics),
                result(rubrics).text());
    }

    private static List<BalanceLine> balance(Connection connection, Period period, Known known) throws SQLException {
        ChartOfAccounts chart = KnownChart.read(connection, known);
        return Balances.of(connection, period, known).stream()
                .map(account -> new BalanceLine(
                        account.account().text(),
                        chart.label(account.account(), period.asOf()).orElse(null),
                        account.opening().text(),
                        account.debit().text(),
                        account.credit().text(),
                        account.closing().text()))
                .toList();
    }

    /** Charges and products of the year, as they were before the entries that close them. */
    static List<RubricLine> incomeStatement(Connection connection, Period period, Known known) throws SQLException {
        Map<AccountCode, Balance> closings = Balances.closings(connection, period, known);
        Map<AccountCode, Balance> amounts = new TreeMap<>();
        for (AccountBalance account : Balances.of(connection, period.ofYear(), known)) {
            if (account.account().isCharge() || account.account().isProduct()) {
                amounts.put(account.account(), account.closing());
            }
        }
        closings.forEach((account, balance) -> {
            if (account.isCharge() || account.isProduct()) {
                amounts.merge(account, Balance.ZERO.minus(balance), Balance::plus);
            }
        });
        Map<Rubric, Map<AccountCode, Balance>> byRubric = new EnumMap<>(Rubric.class);
        amounts.forEach(
                (account, balance) -> byRubric.computeIfAbsent(Rubric.ofResult(account.text()), _ -> new TreeMap<>())
                        .put(account, balance));
        return lines(byRubric, labels(connection, period, known), Set.of(Rubric.Part.CHARGES, Rubric.Part.PRODUCTS));
    }

    /** Assets and liabilities; what charges and products still hold is the result of the year. */
    static List<RubricLine> balanceSheet(Connection connection, Period period, Known known) throws SQLException {
        Map<Rubric, Map<AccountCode, Balance>> byRubric = new EnumMap<>(Rubric.class);
        for (AccountBalance account : Balances.of(connection, period.ofYear(), known)) {
            Balance closing = account.closing();
            if (account.account().text().charAt(0) != '8' && !closing.isZero()) {
                Rubric rubric = Rubric.ofBalanceSheet(account.account().text(), !closing.isNegative());
                boolean ofTheYear =
                        account.account().isCharge() || account.account().isProduct();
                byRubric.computeIfAbsent(rubric, _ -> new TreeMap<>())
                        .merge(ofTheYear ? Balances.RESULT : account.account(), closing, Balance::plus);
            }
        }
        return lines(byRubric, labels(connection, period, known), Set.of(Rubric.Part.ASSETS, Rubric.Part.LIABILITIES));
    }

    /** As known at the position, on the last day: what is renamed later, or was not known, changes nothing. */
    private static Labels labels(Connection connection, Period period, Known known) throws SQLException {
        ChartOfAccounts chart = KnownChart.read(connection, known);
        return account -> chart.label(account, period.asOf());
    }

    private static List<RubricLine> lines(
            Map<Rubric, Map<AccountCode, Balance>> byRubric, Labels labels, Set<Rubric.Part> parts) {
        List<RubricLine> lines = new ArrayList<>();
        for (Rubric rubric : Rubric.values()) {
            if (parts.contains(rubric.part())) {
                lines.add(line(rubric, byRubric.getOrDefault(rubric, Map.of()), labels));
            }
        }
        return lines;
    }

    private static RubricLine line(Rubric rubric, Map<AccountCode, Balance> balances, Labels labels) {
        Balance total = Balance.ZERO;
        List<AccountLine> accounts = new ArrayList<>();
        for (Map.Entry<AccountCode, Balance> one : balances.entrySet()) {
            Balance amount = rubric.part().sign() > 0 ? one.getValue() : Balance.ZERO.minus(one.getValue());
            total = total.plus(amount);
            accounts.add(
                    new AccountLine(one.getKey().text(), labels.of(one.getKey()).orElse(null), amount.text()));
        }
        return new RubricLine(rubric.part().name(), rubric.name(), rubric.label(), total.text(), accounts);
    }

    static List<PartTotal> totals(List<RubricLine> rubrics) {
        Map<String, Balance> totals = new TreeMap<>();
        rubrics.forEach(line -> totals.merge(line.part(), Balance.parse(line.amount()), Balance::plus));
        return totals.entrySet().stream()
                .map(total -> new PartTotal(total.getKey(), total.getValue().text()))
                .toList();
    }

    /** Products minus charges; assets minus liabilities. */
    static Balance result(List<RubricLine> rubrics) {
        Balance result = Balance.ZERO;
        for (RubricLine line : rubrics) {
            Balance amount = Balance.parse(line.amount());
            result = switch (Rubric.Part.valueOf(line.part())) {
                case PRODUCTS, ASSETS -> result.plus(amount);
                case CHARGES, LIABILITIES -> result.minus(amount);
            };
        }
        return result;
    }
}

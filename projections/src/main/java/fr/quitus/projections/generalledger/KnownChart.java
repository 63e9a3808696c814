package fr.quitus.projections.generalledger;

import fr.quitus.domain.chart.AccountEvidence;
import fr.quitus.domain.chart.ChartAccount;
import fr.quitus.domain.chart.ChartOfAccounts;
import fr.quitus.domain.chartchange.ChartEvent;
import fr.quitus.domain.chartchange.ChartEvent.AccountClosed;
import fr.quitus.domain.chartchange.ChartEvent.AccountOpened;
import fr.quitus.domain.chartchange.ChartEvent.AccountRenamed;
import fr.quitus.domain.value.AccountCode;
import fr.quitus.projections.asking.Known;
import fr.quitus.projections.asking.Query;
import fr.quitus.projections.engine.Appends;
import fr.quitus.projections.engine.SqlFile;
import fr.quitus.projections.engine.Table;
import fr.quitus.projections.ports.LoggedEvent;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Plan de comptes as it was known at a position. Changes stand beside the entries, in the same view, so that an answer
 * about a position knows the labels of that position and no later ones: a published statement keeps its bytes.
 */
public final class KnownChart {
    private static final SqlFile SQL = SqlFile.beside(KnownChart.class, "chart");

    /** Place in the log. */
    record ChangeKey(long position) {}

    /**
     * Changement.
     *
     * @param label absent when the account is closed
     * @param effectiveOn the first day of what opens or is renamed, the last of what closes
     */
    record Change(
            String kind,
            String account,
            @Nullable String label,
            LocalDate effectiveOn,
            String legalReference,
            Instant recordedAt) {
        static Change of(ChartEvent event, Instant recordedAt) {
            String account = event.account().text();
            // The database keeps microseconds: a row folded in memory equals the same row read back.
            Instant at = recordedAt.truncatedTo(ChronoUnit.MICROS);
            return switch (event) {
                case AccountOpened e -> new Change(OPENED, account, e.label(), e.from(), e.legalReference(), at);
                case AccountRenamed e -> new Change(RENAMED, account, e.label(), e.from(), e.legalReference(), at);
                case AccountClosed e -> new Change(CLOSED, account, null, e.lastDay(), e.legalReference(), at);
            };
        }

        ChartOfAccounts on(ChartOfAccounts chart) {
            AccountCode code = AccountCode.of(account);
            return switch (kind) {
                case OPENED ->
                    chart.opened(
                            new ChartAccount(code, labelled(), AccountEvidence.A, effectiveOn, null, legalReference));
                case RENAMED -> chart.renamed(code, labelled(), effectiveOn, legalReference);
                case CLOSED -> chart.closed(code, effectiveOn);
                default -> throw new IllegalStateException("no change of an account is " + kind);
            };
        }

        private String labelled() {
            if (label == null) {
                throw new IllegalStateException("account " + account + " is " + kind + " without a label");
            }
            return label;
        }
    }

    private static final String OPENED = "OPENED";
    private static final String RENAMED = "RENAMED";
    private static final String CLOSED = "CLOSED";

    static final Table<ChangeKey, Change> TABLE =
            Table.of(KnownChart.class, "account_change", ChangeKey.class, Change.class);

    private KnownChart() {}

    static void append(LoggedEvent event, Appends appends) {
        if (event.event() instanceof ChartEvent change) {
            appends.append(TABLE, new ChangeKey(event.position()), Change.of(change, event.recordedAt()));
        }
    }

    /** The chart as shipped, with what was changed up to the position: a few rows a year. */
    public static ChartOfAccounts read(Connection connection, Known known) throws SQLException {
        List<Change> changes = Query.list(connection, SQL.statement("changes"), KnownChart::change, known.position());
        ChartOfAccounts chart = ChartOfAccounts.SHIPPED;
        for (Change change : changes) {
            chart = change.on(chart);
        }
        return chart;
    }

    private static Change change(ResultSet row) throws SQLException {
        return new Change(
                row.getString("kind"),
                row.getString("account"),
                row.getString("label"),
                row.getObject("effective_on", LocalDate.class),
                row.getString("legal_reference"),
                Books.recordedAt(row));
    }
}

package fr.quitus.interchange.takeover;

import fr.quitus.domain.value.Amount;
import fr.quitus.domain.value.Balance;
import fr.quitus.interchange.FileFault;
import fr.quitus.interchange.IncomingFile;
import fr.quitus.interchange.takeover.TakeoverRows.BalanceRow;
import fr.quitus.interchange.takeover.TakeoverRows.CommitmentRow;
import fr.quitus.interchange.takeover.TakeoverRows.CreditRow;
import fr.quitus.interchange.takeover.TakeoverRows.RequestRow;
import fr.quitus.interchange.takeover.TakeoverRows.TitleRow;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Jeu de fichiers de reprise : read and reconciled. It is whole when nothing was found.
 *
 * @param findings in the order of the checks
 */
public record TakeoverSet(
        Manifest manifest,
        List<BalanceRow> balances,
        List<CreditRow> credits,
        List<CommitmentRow> commitments,
        List<RequestRow> requests,
        List<TitleRow> titles,
        List<TakeoverFinding> findings) {
    public TakeoverSet {
        balances = List.copyOf(balances);
        credits = List.copyOf(credits);
        commitments = List.copyOf(commitments);
        requests = List.copyOf(requests);
        titles = List.copyOf(titles);
        findings = List.copyOf(findings);
    }

    /** Nothing differs: the set may be taken over. */
    public boolean isWhole() {
        return findings.isEmpty();
    }

    /**
     * Reads the files of a manifest and reconciles them.
     *
     * @param files by name
     */
    public static TakeoverSet read(Manifest manifest, Map<String, IncomingFile> files) {
        Findings findings = new Findings();
        Map<TakeoverTable, IncomingFile> given = new HashMap<>();
        for (TakeoverTable table : TakeoverTable.values()) {
            given.put(table, files.getOrDefault(table.fileName(), IncomingFile.of(new byte[0])));
            if (!files.containsKey(table.fileName())) {
                findings.add(table, 0, "fichier", FileFault.FICHIER_MANQUANT, "Le fichier n'est pas donné.");
            }
        }
        TakeoverReading reading = new TakeoverReading(findings);
        TakeoverSet set = new TakeoverSet(
                manifest,
                reading.balances(file(given, TakeoverTable.BALANCES)),
                reading.credits(file(given, TakeoverTable.CREDITS)),
                reading.commitments(file(given, TakeoverTable.COMMITMENTS)),
                reading.requests(file(given, TakeoverTable.PAYMENT_REQUESTS)),
                reading.titles(file(given, TakeoverTable.REVENUE_ORDERS)),
                List.of());
        set.announced(given, findings);
        new DossierChecks(set, findings).check();
        new BalanceReconciliation(set, findings).check();
        new CreditReconciliation(set, findings).check();
        return new TakeoverSet(
                manifest, set.balances, set.credits, set.commitments, set.requests, set.titles, findings.all());
    }

    private static IncomingFile file(Map<TakeoverTable, IncomingFile> given, TakeoverTable table) {
        return given.getOrDefault(table, IncomingFile.of(new byte[0]));
    }

    /** Each file has the bytes, the lines and the total that the manifest announces. */
    private void announced(Map<TakeoverTable, IncomingFile> given, Findings findings) {
        for (TakeoverTable table : TakeoverTable.values()) {
            var announced = manifest.entry(table.fileName());
            if (announced.isEmpty()) {
                findings.add(
                        table, 0, "manifeste", FileFault.MANIFESTE_INVALIDE, "Le manifeste n'annonce pas ce fichier.");
                continue;
            }
            Manifest.Entry entry = announced.get();
            String sha256 = file(given, table).id();
            if (!entry.sha256().equals(sha256)) {
                findings.add(
                        table,
                        0,
                        "empreinte",
                        FileFault.EMPREINTE_DIFFERENTE,
                        "Le manifeste annonce " + entry.sha256() + ", le fichier a " + sha256 + ".");
            }
            if (entry.rows() != rows(table) || !entry.total().equals(total(table))) {
                findings.add(
                        table,
                        0,
                        "total",
                        FileFault.TOTAL_FAUX,
                        "Le manifeste annonce " + entry.rows() + " lignes pour " + entry.total() + " €, le fichier a "
                                + rows(table) + " lignes pour " + total(table) + " €.");
            }
        }
    }

    /** Lines that could be read, titles not counted. */
    public int rows(TakeoverTable table) {
        return switch (table) {
            case BALANCES -> balances.size();
            case CREDITS -> credits.size();
            case COMMITMENTS -> commitments.size();
            case PAYMENT_REQUESTS -> requests.size();
            case REVENUE_ORDERS -> titles.size();
        };
    }

    /** Debits; AE; AE left; amounts of lines, or of the invoice before it has any; what remains to be collected. */
    public Balance total(TakeoverTable table) {
        return switch (table) {
            case BALANCES -> sum(balances.stream().map(BalanceRow::debit).toList());
            case CREDITS -> sum(credits.stream().map(row -> row.credits().ae()).toList());
            case COMMITMENTS ->
                sum(commitments.stream().map(row -> row.residual().balance()).toList());
            case PAYMENT_REQUESTS ->
                sum(requests.stream().map(TakeoverSet::claimed).toList());
            case REVENUE_ORDERS ->
                sum(titles.stream().map(row -> row.remaining().balance()).toList());
        };
    }

    private static Balance claimed(RequestRow row) {
        Amount amount = row.amount();
        return amount == null ? row.head().amountInclTax().balance() : amount.balance();
    }

    private static Balance sum(List<Balance> parts) {
        return parts.stream().reduce(Balance.ZERO, Balance::plus);
    }

    /** The manifest that these files have, to be signed. */
    public static Manifest manifestOf(Manifest head, Map<String, IncomingFile> files) {
        TakeoverSet read = read(head, files);
        return new Manifest(
                head.takeover(),
                head.system(),
                head.year(),
                head.date(),
                List.of(TakeoverTable.values()).stream()
                        .map(table -> new Manifest.Entry(
                                table.fileName(),
                                read.rows(table),
                                read.total(table),
                                files.getOrDefault(table.fileName(), IncomingFile.of(new byte[0]))
                                        .id()))
                        .toList());
    }
}

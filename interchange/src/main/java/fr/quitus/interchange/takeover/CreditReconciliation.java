package fr.quitus.interchange.takeover;

import fr.quitus.domain.value.Amount;
import fr.quitus.domain.value.Balance;
import fr.quitus.domain.value.FundsCentre;
import fr.quitus.domain.value.OperatingBudgetCode;
import fr.quitus.domain.value.TitleGroup;
import fr.quitus.interchange.FileFault;
import fr.quitus.interchange.takeover.TakeoverRows.CommitmentRow;
import fr.quitus.interchange.takeover.TakeoverRows.CreditRow;
import fr.quitus.interchange.takeover.TakeoverRows.RequestRow;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Crédits et dossiers : each envelope has what its EJ engaged and its requests ordered, and CP to pay these. */
final class CreditReconciliation {
    private static final class Envelope {
        private int line;
        private Balance engaged = Balance.ZERO;
        private Balance ordered = Balance.ZERO;
        private Balance cp = Balance.ZERO;
        private Balance engagedByLines = Balance.ZERO;
        private Balance orderedByRequests = Balance.ZERO;
        private @Nullable CommitmentRow first;
    }

    private final TakeoverSet set;
    private final Findings findings;
    private final Map<String, Envelope> envelopes = new TreeMap<>();

    CreditReconciliation(TakeoverSet set, Findings findings) {
        this.set = set;
        this.findings = findings;
    }

    void check() {
        set.credits().forEach(this::credit);
        Map<String, CommitmentRow> lines = new HashMap<>();
        for (CommitmentRow row : set.commitments()) {
            lines.putIfAbsent(DossierChecks.key(row.number(), row.no()), row);
            Envelope envelope = of(row);
            envelope.engagedByLines = envelope.engagedByLines.plus(row.residual());
            envelope.first = envelope.first == null ? row : envelope.first;
        }
        for (RequestRow row : set.requests()) {
            Integer no = row.no();
            Amount amount = row.amount();
            CommitmentRow line =
                    no == null ? null : lines.get(DossierChecks.key(row.head().commitmentNumber(), no));
            if (row.head().ordered() && amount != null && line != null) {
                Envelope envelope = of(line);
                envelope.orderedByRequests = envelope.orderedByRequests.plus(amount);
            }
        }
        envelopes.forEach(this::compare);
    }

    private Envelope of(CommitmentRow row) {
        return of(row.head().fundsCentre(), row.title().group());
    }

    private Envelope of(FundsCentre unit, TitleGroup group) {
        return envelopes.computeIfAbsent(unit + "/" + group, _ -> new Envelope());
    }

    private void credit(CreditRow row) {
        OperatingBudgetCode operatingBudget = row.operatingBudget();
        FundsCentre unit = row.fundsCentre();
        if (operatingBudget != null && !operatingBudget.programme().equals(row.programme())) {
            wrong(row.line(), "bop", "Le BOP " + operatingBudget + " n'est pas du programme " + row.programme() + ".");
        }
        if (unit != null && !unit.operatingBudget().equals(operatingBudget)) {
            wrong(row.line(), "uo", "L'UO " + unit + " n'est pas du BOP " + operatingBudget + ".");
        }
        if (!row.credits().covers(row.frozen())) {
            wrong(row.line(), "ae_gelees", "Les crédits gelés dépassent les crédits de la ligne.");
        }
        if (unit == null) {
            if (operatingBudget != null && !row.frozen().isNone()) {
                wrong(row.line(), "ae_gelees", "Un gel est d'une UO, ou du programme avant répartition.");
            }
            if (!row.engaged().isZero() || !row.ordered().isZero()) {
                wrong(row.line(), "engage", "Seule une UO engage et ordonnance.");
            }
            return;
        }
        Envelope envelope = of(unit, row.title().group());
        envelope.line = envelope.line == 0 ? row.line() : envelope.line;
        envelope.engaged = envelope.engaged.plus(row.engaged());
        envelope.ordered = envelope.ordered.plus(row.ordered());
        envelope.cp = envelope.cp.plus(row.credits().cp()).minus(row.frozen().cp());
    }

    private void compare(String key, Envelope envelope) {
        if (envelope.line == 0) {
            CommitmentRow first = envelope.first;
            findings.add(
                    TakeoverTable.COMMITMENTS,
                    first == null ? 0 : first.line(),
                    "centre_financier",
                    FileFault.CREDITS_SANS_DOSSIERS,
                    "L'enveloppe " + key + " n'est pas dans " + TakeoverTable.CREDITS.fileName() + ".");
            return;
        }
        differs(key, envelope.line, "engage", envelope.engaged, envelope.engagedByLines);
        differs(key, envelope.line, "ordonnance", envelope.ordered, envelope.orderedByRequests);
        if (envelope.orderedByRequests.compareTo(envelope.cp) > 0) {
            wrong(
                    envelope.line,
                    "cp",
                    "L'enveloppe " + key + " a " + envelope.cp + " € de CP non gelés pour " + envelope.orderedByRequests
                            + " € ordonnancés.");
        }
    }

    private void differs(String key, int line, String column, Balance said, Balance found) {
        if (!said.equals(found)) {
            wrong(
                    line,
                    column,
                    "Enveloppe " + key + " : " + column + " " + said + " €, dossiers " + found + " €, écart "
                            + said.minus(found) + " €.");
        }
    }

    private void wrong(int line, String column, String reason) {
        findings.add(TakeoverTable.CREDITS, line, column, FileFault.CREDITS_SANS_DOSSIERS, reason);
    }
}

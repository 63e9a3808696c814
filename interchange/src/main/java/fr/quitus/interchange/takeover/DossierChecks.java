package fr.quitus.interchange.takeover;

import fr.quitus.domain.value.Amount;
import fr.quitus.domain.value.Balance;
import fr.quitus.domain.value.CommitmentNumber;
import fr.quitus.domain.value.PaymentRequestId;
import fr.quitus.interchange.FileFault;
import fr.quitus.interchange.takeover.TakeoverRows.CommitmentRow;
import fr.quitus.interchange.takeover.TakeoverRows.CreditRow;
import fr.quitus.interchange.takeover.TakeoverRows.RequestHead;
import fr.quitus.interchange.takeover.TakeoverRows.RequestRow;
import fr.quitus.interchange.takeover.TakeoverRows.TitleHead;
import fr.quitus.interchange.takeover.TakeoverRows.TitleRow;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/** Cohérence des dossiers : the lines of each agree, and with those of the others that they name. */
final class DossierChecks {
    private final TakeoverSet set;
    private final Findings findings;
    private final Map<String, CommitmentRow> byLine = new HashMap<>();
    private final Map<CommitmentNumber, CommitmentRow> byNumber = new HashMap<>();
    private final Map<String, Balance> claimed = new HashMap<>();

    DossierChecks(TakeoverSet set, Findings findings) {
        this.set = set;
        this.findings = findings;
    }

    void check() {
        bounded(
                TakeoverTable.CREDITS,
                Dossiers.of(set.credits(), row -> row.programme().text()),
                CreditRow::line);
        bounded(
                TakeoverTable.COMMITMENTS,
                Dossiers.of(set.commitments(), row -> row.number().text()),
                CommitmentRow::line);
        bounded(
                TakeoverTable.PAYMENT_REQUESTS,
                Dossiers.of(set.requests(), row -> row.number().text()),
                RequestRow::line);
        bounded(
                TakeoverTable.REVENUE_ORDERS,
                Dossiers.of(set.titles(), row -> row.number().text()),
                TitleRow::line);
        set.commitments().forEach(this::commitment);
        requests();
        set.commitments().forEach(this::claims);
        titles();
    }

    /** A dossier is taken over in one act, which has a size. */
    private <T> void bounded(TakeoverTable table, Map<String, List<T>> dossiers, ToIntFunction<T> line) {
        dossiers.forEach((name, rows) -> {
            if (rows.size() > TakeoverTable.DOSSIER_LINES_MAX) {
                findings.add(
                        table,
                        line.applyAsInt(rows.getFirst()),
                        "lignes",
                        FileFault.TROP_DE_LIGNES,
                        "Le dossier " + name + " a " + rows.size() + " lignes ; " + TakeoverTable.DOSSIER_LINES_MAX
                                + " au plus sont reprises ensemble.");
            }
        });
    }

    static String key(CommitmentNumber number, int no) {
        return number + "/" + no;
    }

    private void commitment(CommitmentRow row) {
        if (byLine.putIfAbsent(key(row.number(), row.no()), row) != null) {
            wrong(row, "poste", "Le poste " + row.no() + " de l'EJ " + row.number() + " est donné deux fois.");
        }
        CommitmentRow first = byNumber.putIfAbsent(row.number(), row);
        if (first != null && !first.head().equals(row.head())) {
            wrong(row, "ej", "La ligne " + first.line() + " dit autre chose de l'EJ " + row.number() + ".");
        }
        if (row.head().signedIn().compareTo(set.manifest().year()) >= 0) {
            wrong(row, "exercice", "Seuls des EJ d'avant " + set.manifest().year() + " sont repris à son ouverture.");
        }
        String programme = row.head().fundsCentre().programme().text();
        if (!row.functionalArea().text().startsWith(programme + "-")) {
            wrong(row, "domaine_fonctionnel", row.functionalArea() + " n'est pas du programme " + programme + ".");
        }
        if (!row.account().isCharge() && !row.account().isFixedAsset()) {
            wrong(row, "compte", row.account() + " n'est ni un compte de charge ni d'immobilisation.");
        }
        if (row.advanceOutstanding().isNegative()) {
            wrong(
                    row,
                    "avance_recuperee",
                    row.advanceRecovered() + " € récupérés d'une avance de " + row.advancePaid() + " €.");
        }
        Balance toServe = row.residual().balance().plus(row.advanceOutstanding());
        if (row.certified().compareTo(toServe) > 0) {
            wrong(
                    row,
                    "certifie_non_facture",
                    "Le service fait non payé, " + row.certified() + " €, dépasse ce qui reste à payer ou à récupérer"
                            + " sur l'avance, " + toServe + " €.");
        }
        if (!row.certified().isZero() && notBefore(row.servedOn())) {
            wrong(
                    row,
                    "date_service_fait",
                    "Un service fait repris a une date avant le "
                            + set.manifest().date() + ".");
        }
    }

    private boolean notBefore(@Nullable LocalDate day) {
        return day == null || !day.isBefore(set.manifest().date());
    }

    /** What requests claim of a line is what it says is certified, invoiced and not paid. */
    private void claims(CommitmentRow row) {
        Balance claims = claimed.getOrDefault(key(row.number(), row.no()), Balance.ZERO);
        if (!claims.equals(row.certifiedNotPaid())) {
            wrong(
                    row,
                    "certifie_non_paye",
                    "Le poste " + row.no() + " de l'EJ " + row.number() + " dit " + row.certifiedNotPaid()
                            + " € facturés et non payés, ses demandes " + claims + " €.");
        }
    }

    private void wrong(CommitmentRow row, String column, String reason) {
        findings.add(TakeoverTable.COMMITMENTS, row.line(), column, FileFault.DOSSIER_INCOHERENT, reason);
    }

    private void requests() {
        Map<String, RequestRow> firsts = new HashMap<>();
        Map<String, Balance> left = new HashMap<>();
        Map<PaymentRequestId, String> invoices = new HashMap<>();
        for (RequestRow row : set.requests()) {
            String number = row.number().text();
            RequestRow first = firsts.putIfAbsent(number, row);
            if (first == null) {
                head(row);
                String other = invoices.putIfAbsent(row.head().id(), number);
                if (other != null) {
                    wrong(row, "facture", "La même facture est dans la demande " + other + ".");
                }
            } else if (!first.head().equals(row.head())) {
                wrong(row, "dp", "La ligne " + first.line() + " dit autre chose de la demande " + number + ".");
            }
            Balance before =
                    left.getOrDefault(number, row.head().amountInclTax().balance());
            left.put(number, before.minus(line(row)));
        }
        firsts.forEach((number, row) -> {
            Balance rest = left.getOrDefault(number, Balance.ZERO);
            if (row.head().liquidated() && !rest.isZero()) {
                wrong(row, "montant", "Les lignes de la demande s'écartent de " + rest + " € de son montant TTC.");
            }
        });
    }

    private void head(RequestRow row) {
        RequestHead head = row.head();
        Amount vat = head.vat();
        Balance whole = head.amountExclTax().balance().plus(vat == null ? Balance.ZERO : vat.balance());
        if (!whole.equals(head.amountInclTax().balance())) {
            wrong(row, "montant_ttc", "Hors taxe et TVA font " + whole + " €, pas " + head.amountInclTax() + " €.");
        }
        if (notBefore(head.receivedOn())) {
            wrong(
                    row,
                    "date_reception",
                    "Une demande reprise est reçue avant le " + set.manifest().date() + ".");
        }
        if (head.ordered() == (head.post() == null) || head.ordered() == notBefore(head.orderedOn())) {
            wrong(
                    row,
                    "date_ordonnancement",
                    "L'état " + head.state() + (head.ordered() ? " demande" : " ne demande pas")
                            + " de poste comptable et de date d'ordonnancement.");
        }
        if (head.accepted() == notBefore(head.acceptedOn())) {
            wrong(
                    row,
                    "date_prise_en_charge",
                    "L'état " + head.state() + (head.accepted() ? " demande" : " ne demande pas")
                            + " de date de prise en charge.");
        }
        CommitmentRow engaged = byNumber.get(head.commitmentNumber());
        if (engaged == null) {
            wrong(
                    row,
                    "ej",
                    "L'EJ " + head.commitmentNumber() + " n'est pas dans " + TakeoverTable.COMMITMENTS.fileName()
                            + ".");
        } else if (!engaged.head().supplier().equals(head.supplier())) {
            wrong(
                    row,
                    "fournisseur_siret",
                    "L'EJ " + head.commitmentNumber() + " est de "
                            + engaged.head().supplier() + ".");
        } else if (head.liquidated() && engaged.head().visa().equals("AUCUN")) {
            wrong(
                    row,
                    "etat",
                    "L'EJ " + head.commitmentNumber()
                            + " a été signé sans visa : ses demandes se reprennent à l'état RECUE.");
        }
    }

    /** What the line claims of the EJ. */
    private Balance line(RequestRow row) {
        Integer no = row.no();
        Amount amount = row.amount();
        if (!row.head().liquidated()) {
            if (no != null || amount != null) {
                wrong(row, "poste", "Une demande RECUE n'est liquidée sur aucun poste.");
            }
            return Balance.ZERO;
        }
        if (no == null || amount == null) {
            wrong(row, "poste", "Une demande liquidée dit le poste et le montant de chaque ligne.");
            return Balance.ZERO;
        }
        String key = key(row.head().commitmentNumber(), no);
        if (!byLine.containsKey(key)) {
            wrong(row, "poste", "L'EJ " + row.head().commitmentNumber() + " n'a pas de poste " + no + ".");
        }
        claimed.merge(key, amount.balance(), Balance::plus);
        return amount.balance();
    }

    private void wrong(RequestRow row, String column, String reason) {
        findings.add(TakeoverTable.PAYMENT_REQUESTS, row.line(), column, FileFault.DOSSIER_INCOHERENT, reason);
    }

    private void titles() {
        Map<String, List<TitleRow>> byTitle =
                Dossiers.of(set.titles(), row -> row.number().text());
        byTitle.values().forEach(this::title);
    }

    private void title(List<TitleRow> rows) {
        TitleRow first = rows.getFirst();
        TitleHead head = first.head();
        Balance remaining = Balance.ZERO;
        Balance impairment = Balance.ZERO;
        for (TitleRow row : rows) {
            if (!row.head().equals(head)) {
                wrong(row, "titre", "La ligne " + first.line() + " dit autre chose du titre " + row.number() + ".");
            }
            if (row.remaining().compareTo(row.issued()) > 0) {
                wrong(
                        row,
                        "reste_a_recouvrer",
                        "Il reste " + row.remaining() + " € d'un titre de " + row.issued() + " €.");
            }
            remaining = remaining.plus(row.remaining());
            Amount impaired = row.impairment();
            impairment = impaired == null ? impairment : impairment.plus(impaired);
        }
        if (notBefore(head.issuedOn()) || head.dueDate().isBefore(head.issuedOn())) {
            wrong(
                    first,
                    "date_emission",
                    "Un titre repris est émis avant le " + set.manifest().date() + ", et avant sa date limite.");
        }
        if (head.takenInCharge() == notBefore(head.takenOn())) {
            wrong(
                    first,
                    "date_prise_en_charge",
                    "L'état " + head.state() + (head.takenInCharge() ? " demande" : " ne demande pas")
                            + " de date de prise en charge.");
        }
        if (!impairment.isZero() && (!head.doubtful() || impairment.compareTo(remaining) > 0)) {
            wrong(first, "depreciation", "Une dépréciation est d'un titre DOUTEUX, et d'au plus ce qui en reste.");
        }
        if (head.year().value() != head.issuedOn().getYear()) {
            wrong(first, "exercice", "Le titre est émis le " + head.issuedOn() + ".");
        }
    }

    private void wrong(TitleRow row, String column, String reason) {
        findings.add(TakeoverTable.REVENUE_ORDERS, row.line(), column, FileFault.DOSSIER_INCOHERENT, reason);
    }
}

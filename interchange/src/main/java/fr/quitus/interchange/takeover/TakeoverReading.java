package fr.quitus.interchange.takeover;

import fr.quitus.domain.value.AccountCode;
import fr.quitus.domain.value.AccountingPostId;
import fr.quitus.domain.value.ActivityCode;
import fr.quitus.domain.value.CommitmentNumber;
import fr.quitus.domain.value.CostCentre;
import fr.quitus.domain.value.Credits;
import fr.quitus.domain.value.FiscalYear;
import fr.quitus.domain.value.FunctionalArea;
import fr.quitus.domain.value.FundsCentre;
import fr.quitus.domain.value.Iban;
import fr.quitus.domain.value.InterministerialLocation;
import fr.quitus.domain.value.InvalidValue;
import fr.quitus.domain.value.MaterialGroup;
import fr.quitus.domain.value.OperatingBudgetCode;
import fr.quitus.domain.value.PaymentRequestNumber;
import fr.quitus.domain.value.ProgrammeCode;
import fr.quitus.domain.value.RevenueLine;
import fr.quitus.domain.value.RevenueOrderNumber;
import fr.quitus.domain.value.Siret;
import fr.quitus.domain.value.Texts;
import fr.quitus.domain.value.Title;
import fr.quitus.interchange.FileFault;
import fr.quitus.interchange.FileRefused;
import fr.quitus.interchange.IncomingFile;
import fr.quitus.interchange.IntegrationReport;
import fr.quitus.interchange.Rejected;
import fr.quitus.interchange.table.CommandFile;
import fr.quitus.interchange.table.CommandRow;
import fr.quitus.interchange.takeover.TakeoverRows.BalanceRow;
import fr.quitus.interchange.takeover.TakeoverRows.CommitmentHead;
import fr.quitus.interchange.takeover.TakeoverRows.CommitmentRow;
import fr.quitus.interchange.takeover.TakeoverRows.CreditRow;
import fr.quitus.interchange.takeover.TakeoverRows.RequestHead;
import fr.quitus.interchange.takeover.TakeoverRows.RequestRow;
import fr.quitus.interchange.takeover.TakeoverRows.TitleHead;
import fr.quitus.interchange.takeover.TakeoverRows.TitleRow;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Lecture des cinq fichiers, one line after the other; a wrong line says so and the others are still read. */
final class TakeoverReading {
    private static final List<String> TYPES = List.of(
            "MARCHE",
            "BON_COMMANDE",
            "SUBVENTION",
            "BAIL",
            "CONVENTION",
            "TRANSACTION",
            "SUBVENTION_CHARGES_SERVICE_PUBLIC",
            "PARTENARIAT");
    private static final List<String> VISAS = List.of("NON_REQUIS", "ACCORDE", "TACITE", "PASSE_OUTRE", "AUCUN");
    private static final List<String> REQUEST_STATES = List.of("RECUE", "LIQUIDEE", "ORDONNANCEE", "PRISE_EN_CHARGE");
    private static final List<String> REQUEST_KINDS = List.of("FACTURE", "ACOMPTE", "SOLDE", "SUBVENTION");
    private static final List<String> TITLE_STATES = List.of("EMIS", "PRIS_EN_CHARGE", "DOUTEUX");
    /** Accounting entries name a third party by his SIRET or number. */
    private static final String AUXILIARY_PATTERN = "[A-Z0-9-]{1,32}";

    private final Findings findings;

    TakeoverReading(Findings findings) {
        this.findings = findings;
    }

    List<BalanceRow> balances(IncomingFile file) {
        return rows(TakeoverTable.BALANCES, file, TakeoverReading::balance);
    }

    List<CreditRow> credits(IncomingFile file) {
        return rows(TakeoverTable.CREDITS, file, TakeoverReading::credit);
    }

    List<CommitmentRow> commitments(IncomingFile file) {
        return rows(TakeoverTable.COMMITMENTS, file, TakeoverReading::commitment);
    }

    List<RequestRow> requests(IncomingFile file) {
        return rows(TakeoverTable.PAYMENT_REQUESTS, file, TakeoverReading::request);
    }

    List<TitleRow> titles(IncomingFile file) {
        return rows(TakeoverTable.REVENUE_ORDERS, file, TakeoverReading::title);
    }

    private <T> List<T> rows(TakeoverTable table, IncomingFile file, Function<RowFields, T> reading) {
        IntegrationReport<CommandRow> report = CommandFile.read(file);
        report.rejected().forEach(rejected -> add(table, rejected));
        List<T> rows = new ArrayList<>();
        for (CommandRow row : report.accepted()) {
            try {
                known(table, row);
                rows.add(reading.apply(new RowFields(row)));
            } catch (FileRefused refused) {
                refused.refusals().forEach(rejected -> add(table, rejected));
            }
        }
        return List.copyOf(rows);
    }

    private void add(TakeoverTable table, Rejected rejected) {
        findings.add(table, rejected.line(), rejected.place(), rejected.code(), rejected.reason());
    }

    private static void known(TakeoverTable table, CommandRow row) {
        for (String column : row.fields().keySet()) {
            if (!table.knows(column)) {
                throw new FileRefused(
                        row.line(),
                        column,
                        FileFault.COLONNES_INVALIDES,
                        "La colonne n'est pas de " + table.fileName() + ".");
            }
        }
    }

    private static BalanceRow balance(RowFields row) {
        BalanceRow read = new BalanceRow(
                row.line(),
                row.required("compte", AccountCode::of),
                row.optional("auxiliaire", text -> InvalidValue.matching(text, AUXILIARY_PATTERN, "un tiers")),
                row.optional("programme", ProgrammeCode::of),
                row.sum("debit"),
                row.sum("credit"));
        if (read.debit().isZero() == read.credit().isZero()) {
            throw new FileRefused(
                    row.line(),
                    "debit",
                    FileFault.MONTANT_INVALIDE,
                    "Un solde est débiteur ou créditeur, pas les deux.");
        }
        return read;
    }

    private static CreditRow credit(RowFields row) {
        return new CreditRow(
                row.line(),
                row.required("programme", ProgrammeCode::of),
                row.optional("bop", OperatingBudgetCode::of),
                row.optional("uo", FundsCentre::of),
                row.required("titre", TakeoverReading::spending),
                new Credits(row.sum("ae"), row.sum("cp")),
                new Credits(row.sum("ae_gelees"), row.sum("cp_geles")),
                row.sum("engage"),
                row.sum("ordonnance"));
    }

    private static FiscalYear year(String text) {
        return FiscalYear.of(Integer.parseInt(InvalidValue.matching(text, "[0-9]{4}", "un exercice")));
    }

    private static Title spending(String text) {
        return Title.valueOf(InvalidValue.matching(text, "T[1-7]", "un titre de dépense (T1 à T7)"));
    }

    private static CommitmentRow commitment(RowFields row) {
        CommitmentHead head = new CommitmentHead(
                row.required("exercice", TakeoverReading::year),
                row.word("type", TYPES),
                row.required("centre_financier", FundsCentre::of),
                row.required("fournisseur_siret", Siret::of),
                row.required("fournisseur_nom", text -> Texts.required("Le nom", text)),
                row.required("objet", text -> Texts.required("L'objet", text)),
                row.word("visa", VISAS));
        return new CommitmentRow(
                row.line(),
                row.required("ej", CommitmentNumber::of),
                row.number("poste"),
                head,
                row.required("domaine_fonctionnel", FunctionalArea::of),
                row.required("titre", TakeoverReading::spending),
                row.required("compte", AccountCode::of),
                row.optional("activite", ActivityCode::of),
                row.optional("centre_de_couts", CostCentre::of),
                row.optional("groupe_de_marchandises", MaterialGroup::of),
                row.optional("localisation", InterministerialLocation::of),
                row.amount("ae_restantes"),
                row.sum("certifie_non_facture"),
                row.sum("certifie_non_paye"),
                row.optionalDate("date_service_fait"),
                row.sum("avance_versee"),
                row.sum("avance_recuperee"),
                row.sum("execute"));
    }

    private static RequestRow request(RowFields row) {
        RequestHead head = new RequestHead(
                row.word("etat", REQUEST_STATES),
                row.word("nature", REQUEST_KINDS),
                row.required("fournisseur_siret", Siret::of),
                row.required("facture", text -> Texts.required("La facture", text)),
                row.date("date_facture"),
                row.date("date_reception"),
                row.amount("montant_ht"),
                row.optionalAmount("tva"),
                row.amount("montant_ttc"),
                row.required("iban", Iban::of),
                row.required("ej", CommitmentNumber::of),
                row.optional("poste_comptable", AccountingPostId::of),
                row.optionalDate("date_ordonnancement"),
                row.optionalDate("date_prise_en_charge"));
        return new RequestRow(
                row.line(),
                row.required("dp", PaymentRequestNumber::of),
                head,
                row.optionalNumber("poste"),
                row.optionalAmount("montant"));
    }

    private static TitleRow title(RowFields row) {
        TitleHead head = new TitleHead(
                row.word("etat", TITLE_STATES),
                row.required("exercice", TakeoverReading::year),
                row.required("centre_financier", FundsCentre::of),
                row.required("redevable_siret", Siret::of),
                row.required("redevable_nom", text -> Texts.required("Le nom", text)),
                row.required("objet", text -> Texts.required("L'objet", text)),
                row.date("date_emission"),
                row.date("date_limite"),
                row.required("poste_comptable", AccountingPostId::of),
                row.optionalDate("date_prise_en_charge"),
                row.optionalDate("date_fait_generateur"));
        return new TitleRow(
                row.line(),
                row.required("titre", RevenueOrderNumber::of),
                head,
                row.required("ligne_de_recette", RevenueLine::of),
                row.required("compte", AccountCode::of),
                row.amount("montant_emis"),
                row.amount("reste_a_recouvrer"),
                row.optionalAmount("depreciation"));
    }
}

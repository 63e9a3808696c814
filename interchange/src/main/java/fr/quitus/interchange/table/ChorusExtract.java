package fr.quitus.interchange.table;

import fr.quitus.domain.value.AccountCode;
import fr.quitus.domain.value.ActivityCode;
import fr.quitus.domain.value.Balance;
import fr.quitus.domain.value.CommitmentNumber;
import fr.quitus.domain.value.CostCentre;
import fr.quitus.domain.value.FunctionalArea;
import fr.quitus.domain.value.InvalidValue;
import fr.quitus.domain.value.MaterialGroup;
import fr.quitus.domain.value.PaymentRequestNumber;
import fr.quitus.domain.value.ProgrammeCode;
import fr.quitus.domain.value.ServiceReceiptNumber;
import fr.quitus.domain.value.Siret;
import fr.quitus.domain.value.ThirdPartyId;
import fr.quitus.interchange.FileFault;
import fr.quitus.interchange.FileRefused;
import fr.quitus.interchange.FileText;
import fr.quitus.interchange.IncomingFile;
import fr.quitus.interchange.IntegrationReport;
import fr.quitus.interchange.Refusals;
import fr.quitus.interchange.Shown;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;

/**
 * Extrait Chorus INF-BUD-53 : lines of commitments or of payments below a head of free lines, {@code #} where there is
 * no value. The unit is the line.
 */
public final class ChorusExtract {
    /** Free lines before the titles. */
    public static final int HEAD_ROWS_MAX = 50;

    private static final String FIRST_TITLE = "Programme";
    private static final List<String> COMMITMENT_TITLES = List.of(
            FIRST_TITLE,
            "Domaine fonctionnel",
            "Centre de coûts",
            "Référentiel de programmation",
            "N° EJ",
            "N° poste EJ",
            "Date de dernière modif. de l'EJ",
            "Fournisseur titulaire principal (EJ)",
            "Fournisseur titulaire principal (EJ)",
            "Code taxe 1",
            "Compte général",
            "Compte budgétaire",
            "Groupe de marchandises",
            "Contrat de projet Etat-Region",
            "Contrat de projet Etat-Region",
            "Localisation interministérielle",
            "EUR");
    private static final List<String> PAYMENT_TITLES = List.of(
            FIRST_TITLE,
            "Domaine fonctionnel",
            "Centre de coûts",
            "Référentiel de programmation",
            "N° EJ",
            "N° poste EJ",
            "N° DP",
            "Date de base de la DP",
            "Date de dernière opération sur la DP",
            "N° SF",
            "Date comptable du SF",
            "Fournisseur payé (DP)",
            "Fournisseur payé (DP)",
            "Code taxe 1",
            "Compte général",
            "Compte budgétaire",
            "Groupe de marchandises",
            "Contrat de projet Etat-Region",
            "Contrat de projet Etat-Region",
            "Localisation interministérielle",
            "EUR");

    private ChorusExtract() {}

    public static IntegrationReport<ChorusCommitmentLine> commitments(IncomingFile file) {
        return IntegrationReport.of(
                file, (lines, refusals) -> read(file, COMMITMENT_TITLES, ChorusExtract::commitment, lines, refusals));
    }

    public static IntegrationReport<ChorusPaymentLine> payments(IncomingFile file) {
        return IntegrationReport.of(
                file, (lines, refusals) -> read(file, PAYMENT_TITLES, ChorusExtract::payment, lines, refusals));
    }

    private static <T> void read(
            IncomingFile file,
            List<String> titles,
            Function<ChorusFields, T> reading,
            List<T> accepted,
            Refusals refusals) {
        int[] head = {0};
        boolean[] found = {false};
        TableInput.rows(file, FileText.utf8(file), ',', row -> {
            if (!found[0]) {
                found[0] = isTitles(row, titles, ++head[0]);
                return;
            }
            if (row.fields().size() != titles.size()) {
                String reason =
                        "%d champs pour %d titres.".formatted(row.fields().size(), titles.size());
                refusals.add(row.line(), "ligne", FileFault.NOMBRE_DE_CHAMPS, reason);
                return;
            }
            try {
                accepted.add(reading.apply(new ChorusFields(titles, row)));
            } catch (FileRefused refused) {
                refusals.addAll(refused.refusals());
            }
        });
        if (!found[0]) {
            throw new FileRefused(0, "titres", FileFault.COLONNES_INVALIDES, "La ligne de titres manque.");
        }
    }

    private static boolean isTitles(TableRow row, List<String> titles, int head) {
        List<String> fields = row.fields().stream().map(String::strip).toList();
        if (fields.equals(titles)) {
            return true;
        }
        if (fields.getFirst().equals(FIRST_TITLE)) {
            int differs = 0;
            while (differs < fields.size()
                    && differs < titles.size()
                    && fields.get(differs).equals(titles.get(differs))) {
                differs++;
            }
            String expected = differs < titles.size() ? titles.get(differs) : "la fin";
            String met = differs < fields.size() ? Shown.text(fields.get(differs)) : "la fin";
            throw new FileRefused(
                    row.line(),
                    "titre " + (differs + 1),
                    FileFault.COLONNES_INVALIDES,
                    "« %s » était attendu, %s est donné.".formatted(expected, met));
        }
        if (head >= HEAD_ROWS_MAX) {
            throw new FileRefused(
                    row.line(),
                    "titres",
                    FileFault.COLONNES_INVALIDES,
                    "La ligne de titres n'est pas dans les " + HEAD_ROWS_MAX + " premières.");
        }
        return false;
    }

    private static ChorusCommitmentLine commitment(ChorusFields fields) {
        Codes codes = Codes.of(fields);
        CommitmentNumber number = fields.required(CommitmentNumber::of);
        int item = fields.required(ChorusFields::item);
        LocalDate modifiedOn = fields.required(ChorusFields::date);
        ChorusSupplier supplier = supplier(fields);
        ChorusImputation imputation = imputation(codes, fields);
        Balance amount = fields.required(ChorusFields::euros);
        return new ChorusCommitmentLine(fields.line(), imputation, number, item, modifiedOn, supplier, amount);
    }

    private static ChorusPaymentLine payment(ChorusFields fields) {
        Codes codes = Codes.of(fields);
        CommitmentNumber number = fields.optional(CommitmentNumber::of);
        Integer item = fields.optional(ChorusFields::item);
        if ((number == null) != (item == null)) {
            throw fields.refuse("Le numéro d'EJ et celui du poste vont ensemble.");
        }
        PaymentRequestNumber request = fields.required(PaymentRequestNumber::of);
        LocalDate basedOn = fields.required(ChorusFields::date);
        LocalDate operatedOn = fields.required(ChorusFields::date);
        ServiceReceiptNumber receipt = fields.optional(ServiceReceiptNumber::of);
        LocalDate receiptOn = fields.optional(ChorusFields::date);
        ChorusSupplier supplier = supplier(fields);
        ChorusImputation imputation = imputation(codes, fields);
        Balance amount = fields.required(ChorusFields::euros);
        return new ChorusPaymentLine(
                fields.line(),
                imputation,
                number,
                item,
                request,
                basedOn,
                operatedOn,
                receipt,
                receiptOn,
                supplier,
                amount);
    }

    private static ChorusSupplier supplier(ChorusFields fields) {
        return new ChorusSupplier(
                fields.required(ThirdPartyId::of), fields.required(ChorusFields::text), fields.optional(Siret::of));
    }

    private static ChorusImputation imputation(Codes codes, ChorusFields fields) {
        AccountCode account = fields.required(text -> AccountCode.of(ChorusFields.unprefixed(text)));
        String budgetAccount = fields.optional(ChorusFields::text);
        MaterialGroup group = fields.optional(MaterialGroup::of);
        String contract = fields.optional(ChorusFields::text);
        // The label beside the contract says « Non affecté » where there is none.
        fields.optional(ChorusFields::text);
        String location = fields.optional(ChorusExtract::location);
        return new ChorusImputation(
                codes.programme,
                codes.area,
                codes.costCentre,
                codes.activity,
                account,
                budgetAccount,
                group,
                contract,
                location);
    }

    private static String location(String text) {
        if (!text.matches("[A-Z]\\d{0,7}")) {
            throw new InvalidValue(Shown.text(text) + " n'est pas une localisation interministérielle.");
        }
        return text;
    }

    /** The four columns both extracts begin with. */
    private record Codes(ProgrammeCode programme, FunctionalArea area, CostCentre costCentre, ActivityCode activity) {

        private static Codes of(ChorusFields fields) {
            ProgrammeCode programme = fields.required(Codes::programme);
            FunctionalArea area = fields.required(FunctionalArea::of);
            if (!area.text().startsWith(programme.text())) {
                throw fields.refuse("Le domaine " + area + " n'est pas du programme " + programme + ".");
            }
            return new Codes(
                    programme,
                    area,
                    fields.required(text -> CostCentre.of(ChorusFields.unprefixed(text))),
                    fields.required(text -> ActivityCode.of(ChorusFields.unprefixed(text))));
        }

        /** Chorus shows three digits where the code has four. */
        private static ProgrammeCode programme(String text) {
            return ProgrammeCode.of(text.length() == 3 ? "0" + text : text);
        }
    }
}

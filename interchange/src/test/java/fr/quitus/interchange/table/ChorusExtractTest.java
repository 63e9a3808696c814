package fr.quitus.interchange.table;

import static org.assertj.core.api.Assertions.assertThat;

import fr.quitus.domain.value.Balance;
import fr.quitus.domain.value.CommitmentNumber;
import fr.quitus.domain.value.ProgrammeCode;
import fr.quitus.interchange.FileFault;
import fr.quitus.interchange.IncomingFile;
import fr.quitus.interchange.IntegrationReport;
import fr.quitus.interchange.Rejected;
import fr.quitus.interchange.SharedFiles;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class ChorusExtractTest {
    private static final String HEAD = """
            INF-BUD-53 : Pilotage de la gestion,,,
            Affichage :
            Programme,Domaine fonctionnel,Centre de coûts,Référentiel de programmation,N° EJ,N° poste EJ,\
            Date de dernière modif. de l'EJ,Fournisseur titulaire principal (EJ),Fournisseur titulaire principal (EJ),\
            Code taxe 1,Compte général,Compte budgétaire,Groupe de marchandises,Contrat de projet Etat-Region,\
            Contrat de projet Etat-Region,Localisation interministérielle,EUR
            """;
    private static final String LINE = """
            156,0156-01,BG00/AECADAF093,BG00/015600000101,2100000001,2,10.01.2026,1001465507,F1,13000495500015,\
            PCE/6111000000,Fonctionnement,36.01.01,#,Non affecté,N53,"1 234,56"
            """;

    @Test
    void a_line_of_commitment_is_read_without_the_prefixes_of_chorus() {
        ChorusCommitmentLine line = read(HEAD + LINE).accepted().getFirst();

        assertThat(line.line()).isEqualTo(4);
        assertThat(line.commitment()).isEqualTo(CommitmentNumber.of("2100000001"));
        assertThat(line.item()).isEqualTo(2);
        assertThat(line.modifiedOn()).isEqualTo(LocalDate.of(2026, 1, 10));
        assertThat(line.amount()).isEqualTo(Balance.ofCents(123456));
        ChorusImputation imputation = line.imputation();
        assertThat(imputation.programme()).isEqualTo(ProgrammeCode.of("0156"));
        assertThat(imputation.costCentre().text()).isEqualTo("AECADAF093");
        assertThat(imputation.activity().text()).isEqualTo("015600000101");
        assertThat(imputation.account().text()).isEqualTo("6111000000");
        assertThat(imputation.projectContract()).isNull();
        assertThat(imputation.location()).isEqualTo("N53");
        assertThat(line.supplier().siret()).isNotNull();
    }

    @Test
    void amounts_are_french_and_may_take_back() {
        assertThat(ChorusFields.euros("22500,12")).isEqualTo(Balance.ofCents(2250012));
        assertThat(ChorusFields.euros("252")).isEqualTo(Balance.ofCents(25200));
        assertThat(ChorusFields.euros("-1\u202F000,5")).isEqualTo(Balance.ofCents(-100050));
        assertThat(ChorusFields.euros("252,00-")).isEqualTo(Balance.ofCents(-25200));
    }

    @Test
    void a_wrong_line_is_refused_alone_with_the_title_of_its_column() {
        assertFault("156,0156", "XXX,0156", "colonne « Programme »");
        assertFault("0156-01,", "0104-12-08,", "colonne « Domaine fonctionnel »");
        assertFault("10.01.2026", "31.02.2026", "colonne « Date de dernière modif. de l'EJ »");
        assertFault(",2,", ",deux,", "colonne « N° poste EJ »");
        assertFault("2100000001", "#", "colonne « N° EJ »");
        assertFault("\"1 234,56\"", "1234.56", "colonne « EUR »");
        assertFault("\"1 234,56\"", "#", "colonne « EUR »");
        assertFault("36.01.01", "36-01-01", "colonne « Groupe de marchandises »");
        assertFault("N53", "53", "colonne « Localisation interministérielle »");
    }

    private static void assertFault(String text, String replacement, String column) {
        IntegrationReport<ChorusCommitmentLine> report = read(HEAD + LINE.replaceFirst(text, replacement) + LINE);

        assertThat(report.accepted()).hasSize(1);
        assertThat(report.rejected()).extracting(Rejected::place).containsExactly(column);
        assertThat(report.rejected().getFirst().line()).isEqualTo(4);
        assertThat(report.rejected().getFirst().code()).isEqualTo(FileFault.VALEUR_INVALIDE);
    }

    @Test
    void refuses_other_titles_and_says_which_was_expected() {
        Rejected refusal =
                read(HEAD.replace("N° EJ", "N° DP") + LINE).rejected().getFirst();

        assertThat(refusal.code()).isEqualTo(FileFault.COLONNES_INVALIDES);
        assertThat(refusal.place()).isEqualTo("titre 5");
        assertThat(refusal.reason()).isEqualTo("« N° EJ » était attendu, « N° DP » est donné.");
        assertThat(read("a\nb\n").rejected().getFirst().code()).isEqualTo(FileFault.COLONNES_INVALIDES);
        assertThat(read("a\n".repeat(51) + HEAD + LINE).rejected().getFirst().line())
                .isEqualTo(50);
        assertThat(read(HEAD + "1,2\n").rejected().getFirst().code()).isEqualTo(FileFault.NOMBRE_DE_CHAMPS);
    }

    @Test
    void the_published_extract_of_commitments_is_read_but_for_its_wrong_line() {
        IntegrationReport<ChorusCommitmentLine> report =
                ChorusExtract.commitments(SharedFiles.data("chorus_INF-BUD-53_engagements_sample.csv"));

        assertThat(report.accepted())
                .extracting(ChorusCommitmentLine::amount)
                .containsExactly(Balance.ofCents(2250012), Balance.ofCents(1500000));
        assertThat(report.rejected()).extracting(Rejected::place).containsExactly("colonne « Programme »");
        assertThat(report.rejected().getFirst().line()).isEqualTo(11);
    }

    @Test
    void the_published_extract_of_payments_is_read_with_its_empty_fields() {
        IntegrationReport<ChorusPaymentLine> report =
                ChorusExtract.payments(SharedFiles.data("chorus_INF-BUD-53_paiements_sample.csv"));

        assertThat(report.rejected()).isEmpty();
        assertThat(report.accepted()).hasSize(5);
        ChorusPaymentLine first = report.accepted().getFirst();
        assertThat(first.commitment()).isNull();
        assertThat(first.item()).isNull();
        assertThat(first.receipt()).isNull();
        assertThat(first.amount()).isEqualTo(Balance.ofCents(2826));
        assertThat(first.imputation().location()).isEqualTo("N");
        ChorusPaymentLine third = report.accepted().get(2);
        assertThat(third.commitment()).isEqualTo(CommitmentNumber.of("2103105755"));
        assertThat(third.supplier().siret()).isNull();
    }

    private static IntegrationReport<ChorusCommitmentLine> read(String text) {
        return ChorusExtract.commitments(IncomingFile.of(text.getBytes(StandardCharsets.UTF_8)));
    }
}

package fr.quitus.domain.commitment;

import static fr.quitus.domain.G0.BASTIEN;
import static fr.quitus.domain.G0.BOP;
import static fr.quitus.domain.G0.BRUNO;
import static fr.quitus.domain.G0.CHARGE;
import static fr.quitus.domain.G0.DIRECTORATE;
import static fr.quitus.domain.G0.GINA;
import static fr.quitus.domain.G0.OMAR;
import static fr.quitus.domain.G0.PAULA;
import static fr.quitus.domain.G0.PRODUCT;
import static fr.quitus.domain.G0.PROGRAMME;
import static fr.quitus.domain.G0.RACHEL;
import static fr.quitus.domain.G0.STRANGER;
import static fr.quitus.domain.G0.U1;
import static fr.quitus.domain.G0.U1_HT2;
import static fr.quitus.domain.G0.U2;
import static fr.quitus.domain.G0.U2_HT2;
import static fr.quitus.domain.G0.imputation;
import static fr.quitus.domain.Story.drafting;
import static fr.quitus.domain.Story.euros;
import static fr.quitus.domain.Story.only;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.quitus.domain.LedgerCommand;
import fr.quitus.domain.LedgerEvent;
import fr.quitus.domain.Rejection;
import fr.quitus.domain.Story;
import fr.quitus.domain.budget.AmountType;
import fr.quitus.domain.budget.BudgetCommand.AllotToOperatingBudget;
import fr.quitus.domain.budget.BudgetCommand.AllotToUnit;
import fr.quitus.domain.budget.BudgetCommand.OpenCredits;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.AeCommitted;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.AeReleased;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.AeSterilized;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.CommitmentBroughtForward;
import fr.quitus.domain.commitment.ChangeCommand.AffirmTranche;
import fr.quitus.domain.commitment.ChangeCommand.AmendCommitment;
import fr.quitus.domain.commitment.ChangeCommand.AmendLine;
import fr.quitus.domain.commitment.ChangeCommand.CancelCommitment;
import fr.quitus.domain.commitment.ChangeCommand.CarryForwardCommitment;
import fr.quitus.domain.commitment.ChangeCommand.CloseCommitment;
import fr.quitus.domain.commitment.ChangeCommand.GrantRecyclingException;
import fr.quitus.domain.commitment.ChangeCommand.ReimputeCommitment;
import fr.quitus.domain.commitment.CommitmentChange.CommitmentClosed;
import fr.quitus.domain.commitment.CommitmentChange.CommitmentReimputed;
import fr.quitus.domain.commitment.CommitmentCommand.DraftLine;
import fr.quitus.domain.commitment.CommitmentCommand.ValidateCommitment;
import fr.quitus.domain.value.Balance;
import fr.quitus.domain.value.CommitmentNumber;
import fr.quitus.domain.value.EnvelopeId;
import fr.quitus.domain.value.FiscalYear;
import fr.quitus.domain.value.FundsCentre;
import fr.quitus.domain.value.InvalidValue;
import fr.quitus.domain.value.Title;
import fr.quitus.domain.value.TitleGroup;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Avenants, tranches, changements d'imputation, clôture et bascule. */
class CommitmentChangeTest {
    private static final CommitmentNumber UNKNOWN = CommitmentNumber.of("9999999999");
    private static final EnvelopeId U1_2027 = new EnvelopeId(FiscalYear.of(2027), U1, TitleGroup.HT2);
    private final Story story = Story.g0();

    private Balance aeAvailable(EnvelopeId envelope) {
        return story.ledger().envelope(envelope).aeAvailable();
    }

    private static AmendCommitment amending(CommitmentNumber number, String amount) {
        return new AmendCommitment(number, List.of(new AmendLine(1, euros(amount))), "Avenant");
    }

    private CommitmentFile file(CommitmentNumber number) {
        return story.ledger().commitment(number).opened().orElseThrow();
    }

    // avenants

    @Test
    void an_amendment_takes_ae_and_gives_them_back() {
        CommitmentNumber number = story.aValidatedCommitment("12000");
        assertThat(aeAvailable(U1_HT2)).isEqualTo(Balance.parse("88000"));

        var raised = story.accepted(amending(number, "15000"), OMAR.on("2026-03-01"));
        assertThat(aeAvailable(U1_HT2)).isEqualTo(Balance.parse("85000"));
        var reduced = story.accepted(amending(number, "9000"), OMAR.on("2026-03-02"));

        assertThat(aeAvailable(U1_HT2)).isEqualTo(Balance.parse("91000"));
        assertThat(only(raised, AeCommitted.class).amountType()).isEqualTo(AmountType.MODIFICATION);
        assertThat(only(reduced, AeReleased.class).amount()).isEqualTo(euros("6000"));
        story.aCertifiedService(number, "5000");
        var refusal = story.refused(amending(number, "4999.99"), OMAR.on("2026-03-03"));
        assertThat(refusal.code()).isEqualTo(Rejection.INFERIEUR_AU_SERVICE_FAIT);
        assertThat(refusal.facts()).containsEntry("certifie", "5000.00").containsEntry("ecart", "0.01");
        story.accepted(amending(number, "5000"), OMAR.on("2026-03-03"));
    }

    @Test
    void names_the_first_rule_an_amendment_breaks() {
        CommitmentNumber draft = story.aDraftedCommitment("1000");
        CommitmentNumber number = story.aValidatedCommitment("12000");
        var onLine2 = new AmendCommitment(number, List.of(new AmendLine(2, euros("1"))), "Avenant");

        assertThat(story.rejection(amending(UNKNOWN, "1"), OMAR.on("2026-03-01")))
                .isEqualTo(Rejection.EJ_INCONNU);
        assertThat(story.rejection(amending(draft, "1"), OMAR.on("2026-03-01"))).isEqualTo(Rejection.ETAT_INCOMPATIBLE);
        assertThat(story.rejection(onLine2, STRANGER.on("2026-03-01"))).isEqualTo(Rejection.LIGNE_INCONNUE);
        assertThat(story.rejection(amending(number, "12000"), STRANGER.on("2026-03-01")))
                .isEqualTo(Rejection.HORS_PERIMETRE);
        assertThat(story.rejection(amending(number, "500000.01"), OMAR.on("2027-03-01")))
                .isEqualTo(Rejection.DELEGATION_EXPIREE);
        assertThat(story.rejection(amending(number, "500000.01"), OMAR.on("2026-03-01")))
                .isEqualTo(Rejection.DELEGATION_DEPASSEE);
        assertThat(story.rejection(amending(number, "12000"), PAULA.on("2027-03-01")))
                .isEqualTo(Rejection.EXERCICE_NON_OUVERT);
        assertThat(story.rejection(amending(number, "12000"), OMAR.on("2026-03-01")))
                .isEqualTo(Rejection.ACTE_SANS_OBJET);
        assertThat(story.rejection(amending(number, "500000.01"), PAULA.on("2026-03-01")))
                .isEqualTo(Rejection.VISA_REQUIS);
        var refusal = story.refused(amending(number, "100000.01"), OMAR.on("2026-03-01"));
        assertThat(refusal.code()).isEqualTo(Rejection.AE_INSUFFISANTES);
        assertThat(refusal.facts()).containsEntry("manquant", "0.01");
    }

    @Test
    void what_one_line_gives_back_another_line_may_take() {
        CommitmentNumber number = story.aDraftedCommitment(drafting(
                new DraftLine(imputation(Title.T3, CHARGE), euros("60000")),
                new DraftLine(imputation(Title.T3, CHARGE), euros("40000"))));
        story.accepted(new ValidateCommitment(number), OMAR.on("2026-02-03"));
        var swap = new AmendCommitment(
                number, List.of(new AmendLine(1, euros("40000")), new AmendLine(2, euros("60000"))), "Avenant");

        story.accepted(swap, OMAR.on("2026-03-01"));

        assertThat(aeAvailable(U1_HT2)).isEqualTo(Balance.ZERO);
        assertThat(file(number).lineKnown(2).firmAmount()).isEqualTo(Balance.parse("60000"));
    }

    @Test
    void an_amendment_names_each_line_once() {
        var twice = List.of(new AmendLine(1, euros("1")), new AmendLine(1, euros("2")));

        assertThatThrownBy(() -> new AmendCommitment(UNKNOWN, twice, "Avenant")).isInstanceOf(InvalidValue.class);
        assertThatThrownBy(() -> new AmendCommitment(UNKNOWN, List.of(), "Avenant"))
                .isInstanceOf(InvalidValue.class);
    }

    // tranches

    private CommitmentNumber withConditionalTranche(String firm, String conditional) {
        CommitmentNumber number = story.aDraftedCommitment(drafting(
                new DraftLine(imputation(Title.T3, CHARGE), euros(firm)),
                new DraftLine(imputation(Title.T3, CHARGE), euros(conditional), LineKind.TRANCHE_CONDITIONNELLE)));
        story.accepted(new ValidateCommitment(number), OMAR.on("2026-02-03"));
        return number;
    }

    @Test
    void a_conditional_tranche_consumes_ae_when_it_is_affirmed() {
        CommitmentNumber number = withConditionalTranche("60000", "30000");
        assertThat(aeAvailable(U1_HT2)).isEqualTo(Balance.parse("40000"));

        story.accepted(new AffirmTranche(number, 2), OMAR.on("2026-03-01"));

        assertThat(aeAvailable(U1_HT2)).isEqualTo(Balance.parse("10000"));
        assertThat(file(number).lineKnown(2).affirmed()).isTrue();
        assertThat(file(number).firmAmount()).isEqualTo(euros("90000"));
    }

    @Test
    void names_the_first_rule_an_affirmation_breaks() {
        CommitmentNumber draft = story.aDraftedCommitment("1");
        CommitmentNumber number = withConditionalTranche("60000", "40000.01");

        assertThat(story.rejection(new AffirmTranche(UNKNOWN, 2), OMAR.on("2026-03-01")))
                .isEqualTo(Rejection.EJ_INCONNU);
        assertThat(story.rejection(new AffirmTranche(draft, 1), OMAR.on("2026-03-01")))
                .isEqualTo(Rejection.ETAT_INCOMPATIBLE);
        assertThat(story.rejection(new AffirmTranche(number, 3), OMAR.on("2026-03-01")))
                .isEqualTo(Rejection.LIGNE_INCONNUE);
        assertThat(story.rejection(new AffirmTranche(number, 2), STRANGER.on("2026-03-01")))
                .isEqualTo(Rejection.HORS_PERIMETRE);
        assertThat(story.rejection(new AffirmTranche(number, 2), PAULA.on("2027-03-01")))
                .isEqualTo(Rejection.EXERCICE_NON_OUVERT);
        assertThat(story.rejection(new AffirmTranche(number, 1), OMAR.on("2026-03-01")))
                .isEqualTo(Rejection.ACTE_SANS_OBJET);
        assertThat(story.rejection(new AffirmTranche(number, 2), OMAR.on("2026-03-01")))
                .isEqualTo(Rejection.AE_INSUFFISANTES);
    }

    @Test
    void a_tranche_not_yet_affirmed_is_amended_and_closed_without_ae() {
        CommitmentNumber number = withConditionalTranche("60000", "30000");
        var amend = new AmendCommitment(number, List.of(new AmendLine(2, euros("20000"))), "Avenant");

        assertThat(story.accepted(amend, OMAR.on("2026-03-01"))).hasSize(1);
        assertThat(file(number).lineKnown(2).conditionalAmount()).isEqualTo(Balance.parse("20000"));
        story.accepted(new CloseCommitment(number), GINA.on("2026-03-02"));

        assertThat(aeAvailable(U1_HT2)).isEqualTo(Balance.parse("100000"));
        assertThat(file(number).lineKnown(2).amount()).isEqualTo(Balance.ZERO);
    }

    @Test
    void a_commitment_has_something_firm() {
        var conditional = new DraftLine(imputation(Title.T3, CHARGE), euros("1"), LineKind.TRANCHE_CONDITIONNELLE);

        assertThatThrownBy(() -> drafting(conditional)).isInstanceOf(InvalidValue.class);
    }

    // changement d'imputation

    private static ReimputeCommitment moving(CommitmentNumber number, FundsCentre to) {
        return new ReimputeCommitment(number, 1, to, imputation(Title.T3, CHARGE));
    }

    @Test
    void a_line_leaves_an_envelope_for_another() {
        CommitmentNumber number = story.aValidatedCommitment("12000");

        var events = story.accepted(moving(number, U2), OMAR.on("2026-03-01"));

        assertThat(only(events, AeReleased.class).amountType()).isEqualTo(AmountType.REIMPUTED_FROM);
        assertThat(only(events, AeCommitted.class).amountType()).isEqualTo(AmountType.REIMPUTED_TO);
        assertThat(aeAvailable(U1_HT2)).isEqualTo(Balance.parse("100000"));
        assertThat(aeAvailable(U2_HT2)).isEqualTo(Balance.parse("8000"));
        // What is given back later goes to the envelope that bears it now.
        story.accepted(amending(number, "10000"), OMAR.on("2026-03-02"));
        assertThat(aeAvailable(U2_HT2)).isEqualTo(Balance.parse("10000"));
    }

    @Test
    void another_title_of_the_same_envelope_moves_no_ae() {
        CommitmentNumber number = story.aValidatedCommitment("12000");

        var events = story.accepted(
                new ReimputeCommitment(number, 1, U1, imputation(Title.T6, CHARGE)), OMAR.on("2026-03-01"));

        assertThat(events).hasSize(1);
        assertThat(file(number).lineKnown(1).imputation().title()).isEqualTo(Title.T6);
    }

    @Test
    void names_the_first_rule_a_change_of_imputation_breaks() {
        CommitmentNumber draft = story.aDraftedCommitment("1");
        CommitmentNumber number = story.aValidatedCommitment("20000.01");
        var elsewhere = FundsCentre.of("0204-DR35-U001");

        assertThat(story.rejection(moving(UNKNOWN, U2), OMAR.on("2026-03-01"))).isEqualTo(Rejection.EJ_INCONNU);
        assertThat(story.rejection(moving(draft, U2), OMAR.on("2026-03-01"))).isEqualTo(Rejection.ETAT_INCOMPATIBLE);
        assertThat(story.rejection(
                        new ReimputeCommitment(number, 2, U2, imputation(Title.T3, CHARGE)), OMAR.on("2026-03-01")))
                .isEqualTo(Rejection.LIGNE_INCONNUE);
        assertThat(story.rejection(moving(number, U2), STRANGER.on("2026-03-01")))
                .isEqualTo(Rejection.HORS_PERIMETRE);
        assertThat(story.rejection(moving(number, U2), PAULA.on("2027-03-01")))
                .isEqualTo(Rejection.EXERCICE_NON_OUVERT);
        assertThat(story.rejection(moving(number, elsewhere), OMAR.on("2026-03-01")))
                .isEqualTo(Rejection.HORS_PERIMETRE);
        assertThat(story.rejection(
                        new ReimputeCommitment(number, 1, U2, imputation(Title.T3, PRODUCT)), OMAR.on("2026-03-01")))
                .isEqualTo(Rejection.IMPUTATION_INVALIDE);
        assertThat(story.rejection(moving(number, U1), OMAR.on("2026-03-01"))).isEqualTo(Rejection.ACTE_SANS_OBJET);
        assertThat(story.rejection(moving(number, U2), OMAR.on("2026-03-01"))).isEqualTo(Rejection.AE_INSUFFISANTES);
        story.aCertifiedService(number, "1");
        assertThat(story.rejection(moving(number, U2), OMAR.on("2026-03-02"))).isEqualTo(Rejection.POSTE_DEJA_SERVI);
    }

    // fin de l'EJ

    @Test
    void closing_gives_back_what_was_never_served() {
        CommitmentNumber number = story.aDraftedCommitment("12000");
        assertThat(story.rejection(new CloseCommitment(number), GINA.on("2026-03-01")))
                .isEqualTo(Rejection.ETAT_INCOMPATIBLE);
        story.accepted(new ValidateCommitment(number), OMAR.on("2026-02-03"));
        assertThat(story.rejection(new CloseCommitment(number), STRANGER.on("2026-03-01")))
                .isEqualTo(Rejection.HORS_PERIMETRE);

        var events = story.accepted(new CloseCommitment(number), GINA.on("2026-03-01"));

        assertThat(only(events, CommitmentClosed.class).residual()).isEqualTo(Balance.parse("12000"));
        assertThat(only(events, AeReleased.class).amount()).isEqualTo(euros("12000"));
        assertThat(aeAvailable(U1_HT2)).isEqualTo(Balance.parse("100000"));
        assertThat(story.ledger().commitment(number).status()).isEqualTo("CLOSED");
        for (LedgerCommand command : List.<LedgerCommand>of(
                new CloseCommitment(number),
                amending(number, "1"),
                new CarryForwardCommitment(number),
                new ValidateCommitment(number))) {
            assertThat(story.rejection(command, OMAR.on("2026-03-01"))).isEqualTo(Rejection.ETAT_INCOMPATIBLE);
        }
    }

    @Test
    void what_is_served_and_not_paid_keeps_a_commitment_open() {
        CommitmentNumber recorded = story.aValidatedCommitment("1000");
        story.aRecordedService(recorded, "400");
        CommitmentNumber certified = story.aServedCommitment("1000");
        CommitmentNumber unknown = UNKNOWN;

        assertThat(story.rejection(new CloseCommitment(unknown), GINA.on("2026-03-05")))
                .isEqualTo(Rejection.EJ_INCONNU);
        assertThat(story.rejection(new CloseCommitment(recorded), GINA.on("2026-03-05")))
                .isEqualTo(Rejection.ENGAGEMENT_EN_COURS);
        assertThat(story.rejection(new CloseCommitment(certified), GINA.on("2026-03-05")))
                .isEqualTo(Rejection.ENGAGEMENT_EN_COURS);
        story.aReceivedInvoice(certified, "1000");
        assertThat(story.rejection(new CloseCommitment(certified), GINA.on("2027-03-05")))
                .isEqualTo(Rejection.EXERCICE_NON_OUVERT);
    }

    @Test
    void a_commitment_that_is_paid_in_full_is_closed_without_ae() {
        story.anExecutedPayment("1000");
        CommitmentNumber number =
                story.ledger().states().commitments().keySet().iterator().next();

        assertThat(story.accepted(new CloseCommitment(number), GINA.on("2026-03-21")))
                .hasSize(1);
        assertThat(aeAvailable(U1_HT2)).isEqualTo(Balance.parse("99000"));
    }

    @Test
    void a_draft_is_given_up_and_a_signed_commitment_is_not() {
        CommitmentNumber number = story.aDraftedCommitment("1000");
        CommitmentNumber signed = story.aValidatedCommitment("1000");
        var cancel = new CancelCommitment(number, "Besoin abandonné");

        assertThat(story.rejection(new CancelCommitment(UNKNOWN, "r"), GINA.on("2026-02-03")))
                .isEqualTo(Rejection.EJ_INCONNU);
        assertThat(story.rejection(new CancelCommitment(signed, "r"), GINA.on("2026-02-03")))
                .isEqualTo(Rejection.ETAT_INCOMPATIBLE);
        assertThat(story.rejection(cancel, STRANGER.on("2026-02-03"))).isEqualTo(Rejection.HORS_PERIMETRE);
        story.accepted(cancel, GINA.on("2026-02-03"));

        assertThat(story.ledger().commitment(number).status()).isEqualTo("CANCELLED");
        assertThat(story.rejection(cancel, GINA.on("2026-02-03"))).isEqualTo(Rejection.ETAT_INCOMPATIBLE);
        assertThat(story.rejection(new ValidateCommitment(number), OMAR.on("2026-02-03")))
                .isEqualTo(Rejection.ETAT_INCOMPATIBLE);
    }

    // bascule et recyclage

    private CommitmentNumber aCarriedCommitment(String amount) {
        CommitmentNumber number = story.aValidatedCommitment(amount);
        story.accepted(new CarryForwardCommitment(number), DIRECTORATE.on("2027-01-02"));
        return number;
    }

    @Test
    void a_commitment_goes_on_in_the_next_year_without_its_ae() {
        CommitmentNumber number = story.aValidatedCommitment("12000");
        var carry = new CarryForwardCommitment(number);

        assertThat(story.rejection(carry, DIRECTORATE.on("2026-12-31"))).isEqualTo(Rejection.EXERCICE_NON_OUVERT);
        var events = story.accepted(carry, DIRECTORATE.on("2027-01-02"));

        var memo = only(events, CommitmentBroughtForward.class);
        assertThat(memo.envelope()).isEqualTo(U1_2027);
        assertThat(memo.residual()).isEqualTo(euros("12000"));
        assertThat(memo.amountType()).isEqualTo(AmountType.CARRIED_FORWARD);
        assertThat(aeAvailable(U1_2027)).isEqualTo(Balance.ZERO);
        assertThat(aeAvailable(U1_HT2)).isEqualTo(Balance.parse("88000"));
        assertThat(file(number).year()).isEqualTo(FiscalYear.of(2027));
        assertThat(story.rejection(carry, DIRECTORATE.on("2027-01-02"))).isEqualTo(Rejection.EXERCICE_NON_OUVERT);
    }

    @Test
    void nothing_left_to_pay_is_not_carried() {
        story.anExecutedPayment("1000");
        CommitmentNumber number =
                story.ledger().states().commitments().keySet().iterator().next();
        var draft = story.aDraftedCommitment("1");

        assertThat(story.rejection(new CarryForwardCommitment(number), DIRECTORATE.on("2027-01-02")))
                .isEqualTo(Rejection.ACTE_SANS_OBJET);
        assertThat(story.rejection(new CarryForwardCommitment(draft), DIRECTORATE.on("2027-01-02")))
                .isEqualTo(Rejection.ETAT_INCOMPATIBLE);
        assertThat(story.rejection(new CarryForwardCommitment(UNKNOWN), DIRECTORATE.on("2027-01-02")))
                .isEqualTo(Rejection.EJ_INCONNU);
    }

    @Test
    void ae_of_an_earlier_year_are_sterilised() {
        CommitmentNumber number = aCarriedCommitment("3000");

        List<LedgerEvent> events = story.accepted(new CloseCommitment(number), GINA.on("2027-02-01"));

        assertThat(only(events, AeSterilized.class).amount()).isEqualTo(euros("3000"));
        assertThat(events).noneMatch(AeReleased.class::isInstance);
        assertThat(story.ledger().envelope(U1_2027).ae().nonRecyclable()).isEqualTo(Balance.parse("3000"));
        assertThat(aeAvailable(U1_2027)).isEqualTo(Balance.ZERO);
    }

    @Test
    void a_reduction_cancels_first_what_this_year_added() {
        allot2027("10000");
        CommitmentNumber number = aCarriedCommitment("12000");
        story.accepted(amending(number, "15000"), PAULA.on("2027-02-01"));
        assertThat(aeAvailable(U1_2027)).isEqualTo(Balance.parse("7000"));

        var events = story.accepted(amending(number, "10000"), PAULA.on("2027-02-02"));

        assertThat(only(events, AeReleased.class).amount()).isEqualTo(euros("3000"));
        assertThat(only(events, AeSterilized.class).amount()).isEqualTo(euros("2000"));
        assertThat(aeAvailable(U1_2027)).isEqualTo(Balance.parse("10000"));
    }

    @Test
    void an_exception_makes_ae_of_an_earlier_year_available() {
        CommitmentNumber draft = story.aDraftedCommitment("1");
        CommitmentNumber number = aCarriedCommitment("3000");
        var exception = new GrantRecyclingException(number, "Arrêté du 3 mars 2027");

        assertThat(story.rejection(new GrantRecyclingException(draft, "A"), BRUNO.on("2027-02-01")))
                .isEqualTo(Rejection.ETAT_INCOMPATIBLE);
        assertThat(story.rejection(exception, STRANGER.on("2027-02-01"))).isEqualTo(Rejection.HORS_PERIMETRE);
        story.accepted(exception, BRUNO.on("2027-02-01"));
        assertThat(story.rejection(exception, BRUNO.on("2027-02-01"))).isEqualTo(Rejection.ACTE_SANS_OBJET);
        var events = story.accepted(new CloseCommitment(number), GINA.on("2027-02-02"));

        assertThat(only(events, AeReleased.class).amount()).isEqualTo(euros("3000"));
        assertThat(aeAvailable(U1_2027)).isEqualTo(Balance.parse("3000"));
    }

    @Test
    void a_carried_line_that_is_imputed_elsewhere_takes_no_ae_of_this_year() {
        allot2027("10000");
        CommitmentNumber number = story.aValidatedCommitment("4000");
        story.accepted(moving(number, U2), OMAR.on("2026-03-01"));
        story.accepted(new CarryForwardCommitment(number), DIRECTORATE.on("2027-01-02"));

        var events = story.accepted(moving(number, U1), PAULA.on("2027-02-01"));

        assertThat(events).hasOnlyElementsOfType(CommitmentReimputed.class);
        assertThat(file(number).lineKnown(1).envelope()).isEqualTo(U1_2027);
        assertThat(aeAvailable(U1_2027)).isEqualTo(Balance.parse("10000"));
        // Given up there, it is of an earlier year still.
        var closed = story.accepted(new CloseCommitment(number), GINA.on("2027-02-02"));
        assertThat(only(closed, AeSterilized.class).envelope()).isEqualTo(U1_2027);
        assertThat(aeAvailable(U1_2027)).isEqualTo(Balance.parse("10000"));
    }

    @Test
    void of_a_carried_line_only_what_this_year_added_moves_with_it() {
        allot2027("10000");
        CommitmentNumber number = aCarriedCommitment("12000");
        story.accepted(amending(number, "15000"), PAULA.on("2027-02-01"));

        assertThat(story.rejection(moving(number, U2), PAULA.on("2027-02-02"))).isEqualTo(Rejection.AE_INSUFFISANTES);
        allot(U2, "3000");
        var events = story.accepted(moving(number, U2), PAULA.on("2027-02-03"));

        assertThat(only(events, AeReleased.class).amount()).isEqualTo(euros("3000"));
        assertThat(only(events, AeCommitted.class).amount()).isEqualTo(euros("3000"));
        assertThat(events).noneMatch(AeSterilized.class::isInstance);
        assertThat(aeAvailable(U1_2027)).isEqualTo(Balance.parse("10000"));
        assertThat(file(number).lineKnown(1).consumedThisYear()).isEqualTo(Balance.parse("3000"));
    }

    /** AE of 2027 for U1. */
    private void allot2027(String ae) {
        allot(U1, ae);
    }

    private void allot(FundsCentre unit, String ae) {
        var year = FiscalYear.of(2027);
        story.accepted(
                new OpenCredits(year, PROGRAMME, Title.T3, euros(ae), null, "LFI 2027"), DIRECTORATE.on("2026-12-30"));
        story.accepted(new AllotToOperatingBudget(year, BOP, TitleGroup.HT2, euros(ae), null), RACHEL.on("2026-12-30"));
        story.accepted(new AllotToUnit(year, unit, TitleGroup.HT2, euros(ae), null), BASTIEN.on("2026-12-30"));
    }
}

package fr.quitus.domain.directpayment;

import static fr.quitus.domain.G0.ASSET;
import static fr.quitus.domain.G0.BANK;
import static fr.quitus.domain.G0.BASTIEN;
import static fr.quitus.domain.G0.BOP;
import static fr.quitus.domain.G0.CHARGE;
import static fr.quitus.domain.G0.KARL;
import static fr.quitus.domain.G0.KATIA;
import static fr.quitus.domain.G0.OMAR;
import static fr.quitus.domain.G0.PRODUCT;
import static fr.quitus.domain.G0.STRANGER;
import static fr.quitus.domain.G0.TREASURY;
import static fr.quitus.domain.G0.U1;
import static fr.quitus.domain.G0.U1_HT2;
import static fr.quitus.domain.G0.YEAR;
import static fr.quitus.domain.Story.date;
import static fr.quitus.domain.Story.euros;
import static fr.quitus.domain.Story.only;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.quitus.domain.G0;
import fr.quitus.domain.LedgerEvent;
import fr.quitus.domain.Rejection;
import fr.quitus.domain.Story;
import fr.quitus.domain.actor.Role;
import fr.quitus.domain.budget.BudgetCommand.WithdrawAllotment;
import fr.quitus.domain.commitment.Imputation;
import fr.quitus.domain.directpayment.DirectPaymentCommand.RecordDirectPayment;
import fr.quitus.domain.directpayment.DirectPaymentCommand.RegulariseDirectPayment;
import fr.quitus.domain.directpayment.DirectPaymentEvent.DirectPaymentMade;
import fr.quitus.domain.directpayment.DirectPaymentEvent.DirectPaymentRegularised;
import fr.quitus.domain.thirdparty.NaturalPerson;
import fr.quitus.domain.thirdparty.ThirdPartyCommand.RegisterNaturalPerson;
import fr.quitus.domain.thirdparty.ThirdPartyEvent.NaturalPersonRegistered;
import fr.quitus.domain.value.AccountCode;
import fr.quitus.domain.value.Balance;
import fr.quitus.domain.value.FunctionalArea;
import fr.quitus.domain.value.FundsCentre;
import fr.quitus.domain.value.InvalidValue;
import fr.quitus.domain.value.PaymentRequestId;
import fr.quitus.domain.value.ThirdPartyId;
import fr.quitus.domain.value.Title;
import fr.quitus.domain.value.TitleGroup;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Un prélèvement : the money leaves first, the credits follow, and until they do it waits where everybody sees it. */
class DirectPaymentTest {
    private final Story story = Story.g0();

    private static RecordDirectPayment debited(String amount, String reference, FundsCentre fundsCentre) {
        return new RecordDirectPayment(
                TREASURY,
                reference,
                euros(amount),
                date("2026-04-07"),
                fundsCentre,
                DirectPaymentKind.PRELEVEMENT,
                "Électricité",
                "Mars");
    }

    private PaymentRequestId made(String amount) {
        RecordDirectPayment debit = debited(amount, "D-1", U1);
        story.accepted(debit, BANK.on("2026-04-07"));
        return debit.directPaymentId();
    }

    private static RegulariseDirectPayment regularising(PaymentRequestId id, AccountCode account, String amount) {
        return new RegulariseDirectPayment(
                id, List.of(new RegularisationLine(G0.imputation(Title.T3, account), euros(amount))));
    }

    @Test
    void the_debit_waits_on_a_provisional_account_and_draws_on_nothing() {
        List<LedgerEvent> events = story.accepted(debited("800", "D-1", U1), BANK.on("2026-04-07"));

        var made = only(events, DirectPaymentMade.class);
        assertThat(made.post()).isEqualTo(G0.P1);
        assertThat(made.entries()).singleElement().satisfies(entry -> assertThat(entry.template())
                .isEqualTo("P20"));
        assertThat(story.ledger().envelope(U1_HT2).cpAvailable()).isEqualTo(Balance.parse("80000"));
    }

    @Test
    void regularised_it_takes_ae_and_cp_at_once() {
        PaymentRequestId id = made("800");

        List<LedgerEvent> events = story.accepted(regularising(id, CHARGE, "800"), OMAR.on("2026-04-10"));

        assertThat(only(events, DirectPaymentRegularised.class).entries())
                .singleElement()
                .satisfies(entry -> assertThat(entry.template()).isEqualTo("P21"));
        var envelope = story.ledger().envelope(U1_HT2);
        assertThat(envelope.aeAvailable()).isEqualTo(Balance.parse("99200"));
        assertThat(envelope.cpAvailable()).isEqualTo(Balance.parse("79200"));
        assertThat(envelope.cp().consumed()).isEqualTo(Balance.parse("800"));
        assertThat(envelope.cp().reserved()).isEqualTo(Balance.ZERO);
        assertThat(story.rejection(regularising(id, CHARGE, "800"), OMAR.on("2026-04-10")))
                .isEqualTo(Rejection.ETAT_INCOMPATIBLE);
    }

    @Test
    void a_natural_person_is_paid_under_her_number_or_nobody_is() {
        ThirdPartyId zoe = only(
                        story.accepted(
                                new RegisterNaturalPerson(new NaturalPerson("Quatrefages", "Zoé")),
                                G0.GINA.on("2026-01-10")),
                        NaturalPersonRegistered.class)
                .thirdPartyId();

        var made = only(story.accepted(debited(zoe, "D-1"), BANK.on("2026-04-07")), DirectPaymentMade.class);

        assertThat(made.person()).isEqualTo(new PaidPerson(zoe, "Zoé Quatrefages"));
        assertThat(made.creditor()).isNull();
        assertThat(made.paid()).isEqualTo("Zoé Quatrefages");
        assertThat(story.rejection(debited(ThirdPartyId.of("1999999999"), "D-2"), BANK.on("2026-04-07")))
                .isEqualTo(Rejection.TIERS_INCONNU);
        assertThatThrownBy(() -> debited("EDF", new PaidPerson(zoe, "Zoé"), "D-3"))
                .isInstanceOf(InvalidValue.class)
                .hasMessageContaining("l'un des deux");
        assertThatThrownBy(() -> debited(null, null, "D-3")).isInstanceOf(InvalidValue.class);
    }

    private static RecordDirectPayment debited(ThirdPartyId person, String reference) {
        return debited(null, new PaidPerson(person, "Zoé Quatrefages"), reference);
    }

    private static RecordDirectPayment debited(
            @Nullable String creditor, @Nullable PaidPerson person, String reference) {
        return new RecordDirectPayment(
                TREASURY,
                reference,
                euros("50"),
                date("2026-04-07"),
                U1,
                DirectPaymentKind.PRELEVEMENT,
                creditor,
                person,
                "Frais de justice");
    }

    @Test
    void without_credits_it_stays_to_be_regularised() {
        PaymentRequestId id = made("800");
        story.accepted(
                new WithdrawAllotment(YEAR, BOP, U1, TitleGroup.HT2, null, euros("79500")), BASTIEN.on("2026-04-08"));

        assertThat(story.refused(regularising(id, CHARGE, "800"), OMAR.on("2026-04-10")))
                .satisfies(refusal -> {
                    assertThat(refusal.code()).isEqualTo(Rejection.CP_INSUFFISANTS);
                    assertThat(refusal.facts()).containsEntry("disponible", "500.00");
                });
    }

    @Test
    void the_same_debit_is_one_payment_and_another_story_of_it_is_refused() {
        made("800");

        assertThat(story.accepted(debited("800", "D-1", U1), BANK.on("2026-04-08")))
                .isEmpty();
        assertThat(story.rejection(debited("801", "D-1", U1), BANK.on("2026-04-08")))
                .isEqualTo(Rejection.ECRITURE_BANCAIRE_DIFFERENTE);
    }

    @Test
    void the_comptable_of_the_unit_records_it_and_nobody_before_it_is_there() {
        assertThat(story.rejection(debited("800", "D-1", U1), KARL.on("2026-04-07")))
                .isEqualTo(Rejection.COMPTABLE_NON_ASSIGNATAIRE);
        assertThat(story.rejection(debited("800", "D-1", U1), KATIA.on("2026-04-06")))
                .isEqualTo(Rejection.DATE_FUTURE);
        assertThat(story.rejection(debited("800", "D-1", FundsCentre.of("0204-DR35-U001")), BANK.on("2026-04-07")))
                .isEqualTo(Rejection.COMPTABLE_NON_DESIGNE);
        story.accepted(debited("800", "D-1", U1), KATIA.on("2026-04-07"));
    }

    @Test
    void who_recorded_it_does_not_regularise_it() {
        RecordDirectPayment debit = debited("800", "D-1", U1);
        story.accepted(debit, KATIA.on("2026-04-07"));

        assertThat(story.rejection(
                        regularising(debit.directPaymentId(), CHARGE, "800"),
                        KATIA.as(Role.AUTHORISING_OFFICER, G0.over("0156")).on("2026-04-10")))
                .isEqualTo(Rejection.ACTEUR_INCOMPATIBLE);
        assertThat(story.rejection(
                        regularising(debit.directPaymentId(), CHARGE, "800"),
                        STRANGER.as(Role.AUTHORISING_OFFICER, G0.over("0204")).on("2026-04-10")))
                .isEqualTo(Rejection.HORS_PERIMETRE);
    }

    @Test
    void it_is_regularised_whole_on_the_units_own_programme() {
        PaymentRequestId id = made("800");
        var elsewhere = new RegularisationLine(
                new Imputation(FunctionalArea.of("0204-01"), Title.T3, CHARGE, null, null, null, null), euros("800"));

        assertThat(story.refused(regularising(id, CHARGE, "799.99"), OMAR.on("2026-04-10"))
                        .facts())
                .containsEntry("attendu", "800.00")
                .containsEntry("demande", "799.99");
        assertThat(story.rejection(regularising(id, PRODUCT, "800"), OMAR.on("2026-04-10")))
                .isEqualTo(Rejection.IMPUTATION_INVALIDE);
        assertThat(story.rejection(new RegulariseDirectPayment(id, List.of(elsewhere)), OMAR.on("2026-04-10")))
                .isEqualTo(Rejection.IMPUTATION_INVALIDE);
        story.accepted(regularising(id, ASSET, "800"), OMAR.on("2026-04-10"));
    }

    @Test
    void what_was_never_paid_is_not_regularised() {
        PaymentRequestId unknown = debited("800", "D-9", U1).directPaymentId();

        assertThat(story.rejection(regularising(unknown, CHARGE, "800"), OMAR.on("2026-04-10")))
                .isEqualTo(Rejection.DP_INCONNUE);
    }
}

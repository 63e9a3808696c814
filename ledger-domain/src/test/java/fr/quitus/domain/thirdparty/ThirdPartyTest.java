package fr.quitus.domain.thirdparty;

import static fr.quitus.domain.G0.F1_IBAN;
import static fr.quitus.domain.G0.F1_SIRET;
import static fr.quitus.domain.G0.GINA;
import static fr.quitus.domain.G0.KATIA;
import static fr.quitus.domain.Story.date;
import static fr.quitus.domain.Story.drafting;
import static fr.quitus.domain.Story.invoicing;
import static fr.quitus.domain.Story.only;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.quitus.domain.InMemoryLedger;
import fr.quitus.domain.Refusal;
import fr.quitus.domain.Rejection;
import fr.quitus.domain.Story;
import fr.quitus.domain.actor.Role;
import fr.quitus.domain.payment.TransferCommand.ChangePayeeAccount;
import fr.quitus.domain.thirdparty.ThirdPartyCommand.AddPayeeAccount;
import fr.quitus.domain.thirdparty.ThirdPartyCommand.ClosePayeeAccount;
import fr.quitus.domain.thirdparty.ThirdPartyCommand.ReactivateThirdParty;
import fr.quitus.domain.thirdparty.ThirdPartyCommand.RegisterNaturalPerson;
import fr.quitus.domain.thirdparty.ThirdPartyCommand.RegisterThirdParty;
import fr.quitus.domain.thirdparty.ThirdPartyCommand.SuspendThirdParty;
import fr.quitus.domain.thirdparty.ThirdPartyCommand.ValidatePayeeAccount;
import fr.quitus.domain.thirdparty.ThirdPartyEvent.NaturalPersonRegistered;
import fr.quitus.domain.thirdparty.ThirdPartyEvent.PayeeAccountAdded;
import fr.quitus.domain.thirdparty.ThirdPartyEvent.ThirdPartyRegistered;
import fr.quitus.domain.value.CommitmentNumber;
import fr.quitus.domain.value.Iban;
import fr.quitus.domain.value.InvalidValue;
import fr.quitus.domain.value.Siret;
import fr.quitus.domain.value.ThirdPartyRef;
import fr.quitus.domain.value.Title;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ThirdPartyTest {
    private static final ThirdPartyRef PARTY = ThirdPartyRef.of(F1_SIRET);
    private static final Siret OTHER_SIRET = Siret.of("73282932000074");
    private static final ThirdPartyRef OTHER = ThirdPartyRef.of(OTHER_SIRET);
    private static final Iban NEW_IBAN = Iban.of("FR7630001007941234567890185");

    private final Story story = Story.g0();

    @Test
    void a_siret_has_its_key_or_is_an_establishment_of_la_poste() {
        assertThat(Siret.of("73282932000074").hasItsKey()).isTrue();
        assertThat(Siret.of("73282932000075").hasItsKey()).isFalse();
        assertThat(Siret.of("35600000000048").hasItsKey()).as("its head office").isTrue();
        assertThat(Siret.of("35600000049837").hasItsKey()).as("a sum of digits").isTrue();
        assertThat(Siret.of("35600000049838").hasItsKey()).isFalse();
        assertThatThrownBy(() -> new RegisterThirdParty(Siret.of("73282932000075"), "F"))
                .isInstanceOf(InvalidValue.class)
                .hasMessageContaining("clé de contrôle");
    }

    @Test
    void one_siret_has_one_file_and_the_second_registration_is_told_its_number() {
        ThirdPartyRegistered registered = registered(F1_SIRET);
        Refusal refusal = story.refused(new RegisterThirdParty(F1_SIRET, "F1 bis"), GINA.on("2026-01-11"));

        assertThat(refusal.code()).isEqualTo(Rejection.TIERS_DEJA_ENREGISTRE);
        assertThat(refusal.facts())
                .containsEntry("thirdPartyId", registered.thirdPartyId().text());
        assertThat(story.ledger().thirdParty(PARTY).status()).isEqualTo("ACTIVE");
    }

    @Test
    void two_persons_of_one_name_are_two_parties() {
        var person = new RegisterNaturalPerson(new NaturalPerson("Martin", "Claude"));
        var first = only(story.accepted(person, GINA.on("2026-01-10")), NaturalPersonRegistered.class);
        var second = only(story.accepted(person, GINA.on("2026-01-10")), NaturalPersonRegistered.class);

        assertThat(first.thirdPartyId()).isNotEqualTo(second.thirdPartyId());
        ThirdPartyFile file =
                story.ledger().thirdParty(second.thirdParty()).opened().orElseThrow();
        assertThat(file.person()).isEqualTo(new NaturalPerson("Martin", "Claude"));
        assertThat(file.name()).isNull();
    }

    @Test
    void nothing_is_done_on_a_party_without_a_file() {
        assertThat(story.rejection(adding(PARTY, F1_IBAN), GINA.on("2026-01-10")))
                .isEqualTo(Rejection.TIERS_INCONNU);
        assertThat(story.rejection(validating(PARTY, F1_IBAN, null), KATIA.on("2026-01-10")))
                .isEqualTo(Rejection.TIERS_INCONNU);
        assertThat(story.rejection(closing(F1_IBAN, "2026-01-10"), GINA.on("2026-01-10")))
                .isEqualTo(Rejection.TIERS_INCONNU);
        assertThat(story.rejection(new SuspendThirdParty(PARTY, "Motif"), KATIA.on("2026-01-10")))
                .isEqualTo(Rejection.TIERS_INCONNU);
        assertThat(story.rejection(new ReactivateThirdParty(PARTY, "Motif"), KATIA.on("2026-01-10")))
                .isEqualTo(Rejection.TIERS_INCONNU);
    }

    @Test
    void an_account_is_added_once_and_validated_once_by_somebody_else() {
        registered(F1_SIRET);
        story.accepted(adding(PARTY, F1_IBAN), GINA.on("2026-01-10"));

        assertThat(story.rejection(adding(PARTY, F1_IBAN), GINA.on("2026-01-11")))
                .isEqualTo(Rejection.ACTE_SANS_OBJET);
        var ginaAsAccountant = GINA.as(Role.PUBLIC_ACCOUNTANT, KATIA.perimeter());
        assertThat(story.rejection(validating(PARTY, F1_IBAN, null), ginaAsAccountant.on("2026-01-11")))
                .isEqualTo(Rejection.ACTEUR_INCOMPATIBLE);
        assertThat(story.rejection(validating(PARTY, NEW_IBAN, null), KATIA.on("2026-01-11")))
                .isEqualTo(Rejection.COMPTE_NON_ENREGISTRE);
        story.accepted(validating(PARTY, F1_IBAN, null), KATIA.on("2026-01-11"));
        assertThat(story.rejection(validating(PARTY, F1_IBAN, null), KATIA.on("2026-01-11")))
                .isEqualTo(Rejection.ACTE_SANS_OBJET);
    }

    @Test
    void an_account_that_another_party_named_is_validated_with_a_reason_only() {
        registered(F1_SIRET);
        registered(OTHER_SIRET);
        story.accepted(adding(PARTY, F1_IBAN), GINA.on("2026-01-10"));

        var added = only(story.accepted(adding(OTHER, F1_IBAN), GINA.on("2026-01-10")), PayeeAccountAdded.class);

        assertThat(added.sharedWith()).containsExactly(PARTY);
        Refusal refusal = story.refused(validating(OTHER, F1_IBAN, null), KATIA.on("2026-01-11"));
        assertThat(refusal.code()).isEqualTo(Rejection.COMPTE_PARTAGE);
        assertThat(refusal.facts()).containsEntry("tiers", "[" + PARTY + "]");
        story.accepted(validating(OTHER, F1_IBAN, "Même groupe"), KATIA.on("2026-01-11"));
        story.accepted(validating(PARTY, F1_IBAN, null), KATIA.on("2026-01-11"));
    }

    @Test
    void an_account_is_closed_from_today_on_and_may_come_back_later() {
        aPaidParty("2026-01-10");

        assertThat(story.rejection(closing(F1_IBAN, "2026-02-01"), KATIA.on("2026-02-02")))
                .isEqualTo(Rejection.DATE_ANTERIEURE);
        assertThat(story.rejection(closing(NEW_IBAN, "2026-02-02"), KATIA.on("2026-02-02")))
                .isEqualTo(Rejection.COMPTE_NON_ENREGISTRE);
        story.accepted(closing(F1_IBAN, "2026-02-10"), KATIA.on("2026-02-02"));
        assertThat(story.rejection(closing(F1_IBAN, "2026-03-10"), KATIA.on("2026-02-02")))
                .as("a closing is not put off")
                .isEqualTo(Rejection.ACTE_SANS_OBJET);

        ThirdParty party = story.ledger().thirdParty(PARTY);
        assertThat(ThirdPartyRules.notHisAccount(party, F1_IBAN, date("2026-02-09")))
                .isNull();
        assertThat(ThirdPartyRules.notHisAccount(party, F1_IBAN, date("2026-02-10")))
                .isNotNull();
        story.accepted(new AddPayeeAccount(PARTY, F1_IBAN, null, date("2026-02-11"), "RIB"), GINA.on("2026-02-11"));
        story.accepted(validating(PARTY, F1_IBAN, null), KATIA.on("2026-02-12"));
        assertThat(ThirdPartyRules.notHisAccount(story.ledger().thirdParty(PARTY), F1_IBAN, date("2026-02-12")))
                .isNull();
        assertThat(ThirdPartyRules.notHisAccount(story.ledger().thirdParty(PARTY), F1_IBAN, date("2026-02-10")))
                .as("and not in between")
                .isNotNull();
    }

    @Test
    void a_suspended_supplier_is_not_engaged_and_is_engaged_again_when_reactivated() {
        registered(F1_SIRET);
        assertThat(story.rejection(new ReactivateThirdParty(PARTY, "Motif"), KATIA.on("2026-01-11")))
                .isEqualTo(Rejection.ETAT_INCOMPATIBLE);
        story.accepted(new SuspendThirdParty(PARTY, "Liquidation judiciaire"), KATIA.on("2026-01-11"));

        assertThat(story.rejection(drafting(Title.T3, "100"), GINA.on("2026-02-02")))
                .isEqualTo(Rejection.TIERS_SUSPENDU);
        assertThat(story.rejection(new SuspendThirdParty(PARTY, "Encore"), KATIA.on("2026-01-11")))
                .isEqualTo(Rejection.ETAT_INCOMPATIBLE);
        story.accepted(new ReactivateThirdParty(PARTY, "Plan"), KATIA.on("2026-02-03"));
        story.accepted(drafting(Title.T3, "100"), GINA.on("2026-02-03"));
    }

    @Test
    void a_supplier_without_a_file_is_engaged_unless_a_file_is_required() {
        story.accepted(drafting(Title.T3, "100"), GINA.on("2026-02-02"));
        story.ledger().requiringRegistration();

        assertThat(story.rejection(drafting(Title.T3, "100"), GINA.on("2026-02-02")))
                .isEqualTo(Rejection.TIERS_NON_ENREGISTRE);
        registered(F1_SIRET);
        story.accepted(drafting(Title.T3, "100"), GINA.on("2026-02-02"));
    }

    @Test
    void a_registered_supplier_invoices_on_a_validated_account_of_his() {
        CommitmentNumber number = story.aServedCommitment("1000");
        registered(F1_SIRET);
        assertThat(story.rejection(invoicing(number, "F-1", "1000"), GINA.on("2026-03-03")))
                .isEqualTo(Rejection.COMPTE_NON_ENREGISTRE);
        story.accepted(adding(PARTY, F1_IBAN), GINA.on("2026-03-03"));
        Refusal refusal = story.refused(invoicing(number, "F-1", "1000"), GINA.on("2026-03-03"));
        assertThat(refusal.code()).isEqualTo(Rejection.COMPTE_NON_ENREGISTRE);
        assertThat(refusal.detail()).contains("pas encore validé");
        story.accepted(validating(PARTY, F1_IBAN, null), KATIA.on("2026-03-03"));

        var invoice = invoicing(number, "F-1", "1000");
        story.accepted(invoice, GINA.on("2026-03-03"));

        var change = new ChangePayeeAccount(invoice.paymentRequestId(), NEW_IBAN, "RIB");
        assertThat(story.rejection(change, GINA.on("2026-03-04"))).isEqualTo(Rejection.COMPTE_NON_ENREGISTRE);
        story.accepted(new AddPayeeAccount(PARTY, NEW_IBAN, null, date("2026-03-06"), "RIB"), GINA.on("2026-03-04"));
        story.accepted(validating(PARTY, NEW_IBAN, null), KATIA.on("2026-03-04"));
        assertThat(story.refused(change, GINA.on("2026-03-05")).detail()).contains("ne prend effet que le 2026-03-06");
        story.accepted(change, GINA.on("2026-03-06"));
        assertThat(InMemoryLedger.replay(story.ledger().log()).states())
                .isEqualTo(story.ledger().states());
    }

    private ThirdPartyRegistered registered(Siret siret) {
        return only(
                story.accepted(new RegisterThirdParty(siret, "Fournisseur"), GINA.on("2026-01-10")),
                ThirdPartyRegistered.class);
    }

    private void aPaidParty(String on) {
        registered(F1_SIRET);
        story.accepted(adding(PARTY, F1_IBAN), GINA.on(on));
        story.accepted(validating(PARTY, F1_IBAN, null), KATIA.on(on));
    }

    private static AddPayeeAccount adding(ThirdPartyRef party, Iban iban) {
        return new AddPayeeAccount(party, iban, null, date("2026-01-01"), "RIB");
    }

    private static ValidatePayeeAccount validating(ThirdPartyRef party, Iban iban, @Nullable String reason) {
        return new ValidatePayeeAccount(party, iban, reason);
    }

    private static ClosePayeeAccount closing(Iban iban, String on) {
        return new ClosePayeeAccount(PARTY, iban, date(on), "Compte clos");
    }
}

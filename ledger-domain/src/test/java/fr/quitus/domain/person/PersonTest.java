package fr.quitus.domain.person;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.quitus.domain.Decision;
import fr.quitus.domain.G0;
import fr.quitus.domain.Refusal;
import fr.quitus.domain.Rejection;
import fr.quitus.domain.Story;
import fr.quitus.domain.actor.Act;
import fr.quitus.domain.commitment.Supplier;
import fr.quitus.domain.law.LawNumber;
import fr.quitus.domain.law.LawParameter;
import fr.quitus.domain.law.LawParameters;
import fr.quitus.domain.law.LawValue;
import fr.quitus.domain.person.PersonCommand.ForgetPerson;
import fr.quitus.domain.person.PersonEvent.PersonForgotten;
import fr.quitus.domain.value.Iban;
import fr.quitus.domain.value.InvalidValue;
import fr.quitus.domain.value.SealedText;
import fr.quitus.domain.value.ThirdPartyRef;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PersonTest {
    private static final ThirdPartyRef PERSON = ThirdPartyRef.of(G0.F2);
    private static final ForgetPerson FORGET = new ForgetPerson(PERSON, "Demande du 4 janvier", "RGPD, art. 17-1 a");
    private static final String SEALED = "~AAAAAAAAAAAAAAAAAAAAAQ." + "A".repeat(40);

    @Test
    void a_person_is_forgotten_once_the_accounts_no_longer_need_her() {
        Act act = G0.DIRECTORATE.on("2036-01-01");

        assertThat(PersonDecisions.decide(FORGET, act, 2025))
                .isEqualTo(Decision.accept(new PersonForgotten(
                        PERSON,
                        "Demande du 4 janvier",
                        "RGPD, art. 17-1 a",
                        2025,
                        10,
                        "RGPD, art. 17-3 b ; code de la commande publique, art. R2184-12",
                        act.date(),
                        act.actor())));
        assertThat(ForgottenPerson.NEVER
                        .evolve(((Decision.Accepted<PersonEvent>) PersonDecisions.decide(FORGET, act, 2025))
                                .events().stream()
                                        .map(PersonForgotten.class::cast)
                                        .findFirst()
                                        .orElseThrow())
                        .times())
                .isEqualTo(1);
    }

    @Test
    void refuses_to_forget_until_the_last_day_that_documents_are_kept() {
        assertThat(PersonDecisions.decide(FORGET, G0.DIRECTORATE.on("2035-12-31"), 2025))
                .isEqualTo(Decision.refuse(Refusal.of(
                        Rejection.CONSERVATION_OBLIGATOIRE,
                        "Le dernier acte sur un dossier de 11111111100011 est de 2025 : ses pièces se conservent"
                                + " 10 ans, jusqu'au 31/12/2035 (RGPD, art. 17-3 b ; code de la commande publique,"
                                + " art. R2184-12).",
                        "dernierActe",
                        2025,
                        "conservationJusque",
                        "2035-12-31")));
    }

    @Test
    void how_long_the_accounts_come_first_is_for_the_law_to_say() {
        Act today = G0.DIRECTORATE.on("2031-01-01");
        Act act = new Act(
                today.actor(),
                today.role(),
                today.perimeter(),
                null,
                today.occurredAt(),
                LawParameters.SHIPPED.with(new LawValue(
                        LawParameter.PERSONAL_DATA_RETENTION,
                        null,
                        List.of(),
                        Story.date("2030-01-01"),
                        LawNumber.of("5"),
                        "Loi d'exemple")));

        assertThat(PersonDecisions.decide(FORGET, act, 2025))
                .isInstanceOfSatisfying(Decision.Accepted.class, accepted -> assertThat(
                                accepted.events().getFirst())
                        .isInstanceOfSatisfying(PersonForgotten.class, e -> {
                            assertThat(e.retentionYears()).isEqualTo(5);
                            assertThat(e.retentionLaw()).isEqualTo("Loi d'exemple");
                        }));
        assertThat(PersonDecisions.decide(FORGET, act, 2026)).isInstanceOf(Decision.Refused.class);
    }

    @Test
    void refuses_to_forget_whom_nothing_is_kept_of() {
        assertThat(PersonDecisions.decide(FORGET, G0.DIRECTORATE.on("2036-01-01"), null))
                .isInstanceOfSatisfying(
                        Decision.Refused.class,
                        refused -> assertThat(refused.refusal().code()).isEqualTo(Rejection.TIERS_INCONNU));
    }

    @Test
    void a_sealed_account_stands_in_events_and_is_taken_from_nobody() {
        assertThat(Iban.stored(SEALED).text()).isEqualTo(SEALED);
        assertThatThrownBy(() -> Iban.of(SEALED)).isInstanceOf(InvalidValue.class);
        assertThatThrownBy(() -> Iban.stored("~short")).isInstanceOf(InvalidValue.class);
        assertThat(new Supplier(G0.F2, SEALED + "A".repeat(600)).name()).hasSizeGreaterThan(600);
        assertThatThrownBy(() -> new Supplier(G0.F2, "A".repeat(600))).isInstanceOf(InvalidValue.class);
    }

    @Test
    void a_sealed_text_names_its_key() {
        assertThat(SealedText.keyOf(SEALED)).isEqualTo(new UUID(0, 1));
        assertThat(SealedText.keyOf("~_____________________w." + "A".repeat(40)))
                .isEqualTo(new UUID(-1, -1));
        assertThat(List.of("FR14", "~", SEALED + "!")).noneMatch(SealedText::isSealed);
        assertThat(SealedText.isSealed(SEALED)).isTrue();
    }
}

package fr.quitus.domain.thirdparty;

import static fr.quitus.domain.G0.F1_SIRET;
import static fr.quitus.domain.G0.GINA;
import static fr.quitus.domain.G0.KATIA;
import static fr.quitus.domain.G0.TREASURY;
import static fr.quitus.domain.Story.date;
import static fr.quitus.domain.Story.euros;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.quitus.domain.InMemoryLedger;
import fr.quitus.domain.Rejection;
import fr.quitus.domain.Story;
import fr.quitus.domain.thirdparty.OppositionCommand.RegisterOpposition;
import fr.quitus.domain.thirdparty.OppositionCommand.ReleaseOpposition;
import fr.quitus.domain.thirdparty.ThirdPartyCommand.RegisterThirdParty;
import fr.quitus.domain.value.CommitmentNumber;
import fr.quitus.domain.value.InvalidValue;
import fr.quitus.domain.value.ThirdPartyRef;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OppositionTest {
    private static final ThirdPartyRef PARTY = ThirdPartyRef.of(F1_SIRET);
    private static final CommitmentNumber EJ = CommitmentNumber.of("2100000001");
    private static final CommitmentNumber OTHER_EJ = CommitmentNumber.of("2100000002");
    private static final LocalDate MARCH = date("2026-03-12");

    private final Story story = Story.g0();

    @Test
    void an_opposition_is_registered_once_on_a_known_party_and_not_before_it_is_notified() {
        assertThat(story.rejection(seizing("SATD-1", 1, "3000"), KATIA.on("2026-02-02")))
                .isEqualTo(Rejection.TIERS_INCONNU);
        register();
        assertThat(story.rejection(seizing("SATD-1", 1, "3000"), KATIA.on("2026-01-31")))
                .as("notified tomorrow")
                .isEqualTo(Rejection.DATE_FUTURE);
        story.accepted(seizing("SATD-1", 1, "3000"), KATIA.on("2026-02-02"));
        assertThat(story.rejection(seizing("SATD-1", 2, "10"), KATIA.on("2026-02-02")))
                .isEqualTo(Rejection.ACTE_SANS_OBJET);
        assertThatThrownBy(() -> seizing("SATD-2", 0, null)).isInstanceOf(InvalidValue.class);
    }

    @Test
    void a_released_opposition_takes_nothing_more() {
        register();
        assertThat(story.rejection(releasing("SATD-1"), KATIA.on("2026-02-02")))
                .isEqualTo(Rejection.OPPOSITION_INCONNUE);
        story.accepted(seizing("SATD-1", 1, null), KATIA.on("2026-02-02"));
        assertThat(taken("100", EJ, MARCH)).containsExactly("SATD-1 100.00");
        story.accepted(releasing("SATD-1"), KATIA.on("2026-02-03"));

        assertThat(story.rejection(releasing("SATD-1"), KATIA.on("2026-02-04"))).isEqualTo(Rejection.ACTE_SANS_OBJET);
        assertThat(taken("100", EJ, MARCH)).isEmpty();
        assertThat(InMemoryLedger.replay(story.ledger().log()).states())
                .isEqualTo(story.ledger().states());
    }

    @Test
    void oppositions_are_served_by_rank_then_by_order_up_to_their_ceilings_and_to_what_is_owed() {
        register();
        story.accepted(seizing("C", 2, "400"), KATIA.on("2026-02-02"));
        story.accepted(seizing("A", 1, "300"), KATIA.on("2026-02-02"));
        story.accepted(seizing("D", 3, null), KATIA.on("2026-02-02"));
        story.accepted(seizing("B", 1, "200"), KATIA.on("2026-02-02"));

        assertThat(taken("250", EJ, MARCH)).containsExactly("A 250.00");
        assertThat(taken("600", EJ, MARCH)).containsExactly("A 300.00", "B 200.00", "C 100.00");
        assertThat(taken("1000", EJ, MARCH)).containsExactly("A 300.00", "B 200.00", "C 400.00", "D 100.00");
    }

    @Test
    void of_one_rank_the_first_notified_is_served_first_whenever_it_is_registered() {
        register();
        story.accepted(seizing("LATER", 1, "300"), KATIA.on("2026-02-02"));
        story.accepted(seizingSince("EARLIER", "2026-01-15"), KATIA.on("2026-02-03"));

        assertThat(taken("250", EJ, MARCH)).containsExactly("EARLIER 250.00");
    }

    @Test
    void an_opposition_bears_on_its_commitment_from_its_notification_to_its_last_day() {
        register();
        story.accepted(
                new RegisterOpposition(
                        PARTY,
                        "CESSION-1",
                        OppositionKind.ASSIGNMENT,
                        1,
                        null,
                        EJ,
                        new Beneficiary("Banque", TREASURY),
                        date("2026-02-01"),
                        date("2026-03-12")),
                KATIA.on("2026-02-02"));

        assertThat(taken("10", EJ, MARCH)).containsExactly("CESSION-1 10.00");
        assertThat(taken("10", OTHER_EJ, MARCH)).isEmpty();
        assertThat(taken("10", null, MARCH)).isEmpty();
        assertThat(taken("10", EJ, MARCH.plusDays(1))).isEmpty();
        assertThat(taken("10", EJ, date("2026-01-31"))).isEmpty();
    }

    private List<String> taken(String net, @Nullable CommitmentNumber commitment, LocalDate day) {
        return story
                .ledger()
                .thirdParty(PARTY)
                .opened()
                .orElseThrow()
                .seizures(euros(net).balance(), commitment, day, Set.of())
                .stream()
                .map(seizure -> seizure.reference() + " " + seizure.amount())
                .toList();
    }

    private void register() {
        story.accepted(new RegisterThirdParty(F1_SIRET, "F1"), GINA.on("2026-01-10"));
    }

    private static RegisterOpposition seizing(String reference, int priority, @Nullable String ceiling) {
        return seizing(reference, priority, ceiling, "2026-02-01");
    }

    private static RegisterOpposition seizingSince(String reference, String notifiedOn) {
        return seizing(reference, 1, "300", notifiedOn);
    }

    private static RegisterOpposition seizing(
            String reference, int priority, @Nullable String ceiling, String notifiedOn) {
        return new RegisterOpposition(
                PARTY,
                reference,
                OppositionKind.SEIZURE,
                priority,
                ceiling == null ? null : euros(ceiling),
                null,
                new Beneficiary("SIE de Rennes", TREASURY),
                date(notifiedOn),
                null);
    }

    private static ReleaseOpposition releasing(String reference) {
        return new ReleaseOpposition(PARTY, reference, "Dette payée");
    }
}

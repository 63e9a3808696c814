package fr.quitus.domain.statement;

import static org.assertj.core.api.Assertions.assertThat;

import fr.quitus.domain.Decision;
import fr.quitus.domain.G0;
import fr.quitus.domain.Rejection;
import fr.quitus.domain.actor.Act;
import fr.quitus.domain.actor.Role;
import fr.quitus.domain.statement.StatementCommand.PublishStatement;
import fr.quitus.domain.statement.StatementDecisions.Fixed;
import fr.quitus.domain.statement.StatementEvent.StatementPublished;
import fr.quitus.domain.value.StatementId;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Un état publié names the position it knows and the hash of its bytes, once. */
class StatementTest {
    private static final StatementId ID = StatementId.of("BILAN-2026-1");
    private static final String HASH = "ab".repeat(32);
    private static final Act KATIA = G0.KATIA.on("2027-01-15");

    private static PublishStatement publishing(String asOf, @Nullable Long position) {
        return new PublishStatement(ID, StatementKind.BILAN, LocalDate.parse(asOf), position);
    }

    private static Decision<StatementEvent> decided(PublishStatement command, Statement statement, long head) {
        return StatementDecisions.decide(
                command, KATIA, statement, () -> Optional.of(command.position() == null ? head : command.position())
                        .filter(position -> position <= head)
                        .map(position -> new Fixed(position, HASH)));
    }

    private static StatementPublished published(Decision<StatementEvent> decision) {
        assertThat(decision).isInstanceOf(Decision.Accepted.class);
        List<? extends StatementEvent> events = ((Decision.Accepted<StatementEvent>) decision).events();
        assertThat(events).hasSize(1);
        return (StatementPublished) events.getFirst();
    }

    private static Rejection refused(Decision<StatementEvent> decision) {
        assertThat(decision).isInstanceOf(Decision.Refused.class);
        return ((Decision.Refused<StatementEvent>) decision).refusal().code();
    }

    @Test
    void publishes_what_the_books_show_now_when_no_position_is_asked() {
        StatementPublished event = published(decided(publishing("2026-12-31", null), Statement.ABSENT, 900));

        assertThat(event.position()).isEqualTo(900);
        assertThat(event.sha256()).isEqualTo(HASH);
        assertThat(event.publishedOn()).isEqualTo("2027-01-15");
        assertThat(event.publishedBy()).isEqualTo(KATIA.actor());
        assertThat(event.aggregateId()).isEqualTo("statement:BILAN-2026-1");
    }

    @Test
    void publishes_an_earlier_position() {
        assertThat(published(decided(publishing("2026-12-31", 120L), Statement.ABSENT, 900))
                        .position())
                .isEqualTo(120);
    }

    @Test
    void refuses_a_date_that_has_not_come_before_it_looks_at_the_books() {
        Decision<StatementEvent> decision =
                StatementDecisions.decide(publishing("2027-01-16", null), KATIA, Statement.ABSENT, () -> {
                    throw new AssertionError("the books were read");
                });

        assertThat(refused(decision)).isEqualTo(Rejection.DATE_FUTURE);
    }

    @Test
    void refuses_a_position_that_the_books_have_not_reached() {
        assertThat(refused(decided(publishing("2026-12-31", 901L), Statement.ABSENT, 900)))
                .isEqualTo(Rejection.DATE_FUTURE);
    }

    @Test
    void the_same_statement_again_writes_nothing_and_another_one_of_that_name_is_refused() {
        Statement done =
                Statement.ABSENT.evolve(published(decided(publishing("2026-12-31", null), Statement.ABSENT, 900)));

        assertThat(((Decision.Accepted<StatementEvent>) decided(publishing("2026-12-31", null), done, 950)).events())
                .isEmpty();
        assertThat(((Decision.Accepted<StatementEvent>) decided(publishing("2026-12-31", 900L), done, 950)).events())
                .isEmpty();
        assertThat(refused(decided(publishing("2026-12-31", 901L), done, 950))).isEqualTo(Rejection.ETAT_INCOMPATIBLE);
        assertThat(refused(decided(publishing("2026-12-30", null), done, 950))).isEqualTo(Rejection.ETAT_INCOMPATIBLE);
    }

    @Test
    void only_a_comptable_publishes() {
        assertThat(publishing("2026-12-31", null).allowedRoles()).containsExactly(Role.PUBLIC_ACCOUNTANT);
    }
}

package fr.quitus.projections.asking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.quitus.domain.actor.Role;
import fr.quitus.domain.statement.StatementKind;
import fr.quitus.projections.Histories;
import fr.quitus.projections.asking.Asked.Reply;
import fr.quitus.projections.ports.QuestionRefused;
import fr.quitus.projections.statements.Statements;
import fr.quitus.projections.trialbalance.ResultBalances;
import fr.quitus.projections.yearclosing.ClosingFiles;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import javax.sql.DataSource;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is said of a view that keeps events aside. */
class LettersOverHttpTest {
    private static final LocalDate DAY = LocalDate.of(2026, 12, 31);

    private Asked asked;

    @BeforeEach
    void open() {
        asked = new Asked();
        asked.log().append(Histories.year(2));
        asked.as(Role.AUDITOR, "*");
    }

    @AfterEach
    void close() {
        asked.close();
    }

    /** As if so many events of each view were kept aside, once the views show everything there is. */
    private void keepAside(int letters) {
        for (String path : new String[] {"/api/v1/commitments", "/api/v1/trial-balance?year=2026"}) {
            assertThat(asked.get(path).status()).as(path).isEqualTo(200);
        }
        try (Connection connection = asked.bean(DataSource.class).getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("update views.projection_position set letters = " + letters);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void every_answer_of_the_view_says_how_many_events_it_lacks() {
        keepAside(2);

        Reply register = asked.get("/api/v1/commitments");
        Reply balance = asked.get("/api/v1/trial-balance?year=2026");

        assertThat(register.json().path("letters").asInt()).isEqualTo(2);
        assertThat(register.response().getHeader("Quitus-Letters")).isEqualTo("2");
        assertThat(balance.json().path("letters").asInt()).isEqualTo(2);
        assertThat(balance.response().getHeader("Quitus-Letters")).isEqualTo("2");
        assertThat(asked.file("/api/v1/trial-balance.csv?year=2026", "text/csv").getHeader("Quitus-Letters"))
                .isEqualTo("2");
    }

    @Test
    void an_answer_that_lacks_nothing_says_nothing_of_letters() {
        keepAside(0);

        Reply register = asked.get("/api/v1/commitments");

        assertThat(register.json().has("letters")).isFalse();
        assertThat(register.response().containsHeader("Quitus-Letters")).isFalse();
    }

    @Test
    void nothing_is_drawn_up_nor_decided_on_books_that_lack_events() {
        keepAside(1);

        refused(() -> asked.bean(Statements.class).draw(StatementKind.BILAN, DAY, null));
        refused(() -> asked.bean(ResultBalances.class).at(Histories.YEAR, -1));
        refused(() -> asked.bean(ClosingFiles.class).totals(Histories.YEAR, -1));
    }

    private static void refused(ThrowingCallable asking) {
        assertThatThrownBy(asking).isInstanceOfSatisfying(QuestionRefused.class, refused -> {
            assertThat(refused.status()).isEqualTo(409);
            assertThat(refused.code()).isEqualTo(Refusals.LETTERS);
            assertThat(refused.detail()).contains("1 événement de côté");
            assertThat(refused.remede()).contains("quitus letters --replay");
        });
    }
}

package fr.quitus.projections.asking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import fr.quitus.domain.actor.Role;
import fr.quitus.domain.statement.StatementKind;
import fr.quitus.projections.Histories;
import fr.quitus.projections.asking.Asked.Reply;
import fr.quitus.projections.engine.DeadLetterOffice;
import fr.quitus.projections.generalledger.ExportedEntries;
import fr.quitus.projections.ports.QuestionRefused;
import fr.quitus.projections.statements.Statements;
import fr.quitus.projections.trialbalance.ResultBalances;
import fr.quitus.projections.yearclosing.ClosingFiles;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.List;
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
        execute("update views.projection_position set letters = " + letters);
    }

    private void execute(String sql) {
        try (Connection connection = asked.bean(DataSource.class).getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
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
        refused(() -> asked.bean(ExportedEntries.class)
                .give(Period.asked(Histories.YEAR.value(), null, null), null, null, _ -> fail("a line was given")));
        refused(() -> asked.bean(ResultBalances.class).at(Histories.YEAR, -1));
        refused(() -> asked.bean(ClosingFiles.class).totals(Histories.YEAR, -1));
    }

    /** Else he would skip for ever what the replay gives him at a place he has passed. */
    @Test
    void who_follows_the_entries_is_given_none_beyond_the_first_that_is_kept_aside() {
        execute("alter table views.journal_entry add constraint poison check (amount_cents <> 77700)");
        String following =
                "/api/v1/entries?limit=500&fromPosition=" + (asked.log().head() + 1);
        long titles = lastNumber("REC");
        asked.log().append(Histories.expenditure(70, Histories.UNIT_1, 777));
        asked.log().append(Histories.revenue(71));

        Reply beside = asked.get(following);

        assertThat(beside.json().path("letters").asInt()).isPositive();
        assertThat(beside.items()).isEmpty();
        assertThat(lastNumber("REC")).as("other journals go on").isGreaterThan(titles);
        execute("alter table views.journal_entry drop constraint poison");
        asked.bean(DeadLetterOffice.class).replay("generalledger");
        Reply whole = asked.get(following);
        assertThat(whole.json().has("letters")).isFalse();
        assertThat(journals(whole)).startsWith("SF").contains("DEP", "TRE", "REC");
    }

    private long lastNumber(String journal) {
        return asked.get("/api/v1/journals?year=2026")
                .items()
                .valueStream()
                .filter(item -> item.path("journal").asString().equals(journal))
                .mapToLong(item -> item.path("lastNumber").asLong())
                .sum();
    }

    private static List<String> journals(Reply reply) {
        return reply.items()
                .valueStream()
                .map(item -> item.path("journal").asString())
                .toList();
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

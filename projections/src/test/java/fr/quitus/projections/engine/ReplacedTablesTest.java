package fr.quitus.projections.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import fr.quitus.projections.Histories;
import fr.quitus.projections.ViewsFixture;
import fr.quitus.projections.trialbalance.TrialBalanceProjection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReplacedTablesTest {
    private static final String BALANCE = "trialbalance";

    private ViewsFixture views;

    @BeforeEach
    void open() {
        views = ViewsFixture.of(new TrialBalanceProjection());
        views.given(Histories.year(3));
    }

    @AfterEach
    void close() {
        views.close();
    }

    private String keptTable() {
        return views.database().snapshot(connection -> {
            try (Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery("select to_regclass('views_replaced.trial_balance')")) {
                row.next();
                return String.valueOf(row.getString(1));
            }
        });
    }

    @Test
    void what_a_rebuild_replaced_is_kept_with_its_place() {
        long shown = views.log().head();

        views.rebuild().rebuildAll(ProgressListener.SILENT);

        assertThat(views.registry().replaced()).singleElement().satisfies(kept -> {
            assertThat(kept.name()).isEqualTo(BALANCE);
            assertThat(kept.version()).isEqualTo(1);
            assertThat(kept.position()).isEqualTo(shown);
        });
        assertThat(keptTable()).isEqualTo("views_replaced.trial_balance");
    }

    @Test
    void going_back_folds_what_came_since_and_can_be_taken_back_itself() {
        views.rebuild().rebuildAll(ProgressListener.SILENT);
        views.given(Histories.expenditure(90, Histories.UNIT_1, 700));
        List<String> now = views.rows("trial_balance");
        views.execute("update views.trial_balance set debit_cents = debit_cents + 1");

        RebuildReport back = views.rebuild().goBack(BALANCE, ProgressListener.SILENT);

        assertThat(back.complete()).isTrue();
        assertThat(views.rows("trial_balance")).isEqualTo(now);
        views.rebuild().goBack(BALANCE, ProgressListener.SILENT);
        assertThat(views.rows("trial_balance")).isNotEqualTo(now);
        views.given(Histories.expenditure(91, Histories.UNIT_1, 700));
        assertThat(views.registry().statuses()).allMatch(ProjectionStatus::healthy);
    }

    @Test
    void there_is_nothing_to_go_back_to_before_a_rebuild_nor_to_another_version() {
        assertThatIllegalStateException()
                .isThrownBy(() -> views.rebuild().goBack(BALANCE, ProgressListener.SILENT))
                .withMessageContaining("no replaced tables");

        ViewsFixture newer = views.restarted(List.of(new Breakable(2)), ProjectionLimits.DEFAULT);
        newer.rebuild().rebuild(newer.registry().prepare(), ProgressListener.SILENT);

        assertThatIllegalStateException()
                .isThrownBy(() -> newer.rebuild().goBack(BALANCE, ProgressListener.SILENT))
                .withMessageContaining("version 1");
    }

    @Test
    void they_are_dropped_when_their_time_is_over_and_not_before() {
        views.rebuild().rebuildAll(ProgressListener.SILENT);

        assertThat(views.registry().dropReplaced(Duration.ofHours(1))).isEmpty();
        assertThat(views.registry().dropReplaced(Duration.ZERO)).containsExactly(BALANCE);

        assertThat(views.registry().replaced()).isEmpty();
        assertThat(keptTable()).isEqualTo("null");
    }

    @Test
    void a_start_drops_what_a_killed_rebuild_left_behind() {
        views.execute("create table views_rebuild.trial_balance (half_filled integer)");

        views.registry().prepare();

        views.execute("create table views_rebuild.trial_balance (free_again integer)");
    }
}

package fr.quitus.projections.engine;

import static org.assertj.core.api.Assertions.assertThat;

import fr.quitus.domain.LedgerEvent;
import fr.quitus.projections.ViewsFixture;
import fr.quitus.projections.ports.LogReader;
import fr.quitus.projections.ports.LoggedEvent;
import java.util.List;
import java.util.Map;

/**
 * given(events) → then(rows), of one view on a database of its own. Before it shows rows, it makes sure that they do
 * not depend on how the events came: read twice, cut into two batches at any place, one by one, or in a rebuild.
 */
public final class ProjectionFixture implements AutoCloseable {
    private final Projection projection;
    private final ViewsFixture views;
    private boolean proven;

    private ProjectionFixture(Projection projection) {
        this.projection = projection;
        this.views = ViewsFixture.of(projection);
    }

    public static ProjectionFixture of(Projection projection) {
        return new ProjectionFixture(projection);
    }

    public ProjectionFixture given(LedgerEvent... events) {
        return given(List.of(events));
    }

    /** Follows those given before. */
    public ProjectionFixture given(List<? extends LedgerEvent> events) {
        views.given(events);
        proven = false;
        return this;
    }

    /** @param rows every row of the table as PostgreSQL writes it, in the order of keys */
    public ProjectionFixture then(String table, String... rows) {
        assertThat(rows(table)).as(table).containsExactly(rows);
        return this;
    }

    public List<String> rows(String table) {
        if (!proven) {
            Map<String, List<String>> rows = views.rows();
            readAgain(rows);
            cutAnywhere(rows);
            rebuilt(rows);
            proven = true;
        }
        return views.rows(table);
    }

    private void readAgain(Map<String, List<String>> rows) {
        views.log().repeatEvents(Math.toIntExact(views.log().head() + 1));
        views.live().catchUp();
        views.log().repeatEvents(0);
        assertThat(views.rows()).as("the same events read again").isEqualTo(rows);
    }

    private void cutAnywhere(Map<String, List<String>> rows) {
        List<LoggedEvent> log = views.log()
                .read(LogReader.BEFORE_FIRST, Math.toIntExact(views.log().head() + 1));
        for (int cut = 0; cut < log.size(); cut++) {
            empty();
            fold(log.subList(0, cut));
            fold(log.subList(cut, log.size()));
            assertThat(views.rows()).as("cut before event " + cut).isEqualTo(rows);
        }
        empty();
        log.forEach(event -> fold(List.of(event)));
        assertThat(views.rows()).as("one by one").isEqualTo(rows);
    }

    private void empty() {
        projection.tables().forEach(table -> views.execute("truncate views." + table.name()));
    }

    private void fold(List<LoggedEvent> events) {
        views.database().write(Database.Side.LIVE, connection -> {
            BatchFold.fold(connection, projection, events);
            return true;
        });
    }

    private void rebuilt(Map<String, List<String>> rows) {
        RebuildReport report = views.rebuild().rebuildAll(ProgressListener.SILENT);
        assertThat(report.views()).allMatch(view -> view.outcome() == RebuildReport.Outcome.COMPARED_AND_SWITCHED);
        assertThat(views.rows()).as("rebuilt").isEqualTo(rows);
    }

    @Override
    public void close() {
        views.close();
    }
}

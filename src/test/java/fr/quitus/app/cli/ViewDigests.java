package fr.quitus.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import fr.quitus.app.Await;
import fr.quitus.eventstore.EventLog;
import fr.quitus.projections.engine.Database;
import fr.quitus.projections.engine.ProjectionRegistry;
import fr.quitus.projections.engine.ViewFiles;
import fr.quitus.projections.engine.ViewFiles.Written;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.context.ApplicationContext;

/** What views show, in a line per table. */
final class ViewDigests {
    private static final Duration PATIENCE = Await.PATIENCE;

    private ViewDigests() {}

    static Map<String, String> of(List<Written> tables) {
        Map<String, String> digests = new TreeMap<>();
        tables.forEach(table -> digests.put(
                table.table(),
                table.view() + " v" + table.version() + ": " + table.rows() + " rows " + table.sha256()));
        return digests;
    }

    /** Those of a ledger that runs, once its live driver has followed its log to the end. */
    static Map<String, String> shownBy(ApplicationContext running) throws IOException {
        awaitShown(running);
        return of(
                new ViewFiles(running.getBean(ProjectionRegistry.class), running.getBean(Database.class)).write(null));
    }

    /** Every view of a ledger that runs has followed its log to the end. */
    static void awaitShown(ApplicationContext running) {
        ProjectionRegistry registry = running.getBean(ProjectionRegistry.class);
        long head = running.getBean(EventLog.class).head();
        for (String name : registry.names()) {
            assertThat(registry.awaitPosition(name, head, PATIENCE)).as(name).isTrue();
        }
    }
}

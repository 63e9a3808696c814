package fr.quitus.app.operations;

import fr.quitus.projections.engine.ProgressListener;
import fr.quitus.projections.engine.ProjectionRegistry;
import fr.quitus.projections.engine.ProjectionStatus;
import fr.quitus.projections.engine.RebuildDriver;
import fr.quitus.projections.engine.RebuildReport;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/**
 * {@code /api/v1/projections} : how each view stands, and its rebuilding from the log. For the exploitation
 * (TECH_ADMIN).
 */
@RestController
public final class ProjectionsController {
    private final ProjectionRegistry registry;
    private final RebuildDriver rebuilds;
    private volatile Progress progress = new Progress(0, 0, 0);

    public ProjectionsController(ProjectionRegistry registry, RebuildDriver rebuilds) {
        this.registry = registry;
        this.rebuilds = rebuilds;
    }

    /** What a rebuild did, with its speed. */
    public record RebuildView(
            List<RebuildReport.Rebuilt> views, long events, double eventsPerSecond, boolean complete) {
        static RebuildView of(RebuildReport report) {
            return new RebuildView(report.views(), report.events(), report.eventsPerSecond(), report.complete());
        }
    }

    /** How far the present rebuild is: events folded, events to fold, events per second. */
    public record Progress(long position, long target, double eventsPerSecond) {}

    /** The views and the rebuild under way, if any. */
    public record ViewsStatus(List<ProjectionStatus> items, Progress rebuild) {}

    @GetMapping("/api/v1/projections")
    ViewsStatus statuses() {
        return new ViewsStatus(registry.statuses(), progress);
    }

    @PostMapping("/api/v1/projections/{name}/rebuild")
    RebuildView rebuild(@PathVariable String name) {
        requireKnown(name);
        ProgressListener listener =
                (position, target, eventsPerSecond) -> progress = new Progress(position, target, eventsPerSecond);
        return RebuildView.of(
                name.equals("all") ? rebuilds.rebuildAll(listener) : rebuilds.rebuild(List.of(name), listener));
    }

    private void requireKnown(String name) {
        if (!name.equals("all") && !registry.names().contains(name)) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
    }

    /** Throws the view's tables away; its questions wait for the rebuild. */
    @PostMapping("/api/v1/projections/{name}/drop")
    ViewsStatus drop(@PathVariable String name) {
        requireKnown(name);
        (name.equals("all") ? registry.names() : List.of(name)).forEach(registry::drop);
        return statuses();
    }
}

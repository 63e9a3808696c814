package fr.quitus.app.operations;

import fr.quitus.projections.engine.ProgressListener;
import fr.quitus.projections.engine.ProjectionRegistry;
import fr.quitus.projections.engine.ProjectionStatus;
import fr.quitus.projections.engine.RebuildDriver;
import fr.quitus.projections.engine.RebuildRefused;
import fr.quitus.projections.engine.RebuildReport;
import fr.quitus.projections.engine.ReplacedView;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/**
 * {@code /api/v1/projections} : how each view stands; its tables thrown away, or those before taken up again by the
 * exploitation (TECH_ADMIN). Rebuilding is {@link RebuildController}'s.
 */
@RestController
public final class ProjectionsController {
    private static final String ALL = "all";

    private final ProjectionRegistry registry;
    private final RebuildDriver rebuilds;

    public ProjectionsController(ProjectionRegistry registry, RebuildDriver rebuilds) {
        this.registry = registry;
        this.rebuilds = rebuilds;
    }

    /** What going back did, with its speed. */
    public record RebuildView(
            List<RebuildReport.Rebuilt> views, long events, double eventsPerSecond, boolean complete) {
        static RebuildView of(RebuildReport report) {
            return new RebuildView(report.views(), report.events(), report.eventsPerSecond(), report.complete());
        }
    }

    /** The views, and what rebuilds replaced and one can go back to. */
    public record ViewsStatus(List<ProjectionStatus> items, List<ReplacedView> replaced) {}

    @GetMapping("/api/v1/projections")
    ViewsStatus statuses() {
        return new ViewsStatus(registry.statuses(), registry.replaced());
    }

    /** Takes up again what the last rebuild of the view replaced, while it is kept. */
    @PostMapping("/api/v1/projections/{name}/go-back")
    RebuildView goBack(@PathVariable String name) {
        if (!registry.names().contains(name)) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        try {
            return RebuildView.of(rebuilds.goBack(name, ProgressListener.SILENT));
        } catch (RebuildRefused e) {
            throw OperationsProblems.of(e);
        }
    }

    private void requireKnown(String name) {
        if (!name.equals(ALL) && !registry.names().contains(name)) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
    }

    /** Throws the view's tables away; its questions wait for the rebuild. */
    @PostMapping("/api/v1/projections/{name}/drop")
    ViewsStatus drop(@PathVariable String name) {
        requireKnown(name);
        try {
            (name.equals(ALL) ? registry.names() : List.of(name)).forEach(registry::drop);
        } catch (RebuildRefused e) {
            throw OperationsProblems.of(e);
        }
        return statuses();
    }
}

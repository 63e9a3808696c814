package fr.quitus.app.operations;

import fr.quitus.app.projection.LogCopies;
import fr.quitus.projections.engine.ProgressListener;
import fr.quitus.projections.engine.ProjectionRegistry;
import fr.quitus.projections.engine.ProjectionStatus;
import fr.quitus.projections.engine.RebuildDriver;
import fr.quitus.projections.engine.RebuildRefused;
import fr.quitus.projections.engine.RebuildReport;
import fr.quitus.projections.engine.ReplacedView;
import fr.quitus.projections.ports.QuestionRefused;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/**
 * {@code /api/v1/projections} : how each view stands, and its rebuilding from the log. For the exploitation
 * (TECH_ADMIN).
 */
@RestController
public final class ProjectionsController {
    private static final String ALL = "all";

    private final ProjectionRegistry registry;
    private final RebuildDriver rebuilds;
    private final LogCopies copies;
    private volatile Progress progress = new Progress(0, 0, 0);

    public ProjectionsController(ProjectionRegistry registry, RebuildDriver rebuilds, LogCopies copies) {
        this.registry = registry;
        this.rebuilds = rebuilds;
        this.copies = copies;
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

    /** The views, what rebuilds replaced and one can go back to, and the rebuild under way, if any. */
    public record ViewsStatus(List<ProjectionStatus> items, List<ReplacedView> replaced, Progress rebuild) {}

    @GetMapping("/api/v1/projections")
    ViewsStatus statuses() {
        return new ViewsStatus(registry.statuses(), registry.replaced(), progress);
    }

    @PostMapping("/api/v1/projections/{name}/rebuild")
    RebuildView rebuild(@PathVariable String name, @RequestParam(required = false) @Nullable String from) {
        requireKnown(name);
        ProgressListener listener =
                (position, target, eventsPerSecond) -> progress = new Progress(position, target, eventsPerSecond);
        Collection<String> names = name.equals(ALL) ? registry.names() : List.of(name);
        try {
            return RebuildView.of(
                    from == null
                            ? rebuilds.rebuild(names, listener)
                            : rebuilds.rebuildFrom(copies.of(from), names, listener));
        } catch (RebuildRefused e) {
            throw problem(e);
        }
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
            throw problem(e);
        }
    }

    private static QuestionRefused problem(RebuildRefused refused) {
        String view = refused.view();
        return switch (refused.reason()) {
            case BUSY ->
                new QuestionRefused(
                        409,
                        "PROJECTION_OCCUPEE",
                        "La projection " + view + " est déjà en cours de reconstruction ou de suppression.",
                        "Attendez la fin, que GET /api/v1/projections annonce.");
            case NOTHING_REPLACED ->
                new QuestionRefused(
                        409,
                        "RIEN_A_REPRENDRE",
                        "Aucune table remplacée de la projection " + view + " n'est gardée.",
                        "Reconstruisez-la depuis le journal.");
            case OTHER_VERSION ->
                new QuestionRefused(
                        409,
                        "AUTRE_VERSION",
                        "Les tables remplacées de la projection " + view + " sont d'une autre version.",
                        "Démarrez la version qui les a écrites : elle les reprend d'elle-même.");
        };
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
        (name.equals(ALL) ? registry.names() : List.of(name)).forEach(registry::drop);
        return statuses();
    }
}

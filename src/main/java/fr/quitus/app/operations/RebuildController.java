package fr.quitus.app.operations;

import fr.quitus.api.door.CallerClaims;
import fr.quitus.app.projection.LogCopies;
import fr.quitus.projections.asking.Refusals;
import fr.quitus.projections.engine.OrderedRebuild;
import fr.quitus.projections.engine.OrderedRebuild.Order;
import fr.quitus.projections.engine.ProjectionRegistry;
import fr.quitus.projections.engine.RebuildRefused;
import fr.quitus.projections.engine.Rebuilds;
import fr.quitus.projections.ports.QuestionRefused;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/**
 * {@code /api/v1/rebuilds} : reconstructions of projections, started, watched and cancelled by the exploitation
 * (TECH_ADMIN). They live in this node's memory: after a restart there are none, and the newest ended are kept.
 */
@RestController
@RequestMapping(RebuildController.PATH)
public final class RebuildController {
    static final String PATH = "/api/v1/rebuilds";
    /** How long a cancellation waits for the end; then it answers that it was asked. */
    static final Duration CANCEL_WAIT = Duration.ofSeconds(10);

    private static final String ALL = "all";

    private final ProjectionRegistry registry;
    private final Rebuilds rebuilds;
    private final LogCopies copies;
    private final RebuildStream stream = new RebuildStream();

    public RebuildController(ProjectionRegistry registry, Rebuilds rebuilds, LogCopies copies) {
        this.registry = registry;
        this.rebuilds = rebuilds;
        this.copies = copies;
    }

    /**
     * What is asked.
     *
     * @param views names of views, or {@code "all"}
     * @param from the bay whose log is read: a, b or c; absent for the primary
     */
    public record Demand(@Nullable JsonNode views, @Nullable String from) {}

    /** Those under way and the last ended, the newest first. */
    public record RebuildList(List<RebuildView> items, int keptMax) {}

    @PostMapping
    @ResponseStatus(HttpStatus.ACCEPTED)
    ResponseEntity<RebuildView> start(@RequestBody Demand demand, @AuthenticationPrincipal Jwt token) {
        String author = CallerClaims.read(token).actor().text();
        Order order = new Order(author, views(demand.views()), demand.from());
        try {
            String from = order.from();
            OrderedRebuild run = from == null ? rebuilds.start(order) : rebuilds.start(order, copies.of(from));
            return ResponseEntity.accepted()
                    .location(URI.create(PATH + "/" + run.id()))
                    .body(RebuildView.of(run.shown()));
        } catch (RebuildRefused e) {
            throw OperationsProblems.of(e);
        }
    }

    private List<String> views(@Nullable JsonNode asked) {
        if (asked != null && asked.isString() && asked.stringValue().equals(ALL)) {
            return registry.names().stream().sorted().toList();
        }
        List<String> names = new ArrayList<>();
        if (asked != null && asked.isArray()) {
            for (JsonNode name : asked) {
                names.add(known(name.isString() ? name.stringValue() : ""));
            }
        }
        if (names.isEmpty()) {
            throw Refusals.invalid("« views » est une liste de noms de projections, ou \"all\".");
        }
        return names.stream().distinct().sorted().toList();
    }

    private String known(String name) {
        if (!registry.names().contains(name)) {
            throw new QuestionRefused(
                    404,
                    "PROJECTION_INCONNUE",
                    "Il n'y a pas de projection « " + name + " ».",
                    "GET /api/v1/projections les nomme toutes.");
        }
        return name;
    }

    @GetMapping
    RebuildList all() {
        return new RebuildList(
                rebuilds.all().stream().map(run -> RebuildView.of(run.shown())).toList(), Rebuilds.RUNS_KEPT_MAX);
    }

    @GetMapping("/{id}")
    RebuildView one(@PathVariable String id) {
        return RebuildView.of(run(id).shown());
    }

    @GetMapping(path = "/{id}/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    void events(@PathVariable String id, HttpServletResponse response) {
        stream.show(run(id), response);
    }

    /** Cancelling one that ended changes nothing and shows how it ended. */
    @DeleteMapping("/{id}")
    ResponseEntity<RebuildView> cancel(@PathVariable String id) throws InterruptedException {
        OrderedRebuild run = run(id);
        run.cancel();
        OrderedRebuild.Shown shown = run.awaitEnd(CANCEL_WAIT);
        return ResponseEntity.status(shown.state().ended() ? HttpStatus.OK : HttpStatus.ACCEPTED)
                .body(RebuildView.of(shown));
    }

    private OrderedRebuild run(String id) {
        UUID known;
        try {
            known = UUID.fromString(id);
        } catch (IllegalArgumentException _) {
            throw unknown(id);
        }
        return rebuilds.find(known).orElseThrow(() -> unknown(id));
    }

    private static QuestionRefused unknown(String id) {
        return new QuestionRefused(
                404,
                "RECONSTRUCTION_INCONNUE",
                "Aucune reconstruction « " + id + " » n'est connue de ce nœud.",
                "Un nœud ne garde que ses dernières reconstructions, jusqu'à son arrêt : GET " + PATH
                        + " les énumère.");
    }
}

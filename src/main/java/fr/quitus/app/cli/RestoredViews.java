package fr.quitus.app.cli;

import fr.quitus.app.QuitusSettings.Storage;
import fr.quitus.domain.invariants.InvariantFold.Broken;
import fr.quitus.eventstore.EventLog;
import fr.quitus.projections.engine.ProjectionRegistry;
import fr.quitus.projections.engine.ProjectionState;
import fr.quitus.projections.engine.ProjectionStatus;
import fr.quitus.projections.invariants.InvariantChecker;
import fr.quitus.projections.invariants.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * A restored ledger is started once, on a port that nobody is told: its views are made from the log and its truths
 * checked event by event. It gets no key and no archive of its own by that.
 */
final class RestoredViews {
    private static final long LOOK_AGAIN_MS = 200;

    private RestoredViews() {}

    /** Whether every view was made and every truth holds; tells it. */
    static boolean hold(Path data, Storage.Mode mode, String origin) throws IOException {
        boolean hadKey = Files.exists(key(data));
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("server.port", LocalPort.any());
        settings.put("quitus.data", data.toAbsolutePath().normalize().toString());
        settings.put("quitus.storage.mode", mode.name().toLowerCase(Locale.ROOT));
        settings.put("quitus.proofs.origin", origin);
        settings.put("quitus.proofs.checkpoint-interval-s", Integer.MAX_VALUE);
        settings.put("quitus.archive.folder", "none");
        settings.put("logging.level.root", "error");
        settings.put("logging.level.fr.quitus", "error");
        try (ConfigurableApplicationContext instance = Instances.start(settings)) {
            return check(instance);
        } finally {
            if (!hadKey) {
                Files.deleteIfExists(key(data));
            }
        }
    }

    private static Path key(Path data) {
        return data.resolve("keys").resolve("log.key");
    }

    private static boolean check(ConfigurableApplicationContext instance) {
        long head = instance.getBean(EventLog.class).frontier().size() - 1;
        ProjectionRegistry views = instance.getBean(ProjectionRegistry.class);
        InvariantChecker truths = instance.getBean(InvariantChecker.class);
        long begun = System.nanoTime();
        List<ProjectionStatus> made = views.statuses();
        while (!isDecided(made, truths.verdict(), head)) {
            long slowest =
                    made.stream().mapToLong(ProjectionStatus::position).min().orElse(head);
            ProgressBar.show(
                    Math.min(slowest, truths.verdict().position()) + 1,
                    head + 1,
                    (slowest + 1) * 1e9 / Math.max(1, System.nanoTime() - begun));
            try {
                Thread.sleep(LOOK_AGAIN_MS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
            made = views.statuses();
        }
        System.out.println();
        return tell(made, truths.verdict());
    }

    private static boolean isDecided(List<ProjectionStatus> views, Verdict verdict, long head) {
        boolean isMade = views.stream()
                .allMatch(view -> view.state() == ProjectionState.FAILED || (view.healthy() && view.lagEvents() == 0));
        return isMade && (verdict.position() >= head || verdict.unreadablePosition() != null);
    }

    private static boolean tell(List<ProjectionStatus> views, Verdict verdict) {
        List<String> lacking = views.stream()
                .filter(view -> !view.healthy() || !view.whole())
                .map(ProjectionStatus::name)
                .toList();
        List<String> broken = verdict.broken().stream()
                .map((Broken each) -> each.code() + " depuis la position " + each.position())
                .toList();
        System.out.printf(
                "États de lecture     %s%n",
                lacking.isEmpty() ? views.size() + " refaits" : "INCOMPLETS : " + String.join(", ", lacking));
        System.out.printf(
                "Invariants           %s%n",
                verdict.unreadablePosition() != null
                        ? "ILLISIBLE à la position " + verdict.unreadablePosition()
                        : broken.isEmpty() ? "tenus jusqu'à la position " + verdict.position() : "ROMPUS : " + broken);
        return lacking.isEmpty() && broken.isEmpty() && verdict.unreadablePosition() == null;
    }
}

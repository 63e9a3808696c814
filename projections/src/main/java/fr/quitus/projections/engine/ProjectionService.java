package fr.quitus.projections.engine;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Runs the views for as long as the application runs: prepares their tables, starts the live driver, and rebuilds the
 * views whose fold changed. Questions are served meanwhile, by nodes of the release before too; an outdated view says
 * that it is being rebuilt.
 */
public final class ProjectionService implements SmartLifecycle {
    /** Who ordered the rebuild of views whose fold changed. */
    static final String AUTHOR = "démarrage";

    private static final int UPKEEP_MINUTES = 60;
    /** How often it looks whether a rebuild that another node kept away, or a place another release left, is free. */
    private static final int LOOK_AGAIN_SECONDS = 10;

    private static final Logger LOG = LoggerFactory.getLogger(ProjectionService.class);

    private final ProjectionRegistry registry;
    private final LiveDriver live;
    private final Rebuilds rebuilds;
    private final Duration replacedKept;
    private final ScheduledExecutorService upkeep = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("projections-upkeep").daemon(true).factory());
    private volatile List<String> owed = List.of();
    private volatile boolean running;

    public ProjectionService(ProjectionRegistry registry, LiveDriver live, Rebuilds rebuilds, ProjectionLimits limits) {
        this.replacedKept = limits.replacedKept();
        this.registry = registry;
        this.live = live;
        this.rebuilds = rebuilds;
    }

    @Override
    public void start() {
        owed = registry.prepare();
        live.start();
        rebuildOwed();
        upkeep.scheduleWithFixedDelay(this::dropReplaced, 0, UPKEEP_MINUTES, TimeUnit.MINUTES);
        upkeep.scheduleWithFixedDelay(this::lookAgain, LOOK_AGAIN_SECONDS, LOOK_AGAIN_SECONDS, TimeUnit.SECONDS);
        running = true;
    }

    private void lookAgain() {
        try {
            if (!owed.isEmpty()) {
                owed = owed.stream().filter(registry.outdated()::contains).toList();
                rebuildOwed();
            }
            registry.left().forEach(this::takeBack);
        } catch (RuntimeException e) {
            LOG.warn("views of another version were not looked through", e);
        }
    }

    private void rebuildOwed() {
        if (owed.isEmpty()) {
            return;
        }
        try {
            rebuilds.start(new OrderedRebuild.Order(AUTHOR, owed, null));
            owed = List.of();
        } catch (RebuildRefused e) {
            LOG.info("outdated views {} are rebuilt later: {}", owed, e.getMessage());
        } catch (RuntimeException e) {
            LOG.warn("outdated views {} were not rebuilt yet", owed, e);
        }
    }

    /** After a release was taken back, its views are live again once no node of the other follows its own. */
    private void takeBack(String view) {
        try (WorkLock _ = registry.hold(List.of(view))) {
            registry.requireShown(List.of(view));
            registry.signalMoved();
        } catch (RebuildRefused e) {
            LOG.debug("{} stays aside: {}", view, e.getMessage());
        }
    }

    private void dropReplaced() {
        try {
            List<String> dropped = registry.dropReplaced(replacedKept);
            if (!dropped.isEmpty()) {
                LOG.info("replaced tables of {} were kept for {} and are dropped", dropped, replacedKept);
            }
        } catch (RuntimeException e) {
            LOG.warn("replaced tables were not looked through", e);
        }
    }

    @Override
    public void stop() {
        running = false;
        upkeep.shutdownNow();
        rebuilds.close();
        live.close();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}

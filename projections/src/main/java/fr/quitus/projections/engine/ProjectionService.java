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
 * views
 * whose fold changed. Questions are served meanwhile; an outdated view says that it is being rebuilt.
 */
public final class ProjectionService implements SmartLifecycle {
    /** Who ordered the rebuild of views whose fold changed. */
    static final String AUTHOR = "démarrage";

    private static final int UPKEEP_MINUTES = 60;
    private static final Logger LOG = LoggerFactory.getLogger(ProjectionService.class);

    private final ProjectionRegistry registry;
    private final LiveDriver live;
    private final Rebuilds rebuilds;
    private final Duration replacedKept;
    private final ScheduledExecutorService upkeep = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("projections-upkeep").daemon(true).factory());
    private volatile boolean running;

    public ProjectionService(ProjectionRegistry registry, LiveDriver live, Rebuilds rebuilds, ProjectionLimits limits) {
        this.replacedKept = limits.replacedKept();
        this.registry = registry;
        this.live = live;
        this.rebuilds = rebuilds;
    }

    @Override
    public void start() {
        List<String> outdated = registry.prepare();
        live.start();
        upkeep.scheduleWithFixedDelay(this::dropReplaced, 0, UPKEEP_MINUTES, TimeUnit.MINUTES);
        running = true;
        if (!outdated.isEmpty()) {
            rebuild(outdated);
        }
    }

    private void rebuild(List<String> outdated) {
        try {
            rebuilds.start(new OrderedRebuild.Order(AUTHOR, outdated, null));
        } catch (RuntimeException e) {
            // Another node may be rebuilding them already; else the views stay outdated, which health shows.
            LOG.warn("outdated views {} were not rebuilt here", outdated, e);
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

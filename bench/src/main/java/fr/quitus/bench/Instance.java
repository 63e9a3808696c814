package fr.quitus.bench;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import fr.quitus.api.door.Caller;
import fr.quitus.app.QuitusApplication;
import fr.quitus.app.QuitusSettings;
import fr.quitus.projections.engine.ProjectionRegistry;
import fr.quitus.projections.engine.ProjectionStatus;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** The application on embedded bays with fsync, in this process. */
final class Instance implements AutoCloseable {
    private static final Duration SETTLE_TIMEOUT = Duration.ofMinutes(60);

    private final ConfigurableApplicationContext context;
    private final String address;

    private Instance(ConfigurableApplicationContext context, String address) {
        this.context = context;
        this.address = address;
    }

    /** @param quorum three bays of which two must have an event; else one instance alone */
    static Instance start(Path data, boolean quorum) {
        return start(data, quorum, List.of());
    }

    /** @param seams see each part of the application when it is made, and may put another in its place */
    static Instance start(Path data, boolean quorum, List<BeanPostProcessor> seams) {
        return start(
                data,
                quorum,
                freePort(),
                seams,
                // Decisions are measured: a deposit is none.
                "--quitus.front-desk.enabled=false",
                // Whoever asks from this process runs among the requests, and would have fewer of them let in.
                "--quitus.admission.lateness-ms=0");
    }

    /** @param settings beside those that every bench needs */
    static Instance start(Path data, boolean quorum, int port, List<BeanPostProcessor> seams, String... settings) {
        SpringApplication application = new SpringApplication(QuitusApplication.class);
        application.setLogStartupInfo(false);
        application.addInitializers(
                context -> seams.forEach(seam -> context.getBeanFactory().addBeanPostProcessor(seam)));
        List<String> all = new ArrayList<>(List.of(
                "--server.port=" + port,
                "--quitus.data=" + data,
                "--quitus.storage.mode=" + (quorum ? "bays" : "single"),
                "--quitus.fiscal-year=" + Workload.FISCAL_YEAR,
                // A few callers stand for a State's: what one user may send is not what is measured.
                "--quitus.admission.user-requests-per-s=0",
                "--logging.level.root=error",
                "--logging.level.fr.quitus=warn"));
        all.addAll(List.of(settings));
        ConfigurableApplicationContext context = application.run(all.toArray(String[]::new));
        return new Instance(context, "http://127.0.0.1:" + port);
    }

    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new IllegalStateException("no free port", e);
        }
    }

    ConfigurableApplicationContext context() {
        return context;
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    String address() {
        return address;
    }

    /**
     * A token as the embedded issuer gives them, for a caller who works for every funds centre: the ready-made manager
     * only works for two.
     */
    String token(Caller caller) {
        @SuppressWarnings("unchecked") // the issuer's only key source
        JWKSource<SecurityContext> keys = context.getBean(JWKSource.class);
        return new CallerTokens(
                        keys, address, bean(QuitusSettings.class).security().audience())
                .token(caller);
    }

    /** Events of the log that the slowest view does not show yet. */
    long lagEvents() {
        return bean(ProjectionRegistry.class).statuses().stream()
                .mapToLong(ProjectionStatus::lagEvents)
                .max()
                .orElseThrow();
    }

    /** Waits until every view shows this position. */
    void awaitViews(long position) {
        ProjectionRegistry registry = bean(ProjectionRegistry.class);
        for (String name : registry.names()) {
            if (!registry.awaitPosition(name, position, SETTLE_TIMEOUT)) {
                throw new IllegalStateException("view " + name + " does not show " + position + ": "
                        + registry.status(name).map(ProjectionStatus::toString).orElse("unknown"));
            }
        }
    }

    @Override
    public void close() {
        context.close();
    }
}

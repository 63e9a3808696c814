package fr.quitus.app.cli;

import fr.quitus.app.scenario.FreshInstance;
import fr.quitus.app.scenario.InstanceNotStarted;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * An empty ledger of its own for a scenario, on one PostgreSQL that does not wait for the disk: what a scenario proves
 * is the accounts, and its data is thrown away.
 */
public final class FreshLedger implements FreshInstance {
    private final int fiscalYear;
    private @Nullable Path data;
    private @Nullable ConfigurableApplicationContext context;

    public FreshLedger(int fiscalYear) {
        this.fiscalYear = fiscalYear;
    }

    @Override
    public URI start() {
        try {
            Path folder = Files.createTempDirectory("quitus-scenario-");
            data = folder;
            int port = LocalPort.any();
            Map<String, Object> settings = new LinkedHashMap<>();
            settings.put("server.port", port);
            settings.put("quitus.data", folder.toString());
            settings.put("quitus.fiscal-year", fiscalYear);
            settings.put("quitus.storage.mode", "single");
            settings.put("quitus.storage.fsync", false);
            settings.put("logging.level.root", "error");
            settings.put("logging.level.fr.quitus", "error");
            context = Instances.start(settings);
            return URI.create("http://127.0.0.1:" + port);
        } catch (IOException | RuntimeException e) {
            throw new InstanceNotStarted("l'instance du scénario n'a pas démarré : " + e.getMessage(), e);
        }
    }

    @Override
    public void stop() {
        if (context != null) {
            context.close();
        }
        if (data != null) {
            try {
                Folders.delete(data);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}

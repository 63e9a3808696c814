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

/** The application over one of the {@link FreshLedgers}. */
final class FreshLedger implements FreshInstance {
    private final FreshLedgers ledgers;
    private final int fiscalYear;
    private @Nullable Path data;
    private FreshLedgers.@Nullable Database database;
    private @Nullable ConfigurableApplicationContext context;

    FreshLedger(FreshLedgers ledgers, int fiscalYear) {
        this.ledgers = ledgers;
        this.fiscalYear = fiscalYear;
    }

    @Override
    public URI start() {
        try {
            Path folder = Files.createTempDirectory("quitus-scenario-");
            data = folder;
            FreshLedgers.Database own = ledgers.create();
            database = own;
            int port = LocalPort.any();
            Map<String, Object> settings = new LinkedHashMap<>();
            settings.put("server.port", port);
            settings.put("quitus.data", folder.toString());
            settings.put("quitus.fiscal-year", fiscalYear);
            settings.put("quitus.storage.mode", "external");
            settings.put("quitus.storage.url", own.url());
            settings.put("quitus.storage.user", own.user());
            settings.put("quitus.storage.password", own.password());
            // A scenario sends a thousand acts at once to see what becomes of them, not who comes first: all may wait.
            settings.put("quitus.admission.line-max", 1_000);
            settings.put("quitus.admission.wait-ms", 120_000);
            settings.put("quitus.admission.user-requests-per-s", 0);
            settings.put("logging.level.root", "error");
            settings.put("logging.level.fr.quitus", "error");
            ledgers.lendIssuerKey(folder);
            context = Instances.start(settings);
            ledgers.keepIssuerKey(folder);
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
        if (database != null) {
            ledgers.drop(database);
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

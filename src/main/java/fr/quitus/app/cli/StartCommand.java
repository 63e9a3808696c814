package fr.quitus.app.cli;

import fr.quitus.app.QuitusSettings;
import fr.quitus.app.archive.RestoreTarget;
import fr.quitus.app.client.Stop;
import fr.quitus.app.opening.BudgetOpening;
import fr.quitus.app.operations.InstanceFile;
import fr.quitus.app.reference.ReferenceData;
import fr.quitus.app.security.ReadyMadeIdentity;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.event.ContextClosedEvent;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./quitus start} : the ledger, its bays and its door, until Ctrl-C. */
@Command(name = "start", description = "Démarre le registre et ses trois baies (Ctrl-C pour arrêter).")
final class StartCommand implements Callable<Integer> {
    /** Not an exit code: the server runs. */
    static final int RUNNING = -1;

    @Option(names = "--port", description = "Port HTTP (par défaut 8080, ou le premier libre au-dessus).")
    private @Nullable Integer port;

    @Option(names = "--data", description = "Dossier des données (par défaut : data).")
    private Path data = Path.of("data");

    @Option(names = "--vide", description = "N'ouvre pas les crédits du PLF 2025 sur un registre vide.")
    private boolean empty;

    private final PrintStream out = System.out;

    @Override
    public Integer call() {
        Instant begun = Instant.now();
        if (RestoreTarget.isUnfinished(data)) {
            throw new Stop("La restauration de " + data + " n'est pas allée à son terme : recommencez-la"
                    + " (./quitus restore), ou videz ce dossier.");
        }
        int found = LocalPort.choose(port);
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("server.port", found);
        settings.put("quitus.data", data.toAbsolutePath().normalize().toString());
        out.println("Quitus démarre ; données dans " + data.toAbsolutePath().normalize());
        ConfigurableApplicationContext context = Instances.start(settings);
        String address = "http://127.0.0.1:" + found;
        InstanceFile instance = InstanceFile.in(data);
        instance.write(address);
        context.addApplicationListener((ContextClosedEvent closed) -> instance.delete());
        if (!empty && context.getBean(QuitusSettings.class).demonstration()) {
            openCredits(context.getBean(BudgetOpening.class));
        }
        announce(address, Duration.between(begun, Instant.now()), context);
        return RUNNING;
    }

    /** What the other words of ./quitus need to find an instance that is not on the default folder. */
    private String elsewhere() {
        return data.equals(Path.of("data")) ? "" : " --data " + data;
    }

    private void openCredits(BudgetOpening opening) {
        int opened = opening.open();
        if (opened > 0) {
            out.println(
                    "Crédits ouverts : " + opened + " lignes programme × titre, " + ReferenceData.CREDITS_LABEL + ".");
        }
    }

    private void announce(String address, Duration took, ConfigurableApplicationContext context) {
        int year = context.getBean(QuitusSettings.class).fiscalYear();
        out.printf(
                "%nQuitus répond sur %s (prêt en %.1f s). Démonstration, exercice %d.%n%n",
                address, took.toMillis() / 1000.0, year);
        out.println("Identités de démonstration (mot de passe : " + ReadyMadeIdentity.PASSWORD + ") :");
        for (ReadyMadeIdentity identity : ReadyMadeIdentity.all(year)) {
            out.printf("  %-11s %-20s %s%n", identity.name(), identity.caller().role(), identity.function());
        }
        out.println();
        out.println("Première commande à essayer, dans un autre terminal :");
        out.println("  curl -s -H \"Authorization: Bearer $(./quitus token denis" + elsewhere() + ")\" " + address
                + "/api/v1/budgets/" + year + "/missions");
        out.println();
        out.println("Ctrl-C arrête tout.");
    }
}

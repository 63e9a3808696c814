package fr.quitus.app.cli;

import fr.quitus.app.client.LedgerHttp;
import fr.quitus.app.client.Stop;
import fr.quitus.app.proof.BayLog;
import fr.quitus.app.storage.LedgerStorage;
import fr.quitus.bays.BayCopy;
import fr.quitus.bays.BayName;
import fr.quitus.bays.BaysAtRest;
import fr.quitus.bays.BaysAtRest.Resting;
import fr.quitus.bays.StorageException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code ./quitus bays promote LETTER} : another bay leads, on purpose. With {@code --force}, and the instance stopped,
 * the bay leads although the others are not heard: what may be lost is stated first.
 */
@Command(
        name = "promote",
        description = "Promeut une baie au quorum ; avec --force, instance arrêtée, impose une baie survivante.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Codes de retour : 0 fait, 2 refusé. --force copie chaque baie lisible dans le dossier des données pour y"
                    + " lire son dernier fait : il y faut la place de la plus grande."
        })
final class PromoteCommand implements Callable<Integer> {
    @Parameters(paramLabel = "BAIE", description = "La baie : a, b ou c.")
    private String bay = "";

    @Option(names = "--reason", description = "Pourquoi : gardé au journal de l'application (sans --force).")
    private String reason = "";

    @Option(names = "--data", description = "Dossier des données de l'instance (par défaut : data).")
    private Path data = Path.of("data");

    @Option(names = "--force", description = "Instance arrêtée : impose cette baie, au prix d'une perte possible.")
    private boolean force;

    @Option(names = "--accept-loss", description = "Avec --force : accepte la perte énoncée, sans confirmation.")
    private boolean acceptLoss;

    private final PrintStream out;
    private final BufferedReader in;

    PromoteCommand() {
        this(System.out, new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)));
    }

    PromoteCommand(PrintStream out, BufferedReader in) {
        this.out = out;
        this.in = in;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (force) {
            return forced();
        }
        if (acceptLoss) {
            return refused("--accept-loss ne va qu'avec --force : une promotion voulue ne perd rien.");
        }
        try (LedgerHttp http = LedgerHttp.of(data)) {
            return BayActCommands.order(http, "promote", bay, reason, out);
        }
    }

    private int forced() throws IOException {
        Optional<BayName> chosen = Arrays.stream(BayName.values())
                .filter(name -> name.folder().equalsIgnoreCase(bay))
                .findFirst();
        if (chosen.isEmpty()) {
            return refused("il n'y a pas de baie « " + bay + " ».");
        }
        BayName leader = chosen.get();
        try (BaysAtRest rest = BaysAtRest.hold(data.resolve("bays"))) {
            state(leader, rest);
            if (!acceptLoss && !confirmed(leader)) {
                return refused("rien n'a été changé.");
            }
            rest.force(leader);
        }
        out.println("La baie " + leader.folder() + " sera primaire au prochain ./quitus start. Ce que les autres"
                + " contiennent sera mis de côté, non effacé.");
        return BayActCommands.DONE;
    }

    private boolean confirmed(BayName leader) throws IOException {
        out.println("Pour accepter cette perte, tapez la lettre de la baie imposée :");
        String typed = in.readLine();
        return typed != null && typed.strip().equalsIgnoreCase(leader.folder());
    }

    /** What each folder holds, and what the others hold that the chosen one does not. */
    private void state(BayName leader, BaysAtRest rest) {
        Map<BayName, Long> events = new EnumMap<>(BayName.class);
        out.println("Ce que contiennent les baies :");
        for (Resting one : rest.bays()) {
            Long held = one.whole() ? eventsOf(one) : null;
            if (held != null) {
                events.put(one.name(), held);
            }
            out.println("  " + one.name().folder() + " : "
                    + (held == null ? "illisible. " + one.detail() : last(held))
                    + (one.term() == null
                            ? ""
                            : " Dernier mandat connu : " + one.term() + ", primaire "
                                    + (one.primary() == null
                                            ? "?"
                                            : one.primary().folder()) + "."));
        }
        Long own = events.get(leader);
        if (own == null) {
            throw new Stop("La baie " + leader.folder() + " n'est pas lisible : elle ne peut être imposée.");
        }
        out.println("Perte possible si la baie " + leader.folder() + " est imposée :");
        for (BayName other : BayName.values()) {
            if (other == leader) {
                continue;
            }
            Long held = events.get(other);
            if (held == null) {
                out.println("  " + other.folder() + " n'est pas lisible : les faits acquittés après le n° " + (own - 1)
                        + " qu'elle tient sont perdus, en nombre inconnu.");
            } else if (held > own) {
                out.println(
                        "  " + other.folder() + " tient " + (held - own) + " faits de plus, du n° " + own + " au n° "
                                + (held - 1) + " : ils seraient mis de côté, hors du registre. Imposez plutôt "
                                + other.folder() + ".");
            } else {
                out.println("  " + other.folder() + " ne tient aucun fait de plus.");
            }
        }
    }

    private static String last(long events) {
        return events == 0 ? "aucun fait." : "dernier fait n° " + (events - 1) + ".";
    }

    /** Read in a copy: a folder that PostgreSQL has started in is no longer as it was found. */
    private @Nullable Long eventsOf(Resting one) {
        Path scratch = data.resolve("bays-read-" + one.name().folder());
        try (BayCopy copy = BayCopy.open(one.folder(), scratch, null);
                BayLog log = BayLog.open(connect(copy))) {
            return log.head().events();
        } catch (StorageException | SQLException e) {
            out.println("  (" + one.name().folder() + " : " + e.getMessage() + ")");
            return null;
        }
    }

    private static Connection connect(BayCopy copy) throws SQLException {
        return DriverManager.getConnection(copy.jdbcUrl(LedgerStorage.DATABASE), copy.user(), copy.password());
    }

    private static int refused(String why) {
        System.err.println("Quitus : l'ordre est refusé : " + why);
        return BayActCommands.REFUSED;
    }
}

package fr.quitus.bench;

import fr.quitus.app.operations.InstanceFile;
import fr.quitus.bench.figures.Figure;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code ./quitus load} : a load on a running demonstration, arrival by arrival as planned, whatever is answered. */
@Command(
        name = "load",
        description = "Charge une instance de démonstration : arrivées fixées d'avance, en boucle ouverte.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Écrit des crédits et des dossiers fictifs dans l'instance : jamais sur de vrais comptes.",
            "Codes de retour : 0 rien de perdu ni en double, 1 le contraire ou une issue inconnue, 2 pas commencé."
        })
final class TrafficCommand implements Callable<Integer> {
    private static final int NOT_WELL = 1;
    private static final int NOT_BEGUN = 2;
    private static final int STOCK_MIN = 10;
    private static final int STOCK_MAX = 200;
    private static final int PAYMENT_STOCK_MAX = 5_000;
    private static final int PAYMENT_ACTS = 5;

    @Option(names = "--url", description = "Où envoyer, si ce n'est pas à l'adresse de l'instance du dossier.")
    private @Nullable URI url;

    @Option(names = "--data", description = "Dossier des données de l'instance : son adresse, et la clé des jetons.")
    private Path data = Path.of("data");

    @Option(names = "--rate", required = true, description = "Demandes par seconde, à l'heure la plus chargée.")
    private double rate;

    @Option(names = "--for", required = true, paramLabel = "SECONDES", description = "Durée, en secondes.")
    private int seconds;

    @Option(names = "--profile", defaultValue = "state", description = "state, december, payments ou rush.")
    private String profile = "";

    @Option(names = "--reads", paramLabel = "%", description = "Questions sur cent demandes (selon le profil).")
    private @Nullable Integer reads;

    @Option(names = "--administrations", defaultValue = "10", description = "De 1 à 20 (${DEFAULT-VALUE}).")
    private int administrations;

    @Option(names = "--zipf", defaultValue = "1", description = "Exposant : 0 les charge toutes autant.")
    private double theta;

    @Option(names = "--flood", paramLabel = "NOM=%", description = "Une administration envoie cette part : A01=80%%.")
    private @Nullable String flood;

    @Option(names = "--retries", defaultValue = "none", description = "none, polite ou storm.")
    private String retries = "";

    @Option(names = "--connections", defaultValue = "1024", description = "Au plus (${DEFAULT-VALUE}).")
    private int connections;

    @Option(names = "--year", defaultValue = "2025", description = "Exercice de la démonstration.")
    private int year;

    @Option(names = "--seed", defaultValue = "1", description = "Toutes les arrivées en découlent.")
    private long seed;

    @Option(names = "--json", description = "Un objet JSON et rien d'autre.")
    private boolean json;

    @Spec
    private @Nullable CommandSpec spec;

    private final PrintStream out;
    private final PrintStream progress = System.err;
    private final String command;

    TrafficCommand(PrintStream out, String command) {
        this.out = out;
        this.command = command;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        TrafficSchedule.Plan plan = plan();
        RetryPolicy policy = RetryPolicy.named(retries).orElseThrow(() -> wrong("--retries : none, polite ou storm"));
        String address = InstanceFile.in(data).address().orElse(null);
        if (address == null) {
            progress.println("Aucune instance ne tourne sur " + data + " : lancez d'abord ./quitus start.");
            return NOT_BEGUN;
        }
        CallerTokens tokens = CallerTokens.of(data, address, "quitus");
        TrafficRun.Target target = new TrafficRun.Target(url == null ? URI.create(address) : url, tokens::token, year);
        String name = Long.toString(System.currentTimeMillis() / 1_000, Character.MAX_RADIX)
                .toUpperCase(Locale.ROOT);
        Path witness = Files.createTempFile("quitus-charge-", ".tsv");
        Report report = new Report("load", command);
        try (TrafficRun run = new TrafficRun(target, name, administrations, connections, witness)) {
            progress.println("Préparation : crédits et dossiers fictifs de " + administrations + " administrations");
            run.open();
            run.stock(stock(plan));
            TrafficRun.Result result = run.load(plan, policy, second -> progress.println(TrafficPage.second(second)));
            TrafficRun.Deposits deposits = run.settle();
            TrafficCheck.Found found = run.check();
            List<Figure> figures = new ArrayList<>(TrafficPage.figures(result));
            figures.addAll(TrafficPage.figures(deposits, run.unsettled(), found));
            String page = TrafficPage.load(result) + TrafficPage.end(deposits, run.unsettled(), found);
            if (json) {
                report.tell(new Measurement(figures, page), true, null, out);
            } else {
                out.println(page);
            }
            progress.println("Témoin : " + witness);
            return found.holds() && run.unsettled() == 0 && deposits.undecided() == 0 ? 0 : NOT_WELL;
        }
    }

    private TrafficSchedule.Plan plan() {
        TrafficProfile mix =
                TrafficProfile.named(profile).orElseThrow(() -> wrong("--profile : state, december, payments ou rush"));
        Shares shares = Shares.zipf(administrations, theta);
        if (flood != null) {
            shares = flooded(shares, flood);
        }
        return new TrafficSchedule.Plan(
                mix, reads == null ? mix.readsPercent() : reads, shares, rate, Duration.ofSeconds(seconds), seed);
    }

    private Shares flooded(Shares shares, String asked) {
        for (int office = 0; office < administrations; office++) {
            String name = TrafficOffice.name(office);
            if (asked.matches(name + "=[1-9][0-9]?%")) {
                double part = Integer.parseInt(asked, name.length() + 1, asked.length() - 1, 10) / 100.0;
                return shares.flooded(office, part);
            }
        }
        throw wrong("--flood : par exemple A01=80%, une administration de A01 à "
                + TrafficOffice.name(administrations - 1));
    }

    private ParameterException wrong(String message) {
        if (spec == null) {
            throw new IllegalStateException(message);
        }
        return new ParameterException(spec.commandLine(), message);
    }

    /**
     * Files that wait in each lane of each administration before the first arrival: twice what chance alone takes from
     * a lane whose files come in as fast as they go out.
     */
    static Map<TrafficLane, Integer> stock(TrafficSchedule.Plan plan) {
        double requests =
                plan.perSecond() * plan.time().toSeconds() / plan.offices().size();
        int some = Math.clamp((long) (2 * Math.sqrt(requests)), STOCK_MIN, STOCK_MAX);
        boolean draining = plan.profile() != TrafficProfile.STATE;
        Map<TrafficLane, Integer> stock = new EnumMap<>(TrafficLane.class);
        stock.put(TrafficLane.SERVICE, some);
        stock.put(TrafficLane.INVOICE, some);
        stock.put(
                TrafficLane.PAYMENT,
                draining
                        ? Math.clamp(
                                some + (long) (requests / PAYMENT_ACTS),
                                some,
                                PAYMENT_STOCK_MAX / plan.offices().size())
                        : some);
        return stock;
    }
}

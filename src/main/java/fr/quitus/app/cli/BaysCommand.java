package fr.quitus.app.cli;

import fr.quitus.app.client.LedgerHttp;
import fr.quitus.app.client.Stop;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** {@code ./quitus bays} : what each storage bay of a running instance is, in 80 columns; and orders on one of them. */
@Command(
        name = "bays",
        description = "Montre l'état des baies de stockage, ou donne un ordre sur l'une d'elles.",
        subcommands = {
            BayActCommands.Drain.class,
            BayActCommands.Remove.class,
            BayActCommands.Add.class,
            BayActCommands.Reseed.class,
            PromoteCommand.class
        },
        mixinStandardHelpOptions = true)
final class BaysCommand implements Callable<Integer> {
    private static final int COLUMNS = 80;
    private static final int ROOT_CHARS = 8;
    private static final String UNKNOWN = "-";
    private static final Map<String, String> VERDICTS = Map.of(
            "SOUND", "intacte",
            "DAMAGED", "ALTÉRÉE, à réparer",
            "UNDECIDED", "EN DÉSACCORD avec d'autres",
            "UNREAD", "pas encore en entier");
    private static final String ROW = "%-4s %-11s %11s %10s %6s %5s %5s %-8s %s";

    @Option(names = "--data", description = "Dossier des données de l'instance (par défaut : data).")
    private Path data = Path.of("data");

    @Override
    public Integer call() {
        try (LedgerHttp http = LedgerHttp.of(data)) {
            LedgerHttp.Reply reply = http.get("tess", "/api/v1/bays", -1);
            if (!reply.ok()) {
                throw new Stop("L'instance répond " + reply.status() + " : " + reply.text());
            }
            lines(reply.json(), Instant.now()).forEach(System.out::println);
            wrapped(ArchiveCommand.line(ArchiveCommand.archive(http))).forEach(System.out::println);
        }
        return 0;
    }

    static List<String> lines(JsonNode bays, Instant now) {
        List<String> lines = new ArrayList<>();
        lines.add(ROW.formatted("", "", "", "retard", "", "", "", "", "").stripTrailing());
        lines.add(ROW.formatted("baie", "état", "position", "octets", "faits", "s", "sonde", "racine", "disque"));
        for (JsonNode bay : bays.path("items")) {
            lines.add(ROW.formatted(
                            bay.path("name").asString(),
                            bay.path("state").asString(),
                            text(bay, "position"),
                            text(bay, "lagBytes"),
                            text(bay, "lagEvents"),
                            text(bay, "lagSeconds"),
                            age(bay, "probedAt", now),
                            start(text(bay, "root"), ROOT_CHARS),
                            text(bay, "device"))
                    .stripTrailing());
        }
        for (JsonNode bay : bays.path("items")) {
            lines.addAll(wrapped(
                    bay.path("name").asString() + " : " + bay.path("detail").asString()));
            lines.add("    " + bay.path("folder").asString());
            lines.addAll(scrub(bay.path("name").asString(), bay.path("scrub"), now));
        }
        lines.addAll(remarks(bays));
        return lines;
    }

    private static List<String> scrub(String bay, JsonNode scrub, Instant now) {
        if (!scrub.isObject()) {
            return List.of();
        }
        List<String> lines = new ArrayList<>(wrapped("%s relue : %s pages (il y a %s), %s faits (il y a %s), %s"
                .formatted(
                        bay,
                        text(scrub, "pages"),
                        age(scrub, "pagesAt", now),
                        text(scrub, "events"),
                        age(scrub, "eventsAt", now),
                        VERDICTS.getOrDefault(text(scrub, "verdict"), UNKNOWN))));
        if (!text(scrub, "damage").equals(UNKNOWN)) {
            lines.addAll(wrapped(
                    "%s altérée il y a %s : %s".formatted(bay, age(scrub, "damagedAt", now), text(scrub, "damage"))));
        }
        return lines;
    }

    private static List<String> remarks(JsonNode bays) {
        List<String> remarks = new ArrayList<>();
        if (bays.path("rootsDiffer").asBoolean()) {
            remarks.addAll(wrapped("ATTENTION : au fait n° "
                    + bays.path("rootsAsOf").asLong()
                    + ", les baies ne portent pas le même registre. Vérifiez chacune par "
                    + "./quitus verify --bay."));
        } else if (bays.path("rootsAsOf").asLong() >= 0) {
            remarks.addAll(wrapped("Les racines sont celles du fait n° "
                    + bays.path("rootsAsOf").asLong() + ", le dernier que toutes les baies lues ont."));
        }
        Map<String, List<String>> disks = new TreeMap<>();
        for (JsonNode bay : bays.path("items")) {
            disks.computeIfAbsent(text(bay, "device"), device -> new ArrayList<>())
                    .add(bay.path("name").asString());
        }
        disks.forEach((disk, names) -> {
            if (names.size() > 1 && !disk.equals(UNKNOWN)) {
                remarks.addAll(wrapped("Les baies " + String.join(", ", names) + " sont sur un même disque, " + disk
                        + " : elles se perdraient ensemble."));
            }
        });
        return remarks;
    }

    private static String text(JsonNode bay, String field) {
        JsonNode value = bay.path(field);
        return value.isMissingNode() || value.isNull() ? UNKNOWN : value.asString();
    }

    private static String age(JsonNode of, String field, Instant now) {
        String then = text(of, field);
        return then.equals(UNKNOWN)
                ? UNKNOWN
                : Math.max(0, Duration.between(Instant.parse(then), now).toSeconds()) + " s";
    }

    private static String start(String text, int chars) {
        return text.substring(0, Math.min(chars, text.length()));
    }

    /** Lines of at most 80 columns, the second and following ones set in. A word that is longer stays whole. */
    private static List<String> wrapped(String text) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.split(" ", -1)) {
            if (line.length() > 0 && line.length() + 1 + word.length() > COLUMNS) {
                lines.add(line.toString());
                line = new StringBuilder("   ");
            }
            line.append(line.length() == 0 ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }
}

package fr.quitus.app.cli;

import fr.quitus.app.client.LedgerHttp;
import fr.quitus.app.client.Stop;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** {@code ./quitus archive} : where the archive of an instance is, how far behind, and how its last trial ended. */
@Command(
        name = "archive",
        description = "Montre l'archive continue et son dernier essai de restauration.",
        subcommands = ArchiveBeginCommand.class,
        footer = "Codes de sortie : 0 tenue et saine, 1 non.")
final class ArchiveCommand implements Callable<Integer> {
    private static final int ALARM = 1;

    @Option(names = "--data", description = "Dossier des données de l'instance (par défaut : data).")
    private Path data = Path.of("data");

    @Override
    public Integer call() {
        try (LedgerHttp http = LedgerHttp.of(data)) {
            JsonNode archive = archive(http);
            lines(archive).forEach(System.out::println);
            return isSound(archive) ? 0 : ALARM;
        }
    }

    static JsonNode archive(LedgerHttp http) {
        LedgerHttp.Reply reply = http.get("tess", "/api/v1/archive", -1);
        if (!reply.ok()) {
            throw new Stop("L'instance répond " + reply.status() + " : " + reply.text());
        }
        return reply.json();
    }

    private static boolean isSound(JsonNode archive) {
        return List.of("STARTING", "FOLLOWING").contains(archive.path("state").asString())
                && archive.path("trial").path("sound").asBoolean(true);
    }

    /** For who asked about the bays. */
    static String line(JsonNode archive) {
        return archive.path("state").asString().equals("OFF")
                ? "Archive : aucune."
                : "Archive : %s, position %d, en retard de %d faits (%.1f s), %s."
                        .formatted(
                                archive.path("state").asString(),
                                archive.path("position").asLong(),
                                archive.path("lagEvents").asLong(),
                                archive.path("lagMs").asLong() / 1e3,
                                archive.path("folder").asString());
    }

    static List<String> lines(JsonNode archive) {
        List<String> lines = new ArrayList<>();
        lines.add(line(archive));
        lines.add("    " + archive.path("detail").asString());
        if (archive.path("state").asString().equals("OFF")) {
            return lines;
        }
        lines.add("    Génération %d, scellée jusqu'à la position %d exclue."
                .formatted(
                        archive.path("generation").asLong(),
                        archive.path("sealedTo").asLong()));
        if (!archive.path("sharesDeviceWith").isEmpty()) {
            List<String> bays = new ArrayList<>();
            archive.path("sharesDeviceWith").forEach(bay -> bays.add(bay.asString()));
            lines.add("    ATTENTION : sur le disque " + archive.path("device").asString() + ", comme les baies "
                    + String.join(", ", bays) + " : elle se perdrait avec elles.");
        }
        JsonNode keys = archive.path("personKeysFolder");
        lines.add(
                keys.isString()
                        ? "    Clés des personnes : " + keys.asString()
                        : "    Clés des personnes : NON archivées ; restauré, le registre ne lit ni noms ni comptes.");
        JsonNode trial = archive.path("trial");
        lines.add(
                trial.isObject()
                        ? "    Essai de restauration du %s : %s %s"
                                .formatted(
                                        trial.path("at").asString(),
                                        trial.path("sound").asBoolean() ? "réussi." : "ÉCHOUÉ.",
                                        trial.path("detail").asString())
                        : "    Essai de restauration : aucun depuis le démarrage.");
        return lines;
    }
}

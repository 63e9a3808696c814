package fr.quitus.app.cli;

import fr.quitus.app.archive.BrokenArchiveException;
import fr.quitus.app.archive.LeftGeneration;
import fr.quitus.app.client.LedgerHttp;
import fr.quitus.app.client.Stop;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/**
 * {@code ./quitus archive begin} : a ledger that lost the end of its history, by a forced promotion, goes on archiving
 * in the same folder, in a generation of its own. What the archive holds beyond it is stated first, and kept.
 */
@Command(
        name = "begin",
        description =
                "Après une promotion forcée : commence une nouvelle génération dans l'archive qui refuse la suite.",
        mixinStandardHelpOptions = true,
        footer = "Codes de retour : 0 commencée, 2 refusé.")
final class ArchiveBeginCommand implements Callable<Integer> {
    private static final int DONE = 0;
    private static final int REFUSED = 2;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final long LOOK_AGAIN_MS = 200;

    @Option(names = "--data", description = "Dossier des données de l'instance (par défaut : data).")
    private Path data = Path.of("data");

    @Option(names = "--accept-loss", description = "Accepte ce qui est énoncé, sans confirmation.")
    private boolean acceptLoss;

    private final PrintStream out;
    private final BufferedReader in;

    ArchiveBeginCommand() {
        this(System.out, new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)));
    }

    ArchiveBeginCommand(PrintStream out, BufferedReader in) {
        this.out = out;
        this.in = in;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        try (LedgerHttp http = LedgerHttp.of(data)) {
            JsonNode archive = ArchiveCommand.archive(http);
            if (!archive.path("state").asString().equals("REFUSED")) {
                return refused("l'archive n'est pas refusée à ce registre (" + ArchiveCommand.line(archive) + ")");
            }
            Path folder = Path.of(archive.path("folder").asString());
            LeftGeneration left = LeftGeneration.of(folder);
            out.println("L'instance dit : " + archive.path("detail").asString());
            out.printf(
                    "La génération %d va jusqu'à la position %d. Ce que ce registre n'a pas de sa fin y reste lisible"
                            + " (./quitus restore --generation %d) et n'est pas repris.%n",
                    left.number(), left.position(), left.number());
            if (!acceptLoss && !confirmed(left.number() + 1)) {
                return refused("rien n'a été changé.");
            }
            LeftGeneration.leave(data, folder);
            return begun(http, left.number() + 1);
        } catch (BrokenArchiveException e) {
            return refused("ce n'est pas une archive qu'on puisse quitter : " + e.getMessage());
        }
    }

    private boolean confirmed(int number) throws IOException {
        out.println(
                "Pour commencer la génération " + number + ", qui reprend tout depuis le début, tapez son numéro :");
        String typed = in.readLine();
        return typed != null && typed.strip().equals(Integer.toString(number));
    }

    /** The instance tries again by itself, every few seconds. */
    private int begun(LedgerHttp http, int number) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        JsonNode archive = ArchiveCommand.archive(http);
        while (!(archive.path("state").asString().equals("FOLLOWING")
                && archive.path("generation").asInt() == number)) {
            if (System.nanoTime() > deadline) {
                throw new Stop("La génération " + number + " n'est pas commencée. L'instance dit : "
                        + archive.path("detail").asString());
            }
            Thread.sleep(LOOK_AGAIN_MS);
            archive = ArchiveCommand.archive(http);
        }
        out.println("La génération " + number + " est commencée. " + ArchiveCommand.line(archive));
        return DONE;
    }

    private static int refused(String why) {
        System.err.println("Quitus : refusé : " + why);
        return REFUSED;
    }
}

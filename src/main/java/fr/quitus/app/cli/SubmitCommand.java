package fr.quitus.app.cli;

import fr.quitus.app.client.LedgerHttp;
import fr.quitus.app.client.Stop;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** {@code ./quitus submit} : a file of commands, through the same address as any program would post it to. */
@Command(
        name = "submit",
        description = "Remet un fichier de commandes (CSV ou JSON, une par ligne) et imprime le compte rendu.",
        footer = {
            "",
            "Codes de retour : 0 tout est intégré ou déjà connu, 1 des lignes sont refusées, 2 le fichier"
                    + " n'a pas été pris."
        })
final class SubmitCommand implements Callable<Integer> {
    /** Every line was written, or had been. */
    static final int DONE = 0;
    /** At least one line was refused, or the time did not suffice. */
    static final int REFUSED = 1;
    /** Nothing of the file was taken. */
    static final int NOT_TAKEN = 2;

    @Parameters(index = "0", paramLabel = "FICHIER", description = "Fichier .csv, .jsonl ou .ndjson.")
    private Path file = Path.of("");

    @Option(names = "--as", required = true, paramLabel = "IDENTITÉ", description = "Qui remet : denis, gina, omar…")
    private String identity = "";

    @Option(names = "--data", description = "Dossier des données de l'instance (par défaut : data).")
    private Path data = Path.of("data");

    @Option(names = "--simulate", description = "Dit ce que chaque ligne deviendrait ; rien n'est écrit.")
    private boolean simulate;

    @Option(names = "--json", description = "Imprime le compte rendu tel que l'interface le donne.")
    private boolean json;

    @Option(names = "--at", paramLabel = "INSTANT", description = "Heure des actes, sur une démonstration.")
    private String at = "";

    private final PrintStream out;

    SubmitCommand() {
        this(System.out);
    }

    SubmitCommand(PrintStream out) {
        this.out = out;
    }

    @Override
    public Integer call() {
        Map<String, String> headers = at.isEmpty() ? Map.of() : Map.of("Quitus-Simulated-Time", at);
        try (LedgerHttp http = LedgerHttp.of(data)) {
            LedgerHttp.Reply reply = http.postFile(
                    identity,
                    "/api/v1/command-files" + (simulate ? "?simulate=true" : ""),
                    type(),
                    Files.readAllBytes(file),
                    headers);
            if (reply.json().path("fileId").isMissingNode()) {
                System.err.println("Quitus : le fichier n'a pas été pris (" + reply.status() + ") : "
                        + reply.json().path("detail").asString(reply.text()));
                return NOT_TAKEN;
            }
            if (json) {
                out.println(reply.text());
            } else {
                print(reply.json());
            }
            boolean left = reply.json().path("counts").path("rejected").asInt() > 0
                    || reply.json().path("unfinished").asInt() > 0;
            return left ? REFUSED : DONE;
        } catch (IOException e) {
            throw new Stop("Le fichier " + file + " ne peut être lu : " + e.getMessage());
        }
    }

    private String type() {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        if (name.endsWith(".csv")) {
            return "text/csv";
        }
        if (name.endsWith(".jsonl") || name.endsWith(".ndjson") || name.endsWith(".json")) {
            return "application/x-ndjson";
        }
        throw new Stop("Le nom du fichier finit par .csv, .jsonl ou .ndjson : c'est ainsi que sa forme est connue.");
    }

    private void print(JsonNode report) {
        JsonNode counts = report.path("counts");
        out.printf(
                "Fichier %s%s%n",
                report.path("fileId").asString(), report.path("simulated").asBoolean() ? " (simulation)" : "");
        report.path("rejected")
                .forEach(line -> out.printf(
                        "  ligne %d : REFUSÉE %s %s%s%n",
                        line.path("line").asInt(),
                        line.path("code").asString(),
                        line.path("place").asString("").isEmpty()
                                ? ""
                                : line.path("place").asString() + " : ",
                        line.path("reason").asString()));
        out.printf(
                "%d intégrées, %d déjà connues, %d refusées",
                counts.path("accepted").asInt(),
                counts.path("ignored").asInt(),
                counts.path("rejected").asInt());
        int unfinished = report.path("unfinished").asInt();
        out.println(unfinished == 0 ? "." : ", " + unfinished + " restent : remettez le même fichier.");
    }
}

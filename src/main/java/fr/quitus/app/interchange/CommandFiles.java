package fr.quitus.app.interchange;

import fr.quitus.api.door.CommandController;
import fr.quitus.api.json.CommandReader;
import fr.quitus.api.json.FieldError;
import fr.quitus.api.json.InvalidBody;
import fr.quitus.api.json.LedgerJson;
import fr.quitus.domain.LedgerCommand;
import fr.quitus.domain.LedgerTypes;
import fr.quitus.interchange.IncomingFile;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;

/**
 * Fichiers de commandes : each line by itself and in the order of the file, for a line may go on with what the one
 * before it did. A line is asked under a key that follows from the file and its place, or under its own.
 */
final class CommandFiles {
    private final FileDoor door;
    private final Map<String, Class<? extends LedgerCommand>> commands = LedgerTypes.commandsByName();

    CommandFiles(FileDoor door) {
        this.door = door;
    }

    FileReport integrate(IncomingFile file, boolean csv, boolean simulate, FileDoor.Bringer bringer) {
        FileReport.Builder report = new FileReport.Builder();
        List<CommandLine> lines = csv ? CommandLines.csv(file, report) : CommandLines.json(file, report);
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(Lanes.WORK_TIME_MAX_MS);
        int done = 0;
        while (done < lines.size() && System.nanoTime() < end) {
            submit(lines.get(done), file, simulate, bringer, report);
            done++;
        }
        return report.report(file.id(), csv ? "CSV" : "JSON", simulate, lines.size() - done);
    }

    private void submit(
            CommandLine line,
            IncomingFile file,
            boolean simulate,
            FileDoor.Bringer bringer,
            FileReport.Builder report) {
        String key = line.key() == null ? derivedKey(file, line.line()) : line.key();
        Class<? extends LedgerCommand> type = commands.get(line.command());
        if (type == null) {
            report.reject(
                    line.line(),
                    "command",
                    key,
                    "COMMANDE_INCONNUE",
                    "Aucune commande ne s'appelle « " + line.command() + " ».");
            return;
        }
        if (!key.matches(CommandController.KEY_PATTERN)) {
            report.reject(line.line(), "key", key, "CLE_REQUISE", "La clé de la ligne est mal formée.");
            return;
        }
        try {
            JsonNode body = line.body(type);
            LedgerCommand command = CommandReader.read(LedgerJson.mapper().writeValueAsBytes(body), type);
            Submitted answer = simulate
                    ? door.simulate(bringer, command, line.version())
                    : door.submit(bringer, command, key, line.version());
            report.answer(line.line(), key, line.command(), answer);
        } catch (InvalidBody invalid) {
            FieldError first = invalid.errors().getFirst();
            report.reject(line.line(), first.pointer(), key, "REQUETE_INVALIDE", first.detail());
        }
    }

    /** The same line of the same file is the same demand, whoever of its bringers posts it again. */
    private static String derivedKey(IncomingFile file, int line) {
        return "file-" + file.id().substring(0, 32) + "-" + line;
    }
}

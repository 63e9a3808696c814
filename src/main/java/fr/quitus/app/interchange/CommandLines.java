package fr.quitus.app.interchange;

import fr.quitus.api.json.LedgerJson;
import fr.quitus.interchange.FileRefused;
import fr.quitus.interchange.FileText;
import fr.quitus.interchange.IncomingFile;
import fr.quitus.interchange.IntegrationReport;
import fr.quitus.interchange.table.CommandFile;
import fr.quitus.interchange.table.CommandRow;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Lignes d'un fichier de commandes. In columns, {@code command}, {@code key} and {@code version} are the line's own and
 * all others fields of the command; in JSON, each line is an object of these three and {@code body}.
 */
final class CommandLines {
    /** Lines of a JSON file, as of one in columns. */
    static final int LINES_MAX = CommandFile.ROWS_MAX;
    /** Longest line of JSON: as long as a command sent by itself may be. */
    static final int LINE_CHARS_MAX = 256 * 1024;

    private static final String COMMAND = "command";
    private static final String KEY = "key";
    private static final String VERSION = "version";

    private CommandLines() {}

    static List<CommandLine> csv(IncomingFile file, FileReport.Builder report) {
        IntegrationReport<CommandRow> read = CommandFile.read(file);
        report.reject(read.rejected());
        List<CommandLine> lines = new ArrayList<>();
        for (CommandRow row : read.accepted()) {
            Map<String, String> fields = new LinkedHashMap<>(row.fields());
            String command = fields.remove(COMMAND);
            String key = fields.remove(KEY);
            String version = fields.remove(VERSION);
            add(lines, row.line(), command, key, version, type -> TypedFields.tree(fields, type), report);
        }
        return lines;
    }

    static List<CommandLine> json(IncomingFile file, FileReport.Builder report) {
        String text;
        try {
            text = FileText.utf8(file);
        } catch (FileRefused refused) {
            report.reject(refused.refusals());
            return List.of();
        }
        List<CommandLine> lines = new ArrayList<>();
        int number = 0;
        for (String line : (Iterable<String>) text.lines()::iterator) {
            number++;
            if (number > LINES_MAX) {
                report.reject(number, "", "", "TROP_DE_LIGNES", "Le fichier dépasse " + LINES_MAX + " lignes.");
                return List.of();
            }
            if (!line.isBlank()) {
                line(lines, number, line, report);
            }
        }
        return lines;
    }

    private static void line(List<CommandLine> lines, int number, String line, FileReport.Builder report) {
        if (line.length() > LINE_CHARS_MAX) {
            report.reject(number, "", "", "REQUETE_TROP_GRANDE", "La ligne dépasse " + LINE_CHARS_MAX + " caractères.");
            return;
        }
        try {
            JsonNode node = LedgerJson.mapper().readTree(line);
            JsonNode body = node.path("body");
            if (!node.isObject() || !body.isObject()) {
                report.reject(
                        number, "body", "", "REQUETE_INVALIDE", "Un objet avec « command » et « body » est attendu.");
                return;
            }
            JsonNode version = node.path(VERSION);
            add(
                    lines,
                    number,
                    text(node.path(COMMAND)),
                    text(node.path(KEY)),
                    version.isIntegralNumber() ? version.toString() : text(version),
                    _ -> body,
                    report);
        } catch (JacksonException e) {
            report.reject(number, "", "", "REQUETE_INVALIDE", "La ligne n'est pas un objet JSON bien formé.");
        }
    }

    private static @Nullable String text(JsonNode node) {
        return node.isString() ? node.stringValue() : null;
    }

    private static void add(
            List<CommandLine> lines,
            int number,
            @Nullable String command,
            @Nullable String key,
            @Nullable String version,
            CommandLine.Body body,
            FileReport.Builder report) {
        if (command == null) {
            report.reject(number, COMMAND, "", "REQUETE_INVALIDE", "La ligne ne dit pas quelle commande elle est.");
        } else if (version != null && !version.matches("[0-9]{1,18}")) {
            report.reject(number, VERSION, "", "REQUETE_INVALIDE", "La version est un entier positif.");
        } else {
            Long seen = version == null ? null : Long.valueOf(version);
            lines.add(new CommandLine(number, command, key, seen, body));
        }
    }
}

package fr.quitus.interchange.table;

import fr.quitus.interchange.FileFault;
import fr.quitus.interchange.FileRefused;
import fr.quitus.interchange.FileText;
import fr.quitus.interchange.IncomingFile;
import fr.quitus.interchange.IntegrationReport;
import fr.quitus.interchange.Refusals;
import fr.quitus.interchange.Shown;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Fichier de commandes en colonnes : a line of titles, then one command a line, separated by commas or, as French
 * spreadsheets write it, by semicolons. The unit is the line.
 */
public final class CommandFile {
    public static final int ROWS_MAX = TableInput.ROWS_MAX;

    private static final Pattern TITLE = Pattern.compile("[A-Za-z][A-Za-z0-9_.-]{0,63}");

    private final Refusals refusals;
    private final List<CommandRow> accepted;
    private List<String> titles = List.of();

    private CommandFile(List<CommandRow> accepted, Refusals refusals) {
        this.accepted = accepted;
        this.refusals = refusals;
    }

    public static IntegrationReport<CommandRow> read(IncomingFile file) {
        return IntegrationReport.of(file, (rows, refusals) -> {
            String text = FileText.utf8(file);
            CommandFile reading = new CommandFile(rows, refusals);
            TableInput.rows(file, text, separator(text), reading::row);
            if (reading.titles.isEmpty()) {
                throw new FileRefused(1, "titres", FileFault.COLONNES_INVALIDES, "Le fichier n'a pas de titres.");
            }
        });
    }

    /** Titles hold neither, so the first of the two that is met separates. */
    private static char separator(String text) {
        int comma = text.indexOf(',');
        int semicolon = text.indexOf(';');
        return semicolon >= 0 && (comma < 0 || semicolon < comma) ? ';' : ',';
    }

    private void row(TableRow row) {
        if (titles.isEmpty()) {
            titles = titles(row);
        } else if (row.fields().size() != titles.size()) {
            refusals.add(
                    row.line(),
                    "ligne",
                    FileFault.NOMBRE_DE_CHAMPS,
                    "%d champs pour %d titres.".formatted(row.fields().size(), titles.size()));
        } else {
            Map<String, String> fields = new LinkedHashMap<>();
            for (int index = 0; index < titles.size(); index++) {
                String field = row.fields().get(index).strip();
                if (!field.isEmpty()) {
                    fields.put(titles.get(index), field);
                }
            }
            accepted.add(new CommandRow(row.line(), fields));
        }
    }

    private static List<String> titles(TableRow row) {
        Set<String> seen = new HashSet<>();
        for (String title : row.fields()) {
            if (!TITLE.matcher(title).matches()) {
                throw new FileRefused(
                        row.line(), "titres", FileFault.COLONNES_INVALIDES, Shown.text(title) + " n'est pas un titre.");
            }
            if (!seen.add(title)) {
                throw new FileRefused(
                        row.line(),
                        "titres",
                        FileFault.COLONNES_INVALIDES,
                        "Le titre " + Shown.text(title) + " est donné deux fois.");
            }
        }
        return row.fields();
    }
}

package fr.quitus.app.bundle;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Corbeille en CSV (RFC 4180), as the books are: UTF-8, commas, CRLF, a first row of French titles. */
final class WorkListFile {
    private static final String END_OF_ROW = "\r\n";
    /** Beginnings of a formula in common spreadsheets (OWASP, CSV injection). */
    private static final String FORMULA = "=+-@\t";

    /** Fields of a line, and what people call them. */
    private static final Map<String, String> COLUMNS = Map.ofEntries(
            Map.entry("task", "À faire"),
            Map.entry("kind", "Nature"),
            Map.entry("number", "Numéro"),
            Map.entry("about", "Objet"),
            Map.entry("amount", "Montant"),
            Map.entry("dueOn", "Échéance"),
            Map.entry("fundsCentre", "Unité"),
            Map.entry("commitmentNumber", "EJ"),
            Map.entry("post", "Poste comptable"),
            Map.entry("fileId", "Dossier"),
            Map.entry("position", "Position"));

    private static final String[] ORDER = {
        "dueOn",
        "task",
        "kind",
        "number",
        "about",
        "amount",
        "fundsCentre",
        "commitmentNumber",
        "post",
        "fileId",
        "position"
    };

    private final Writer out;

    WorkListFile(OutputStream to) throws IOException {
        this.out = new BufferedWriter(new OutputStreamWriter(to, StandardCharsets.UTF_8));
        String separator = "";
        for (String field : ORDER) {
            out.write(separator + COLUMNS.get(field));
            separator = ",";
        }
        out.write(END_OF_ROW);
    }

    void add(JsonNode line) throws IOException {
        String separator = "";
        for (String field : ORDER) {
            JsonNode value = line.path(field);
            out.write(separator + cell(value.isNull() || value.isMissingNode() ? "" : value.asString()));
            separator = ",";
        }
        out.write(END_OF_ROW);
    }

    /** What was written reaches the stream, which whoever gave it closes. */
    void end() throws IOException {
        out.flush();
    }

    private static String cell(String text) {
        boolean number = text.matches("-?[0-9]+([.][0-9]+)?");
        String safe = !number && !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        return safe.matches("(?s).*[\",\r\n].*") ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
    }
}

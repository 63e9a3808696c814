package fr.quitus.interchange.takeover;

import fr.quitus.domain.value.Balance;
import fr.quitus.domain.value.FiscalYear;
import fr.quitus.domain.value.InvalidValue;
import fr.quitus.domain.value.TakeoverId;
import fr.quitus.domain.value.Texts;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Manifeste d'une reprise : the text that is signed. It names the takeover, the system, the year and each file with its
 * number of lines, its total and its hash, so that one signature covers everything.
 *
 * @param date first day of the year
 */
public record Manifest(TakeoverId takeover, String system, FiscalYear year, LocalDate date, List<Entry> entries) {
    private static final String HEAD = "quitus/reprise/v1";

    /**
     * A file as announced.
     *
     * @param rows lines without the line of titles
     * @param total of its amounts, as docs/guides/reprise.md says for each file
     * @param sha256 of its bytes, in hexadecimal
     */
    public record Entry(String file, int rows, Balance total, String sha256) {}

    public Manifest {
        entries = List.copyOf(entries);
    }

    public Optional<Entry> entry(String file) {
        return entries.stream().filter(entry -> entry.file().equals(file)).findFirst();
    }

    /** @throws InvalidValue saying what is not as expected */
    public static Manifest parse(String text) {
        List<String> lines = text.lines().toList();
        if (lines.size() < 5 || !lines.getFirst().equals(HEAD)) {
            throw new InvalidValue("Le manifeste commence par « " + HEAD + " ».");
        }
        List<Entry> entries = new ArrayList<>();
        for (String line : lines.subList(5, lines.size())) {
            entries.add(entryOf(line));
        }
        try {
            return new Manifest(
                    TakeoverId.of(after(lines.get(1), "reprise")),
                    Texts.required("Le système", after(lines.get(2), "systeme")),
                    FiscalYear.of(Integer.parseInt(after(lines.get(3), "exercice"))),
                    LocalDate.parse(after(lines.get(4), "date")),
                    entries);
        } catch (NumberFormatException | DateTimeParseException e) {
            throw new InvalidValue("Le manifeste dit « exercice » puis « date », par exemple 2026 et 2026-01-01.");
        }
    }

    private static String after(String line, String word) {
        if (!line.startsWith(word + " ")) {
            throw new InvalidValue("Le manifeste attend « " + word + " … », pas « " + line + " ».");
        }
        return line.substring(word.length() + 1);
    }

    private static Entry entryOf(String line) {
        String[] parts = line.split(" ", -1);
        if (parts.length != 5 || !parts[0].equals("fichier") || !parts[2].matches("[0-9]{1,6}")) {
            throw new InvalidValue("Le manifeste attend « fichier NOM LIGNES TOTAL SHA-256 », pas « " + line + " ».");
        }
        return new Entry(parts[1], Integer.parseInt(parts[2]), Balance.parse(parts[3]), parts[4]);
    }

    /** The text to sign. */
    public String text() {
        StringBuilder text = new StringBuilder(HEAD).append('\n');
        text.append("reprise ").append(takeover).append('\n');
        text.append("systeme ").append(system).append('\n');
        text.append("exercice ").append(year).append('\n');
        text.append("date ").append(date).append('\n');
        for (Entry entry : entries) {
            text.append("fichier ")
                    .append(entry.file())
                    .append(' ')
                    .append(entry.rows())
                    .append(' ');
            text.append(entry.total()).append(' ').append(entry.sha256()).append('\n');
        }
        return text.toString();
    }
}

package fr.quitus.interchange.fec;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Contrôle d'un FEC : its form, its dates and amounts, each entry balanced, numbers without gap. It reads line by line
 * and holds one entry and one number per journal, whatever the size of the file.
 */
public final class FecCheck {
    /** Longest line read, in characters; the rest of a longer one is passed over. */
    static final int LINE_CHARS_MAX = 20_000;

    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("uuuuMMdd").withResolverStyle(ResolverStyle.STRICT);
    private static final Pattern AMOUNT = Pattern.compile("-?[0-9]{1,15}(,[0-9]{1,2})?");

    private final BufferedReader in;
    private final FecReport.Findings findings = new FecReport.Findings();
    private final FecNumbering numbering = new FecNumbering();
    private long lineNumber;
    private long lines;
    private long entries;
    private long debitCents;
    private long creditCents;
    private @Nullable Entry current;
    private @Nullable LocalDate lastValidated;

    /** The entry being read. */
    private static final class Entry {
        private final String journal;
        private final String number;
        private final String date;
        private long cents;

        private Entry(String journal, String number, String date) {
            this.journal = journal;
            this.number = number;
            this.date = date;
        }

        private boolean is(List<String> fields) {
            return journal.equals(field(fields, FecColumn.JOURNAL_CODE))
                    && number.equals(field(fields, FecColumn.ENTRY_NUMBER));
        }
    }

    private FecCheck(Reader in) {
        this.in = new BufferedReader(in);
    }

    /** Reads to the end; what is wrong is told and not thrown. */
    public static FecReport of(Reader in) throws IOException {
        return new FecCheck(in).check();
    }

    private FecReport check() throws IOException {
        String titles = next();
        if (titles == null) {
            findings.add(1, "fichier", FecFault.FICHIER_VIDE, "Il n'y a rien à lire.");
            return findings.report(0, 0, 0, 0);
        }
        String text = titles.startsWith("\uFEFF") ? titles.substring(1) : titles;
        char separator = text.indexOf('\t') >= 0 ? '\t' : '|';
        List<String> columns = split(text, separator);
        if (!titled(columns)) {
            return findings.report(0, 0, 0, 0);
        }
        for (String line = next(); line != null; line = next()) {
            if (!line.isEmpty()) {
                line(split(line, separator), columns.size());
            }
        }
        end();
        return findings.report(lines, entries, debitCents, creditCents);
    }

    private boolean titled(List<String> columns) {
        List<String> expected = FecColumn.titles();
        for (int i = 0; i < expected.size(); i++) {
            if (i >= columns.size() || !columns.get(i).strip().equalsIgnoreCase(expected.get(i))) {
                findings.add(
                        1,
                        "colonne " + (i + 1),
                        FecFault.TITRES_INVALIDES,
                        "« " + expected.get(i) + " » était attendu.");
                return false;
            }
        }
        for (int i = expected.size(); i < columns.size(); i++) {
            if (!FecColumn.mayFollow(i, columns.get(i))) {
                findings.add(1, "colonne " + (i + 1), FecFault.COLONNE_EN_TROP, "« " + shown(columns.get(i)) + " ».");
            }
        }
        return true;
    }

    private void line(List<String> fields, int expected) {
        lines++;
        if (fields.size() != expected) {
            findings.add(lineNumber, "ligne", FecFault.NOMBRE_DE_CHAMPS, fields.size() + " champs.");
            return;
        }
        for (FecColumn column : FecColumn.values()) {
            if (column.required() && field(fields, column).isBlank()) {
                findings.add(lineNumber, column.title(), FecFault.CHAMP_VIDE, "Rien.");
            }
        }
        Entry entry = entry(fields);
        date(fields, FecColumn.ENTRY_DATE);
        date(fields, FecColumn.PIECE_DATE);
        date(fields, FecColumn.LETTER_DATE);
        validated(date(fields, FecColumn.VALID_DATE));
        amounts(fields, entry);
    }

    private Entry entry(List<String> fields) {
        Entry entry = current;
        String date = field(fields, FecColumn.ENTRY_DATE);
        boolean same = entry != null && entry.is(fields);
        if (entry == null || !same || (entry.cents == 0 && !entry.date.equals(date))) {
            // Whole, and another date: what follows is another entry, whatever its number says.
            close();
            entry = new Entry(field(fields, FecColumn.JOURNAL_CODE), field(fields, FecColumn.ENTRY_NUMBER), date);
            current = entry;
            entries++;
            if (numbering.entry(lineNumber, entry.journal, entry.number)) {
                findings.add(
                        lineNumber,
                        FecColumn.ENTRY_NUMBER.title(),
                        FecFault.NUMERO_REPETE,
                        "« " + shown(entry.number) + " » a déjà servi dans le journal " + shown(entry.journal) + ".");
            }
        } else if (!entry.date.equals(date)) {
            findings.add(
                    lineNumber,
                    FecColumn.ENTRY_DATE.title(),
                    FecFault.ECRITURE_INCOHERENTE,
                    date + " après " + entry.date + ".");
        }
        return entry;
    }

    private void close() {
        Entry entry = current;
        if (entry != null && entry.cents != 0) {
            findings.add(
                    lineNumber - 1,
                    "écriture " + entry.journal + " " + entry.number,
                    FecFault.ECRITURE_DESEQUILIBREE,
                    "Débits moins crédits : " + entry.cents + " centimes.");
        }
    }

    private void end() {
        lineNumber++;
        close();
        if (lines == 0) {
            findings.add(1, "fichier", FecFault.FICHIER_VIDE, "Aucune écriture.");
        }
        FecNumbering.Breaks breaks = numbering.breaks();
        if (breaks.count() > 0) {
            findings.add(
                    breaks.line(),
                    FecColumn.ENTRY_NUMBER.title(),
                    FecFault.NUMEROTATION_DISCONTINUE,
                    breaks.found() + " Il y a " + breaks.count() + " ruptures.");
        }
        if (debitCents != creditCents) {
            findings.add(
                    lineNumber - 1,
                    "fichier",
                    FecFault.FICHIER_DESEQUILIBRE,
                    "Débits moins crédits : " + (debitCents - creditCents) + " centimes.");
        }
    }

    private @Nullable LocalDate date(List<String> fields, FecColumn column) {
        String text = field(fields, column).strip();
        if (text.isEmpty()) {
            return null;
        }
        try {
            return LocalDate.parse(text, DATE);
        } catch (DateTimeException e) {
            findings.add(lineNumber, column.title(), FecFault.DATE_INVALIDE, "« " + shown(text) + " ».");
            return null;
        }
    }

    private void validated(@Nullable LocalDate date) {
        LocalDate before = lastValidated;
        if (date != null && before != null && date.isBefore(before)) {
            findings.add(
                    lineNumber,
                    FecColumn.VALID_DATE.title(),
                    FecFault.VALIDATION_DESORDONNEE,
                    date + " après " + before + ".");
        }
        lastValidated = date == null ? before : date;
    }

    private void amounts(List<String> fields, Entry entry) {
        OptionalLong debit = cents(fields, FecColumn.DEBIT);
        OptionalLong credit = cents(fields, FecColumn.CREDIT);
        if (debit.isEmpty() || credit.isEmpty()) {
            return;
        }
        if (debit.getAsLong() != 0 && credit.getAsLong() != 0) {
            findings.add(lineNumber, "Debit, Credit", FecFault.SENS_INVALIDE, "Les deux sont donnés.");
        }
        debitCents += debit.getAsLong();
        creditCents += credit.getAsLong();
        entry.cents += debit.getAsLong() - credit.getAsLong();
    }

    private OptionalLong cents(List<String> fields, FecColumn column) {
        String text = field(fields, column).strip();
        if (text.isEmpty()) {
            return OptionalLong.empty();
        }
        if (!AMOUNT.matcher(text).matches()) {
            findings.add(lineNumber, column.title(), FecFault.MONTANT_INVALIDE, "« " + shown(text) + " ».");
            return OptionalLong.empty();
        }
        int comma = text.indexOf(',');
        String euros = comma < 0 ? text : text.substring(0, comma);
        String decimals = ((comma < 0 ? "" : text.substring(comma + 1)) + "00").substring(0, 2);
        return OptionalLong.of(Long.parseLong(euros + decimals));
    }

    private static String field(List<String> fields, FecColumn column) {
        return fields.get(column.ordinal());
    }

    private static String shown(String text) {
        return text.length() > 40 ? text.substring(0, 40) + "…" : text;
    }

    private static List<String> split(String line, char separator) {
        List<String> fields = new ArrayList<>();
        int start = 0;
        for (int end = line.indexOf(separator); end >= 0; end = line.indexOf(separator, start)) {
            fields.add(line.substring(start, end));
            start = end + 1;
        }
        fields.add(line.substring(start));
        return fields;
    }

    /** The next line, of bounded length; null at the end. */
    private @Nullable String next() throws IOException {
        StringBuilder line = new StringBuilder();
        int c = in.read();
        if (c < 0) {
            return null;
        }
        lineNumber++;
        boolean tooLong = false;
        for (; c >= 0 && c != '\n'; c = in.read()) {
            if (line.length() < LINE_CHARS_MAX) {
                line.append((char) c);
            } else {
                tooLong = true;
            }
        }
        if (tooLong) {
            findings.add(lineNumber, "ligne", FecFault.LIGNE_TROP_LONGUE, "Plus de " + LINE_CHARS_MAX + " caractères.");
        }
        if (!line.isEmpty() && line.charAt(line.length() - 1) == '\r') {
            line.setLength(line.length() - 1);
        }
        return line.toString();
    }
}

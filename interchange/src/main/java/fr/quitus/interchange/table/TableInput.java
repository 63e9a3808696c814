package fr.quitus.interchange.table;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import de.siegmar.fastcsv.reader.FieldModifier;
import fr.quitus.interchange.Characters;
import fr.quitus.interchange.FileFault;
import fr.quitus.interchange.FileRefused;
import fr.quitus.interchange.IncomingFile;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.OptionalInt;
import java.util.function.Consumer;

/** A file of columns, read row by row: UTF-8, RFC 4180, everything bounded. */
final class TableInput {
    static final int ROWS_MAX = 100_000;
    static final int FIELDS_MAX = 200;
    static final int FIELD_CHARS_MAX = 10_000;

    private static final int RECORD_CHARS_MAX = 100_000;

    /** A quote in the middle of a field would be taken as a letter, and the field end where nobody meant it to. */
    private static final FieldModifier NO_LOOSE_QUOTE = new FieldModifier() {
        @Override
        public String modify(long line, int index, boolean quoted, String field) {
            if (!quoted && field.indexOf('"') >= 0) {
                throw new CsvParseException("a loose quote in field " + index + " of line " + line);
            }
            return field;
        }
    };

    private TableInput() {}

    /** Gives every row that is not empty to the reader of rows, in order. */
    static void rows(IncomingFile file, String text, char separator, Consumer<TableRow> reader) {
        CsvRecordHandler handler = CsvRecordHandler.builder()
                .maxFields(FIELDS_MAX)
                .maxFieldSize(FIELD_CHARS_MAX)
                .maxRecordSize(RECORD_CHARS_MAX)
                .fieldModifier(NO_LOOSE_QUOTE)
                .build();
        int rows = 0;
        int line = 1;
        try (CsvReader<CsvRecord> csv = CsvReader.builder()
                .fieldSeparator(separator)
                .maxBufferSize(RECORD_CHARS_MAX)
                .allowExtraFields(true)
                .allowMissingFields(true)
                .allowExtraCharsAfterClosingQuote(false)
                .allowUnclosedQuote(false)
                .build(handler, new StringReader(text))) {
            for (CsvRecord each : csv) {
                line = Math.toIntExact(each.getStartingLineNumber());
                if (++rows > ROWS_MAX) {
                    throw new FileRefused(
                            line, "fichier", FileFault.TROP_DE_LIGNES, "Plus de " + ROWS_MAX + " lignes.");
                }
                reader.accept(checked(new TableRow(line, each.getFields())));
            }
        } catch (CsvParseException | UncheckedIOException e) {
            throw malformed(line);
        } catch (IOException e) {
            throw new IllegalStateException("a text in memory was not read: " + file.id(), e);
        }
    }

    private static FileRefused malformed(int line) {
        String reason = "La lecture s'arrête après la ligne %d : guillemet non fermé ou suivi d'un autre caractère, "
                        .formatted(line)
                + "plus de %d champs, ou champ de plus de %d caractères.".formatted(FIELDS_MAX, FIELD_CHARS_MAX);
        return new FileRefused(line, "fichier", FileFault.CSV_MAL_FORME, reason);
    }

    private static TableRow checked(TableRow row) {
        for (int index = 0; index < row.fields().size(); index++) {
            OptionalInt forbidden = Characters.forbidden(row.fields().get(index));
            if (forbidden.isPresent()) {
                throw new FileRefused(
                        row.line(),
                        "champ " + (index + 1),
                        FileFault.CARACTERE_INTERDIT,
                        "Le champ contient " + Characters.name(forbidden.getAsInt()) + ".");
            }
        }
        return row;
    }
}

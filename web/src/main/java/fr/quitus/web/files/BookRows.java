package fr.quitus.web.files;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;

/**
 * Lignes d'un livre, read one by one from its CSV; what a spreadsheet would take for a formula keeps
 * the apostrophe that the CSV puts before it, so that it is safe however the file is saved again.
 */
public final class BookRows implements AutoCloseable {
    private final CsvReader<CsvRecord> reader;
    private final Iterator<CsvRecord> records;
    private final List<String> titles;

    public BookRows(InputStream csv) throws IOException {
        reader = CsvReader.builder().ofCsvRecord(csv, StandardCharsets.UTF_8);
        records = reader.iterator();
        titles = List.copyOf(records.next().getFields());
    }

    public List<String> titles() {
        return titles;
    }

    public boolean hasNext() {
        return records.hasNext();
    }

    public List<String> next() {
        return records.next().getFields();
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}

package fr.quitus.projections.asking;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.InputStreamResource;
import org.springframework.core.io.Resource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/**
 * Livre en CSV (RFC 4180) : UTF-8, commas, CRLF, a first row of French titles. It is written page after page to a
 * temporary file, so that neither a year of entries nor a transaction is held, and only then given with the position
 * it shows and the SHA-256 of its bytes: the same question at the same position has the same bytes.
 *
 * <p>What somebody entered as a text and a spreadsheet would take for a formula begins with an apostrophe.
 */
public final class CsvBook implements AutoCloseable {
    /** What a caller accepts, and what is answered. */
    public static final String MEDIA_TYPE = "text/csv";
    /** Answer header: SHA-256 of the file, in hexadecimal. */
    static final String SHA256 = "Quitus-Sha256";

    private static final MediaType ANSWERED = MediaType.parseMediaType(MEDIA_TYPE + ";charset=UTF-8;header=present");
    private static final String END_OF_ROW = "\r\n";
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]+([.][0-9]+)?");
    private static final Pattern QUOTED = Pattern.compile("(?s).*[\",\r\n].*|\\s.*|.*\\s");
    /** Beginnings of a formula in common spreadsheets (OWASP, CSV injection), and their full-width forms. */
    private static final String FORMULA = "=+-@\t\r\n＝＋－＠";

    private final CsvColumns columns;
    private final Path file;
    private final MessageDigest digest;
    private final Writer out;
    private boolean given;

    private CsvBook(Class<? extends Record> line) throws IOException {
        this.columns = new CsvColumns(line);
        this.digest = sha256();
        this.file = Files.createTempFile("quitus-csv-", ".csv");
        this.out = new BufferedWriter(new OutputStreamWriter(
                new DigestOutputStream(Files.newOutputStream(file), digest), StandardCharsets.UTF_8));
        row(columns.titles());
    }

    /** A page of a book, as known at a position; both are null on the first page of what is known now. */
    @FunctionalInterface
    public interface Pages<T extends Record> {
        ResponseEntity<DatedAnswer<T>> page(@Nullable String knownAt, @Nullable String cursor, int limit);
    }

    /**
     * A whole book. All its pages are asked at the position of the first one, so what is written meanwhile is in none.
     *
     * @param name of the file, before the position
     * @param knownAt as the caller asked
     */
    public static <T extends Record> ResponseEntity<Resource> of(
            String name, Class<T> line, @Nullable String knownAt, Pages<T> pages) {
        long position = body(pages.page(knownAt, null, 1)).position();
        try (CsvBook book = new CsvBook(line)) {
            String cursor = null;
            boolean more = position >= 0;
            while (more) {
                DatedAnswer<T> page = body(pages.page(String.valueOf(position), cursor, Page.ITEMS_MAX));
                book.write(page.items());
                cursor = page.next();
                more = cursor != null;
            }
            return book.given(name, position);
        } catch (IOException e) {
            throw new UncheckedIOException("a book cannot be written to " + System.getProperty("java.io.tmpdir"), e);
        }
    }

    private static <T> DatedAnswer<T> body(ResponseEntity<DatedAnswer<T>> response) {
        DatedAnswer<T> body = response.getBody();
        if (body == null) {
            throw new IllegalStateException("a question is answered or refused");
        }
        return body;
    }

    /** A page of a register, which is read whole in one transaction. */
    @FunctionalInterface
    public interface Rows<T extends Record> {
        /** @param last of the page before; null on the first */
        List<T> after(@Nullable T last, int limit) throws SQLException;
    }

    /** A whole register, in the caller's transaction. */
    public static <T extends Record> ResponseEntity<Resource> of(
            String name, Class<T> line, long position, Rows<T> rows) throws SQLException {
        try (CsvBook book = new CsvBook(line)) {
            List<T> page = rows.after(null, Page.ITEMS_MAX);
            while (!page.isEmpty()) {
                book.write(page);
                page = rows.after(page.getLast(), Page.ITEMS_MAX);
            }
            return book.given(name, position);
        } catch (IOException e) {
            throw new UncheckedIOException("a book cannot be written to " + System.getProperty("java.io.tmpdir"), e);
        }
    }

    private void write(List<? extends Record> lines) throws IOException {
        for (Record line : lines) {
            for (List<@Nullable Object> row : columns.rows(line)) {
                row(row);
            }
        }
    }

    private void row(List<? extends @Nullable Object> values) throws IOException {
        String separator = "";
        for (Object value : values) {
            out.write(separator);
            out.write(value == null ? "" : cell(value));
            separator = ",";
        }
        out.write(END_OF_ROW);
    }

    static String cell(Object value) {
        String text = value.toString();
        boolean formula = !text.isEmpty()
                && FORMULA.indexOf(text.charAt(0)) >= 0
                && !NUMBER.matcher(text).matches();
        String safe = formula ? "'" + text : text;
        return QUOTED.matcher(safe).matches() ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
    }

    private ResponseEntity<Resource> given(String name, long position) throws IOException {
        out.close();
        HttpHeaders headers = new HttpHeaders();
        headers.setContentType(ANSWERED);
        headers.setContentDisposition(ContentDisposition.attachment()
                .filename(name + "-position-" + position + ".csv")
                .build());
        headers.setContentLength(Files.size(file));
        headers.set(Questions.POSITION, String.valueOf(position));
        headers.set(SHA256, HexFormat.of().formatHex(digest.digest()));
        InputStream bytes = Files.newInputStream(file, StandardOpenOption.DELETE_ON_CLOSE);
        given = true;
        return ResponseEntity.ok().headers(headers).body(new InputStreamResource(bytes));
    }

    @Override
    public void close() throws IOException {
        if (!given) {
            out.close();
            Files.deleteIfExists(file);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }
}

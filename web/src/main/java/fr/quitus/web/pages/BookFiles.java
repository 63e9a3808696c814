package fr.quitus.web.pages;

import fr.quitus.web.Figures;
import fr.quitus.web.files.BookRows;
import fr.quitus.web.files.PrintedBook;
import fr.quitus.web.files.PrintedColumn;
import fr.quitus.web.files.Provenance;
import fr.quitus.web.files.Provenance.Fact;
import fr.quitus.web.files.Spreadsheet;
import fr.quitus.web.ledger.Ledger;
import fr.quitus.web.ledger.Ledger.Asked;
import fr.quitus.web.ledger.LedgerProblem;
import fr.quitus.web.ledger.Listing;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.context.MessageSource;
import org.springframework.core.io.InputStreamResource;
import org.springframework.core.io.Resource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import tools.jackson.databind.JsonNode;

/**
 * Gives a book as a file. XLSX and PDF are written to a temporary file first, so that neither a book is held in memory
 * nor half of one is handed out. They are in French, as the books are.
 */
final class BookFiles {
    private static final String POSITION = "Quitus-Position";
    private static final String SHA256 = "Quitus-Sha256";
    private static final int TOO_LARGE = 413;

    private final Figures figures;
    private final MessageSource texts;

    BookFiles(Figures figures, MessageSource texts) {
        this.figures = figures;
        this.texts = texts;
    }

    /**
     * A book that the interface gives as CSV.
     *
     * @param path of the question
     * @param name of the file, before what tells it from others
     * @param title key of its text
     * @param about account or journal; empty where there is but one such book
     * @param part what of the book is asked for beside its dates
     * @param facts the same as its file says it, after the dates
     * @param columns of a printed page
     */
    record Book(
            String path,
            String name,
            String title,
            String about,
            Asked part,
            List<Fact> facts,
            List<PrintedColumn> columns) {
        static Book whole(String path, String name, String title, String about, List<PrintedColumn> columns) {
            return new Book(path, name, title, about, new Asked(), List.of(), columns);
        }

        /** Its position is in the name, so that two files of one day are told apart. */
        String file(Dates dates, String position, String suffix) {
            String safe = (about.isEmpty() ? name : name + "-" + about).replaceAll("[^A-Za-z0-9-]", "");
            return safe + "-" + dates.year().replaceAll("[^0-9]", "") + "-position-" + position + suffix;
        }
    }

    ResponseEntity<Resource> given(Ledger ledger, Book book, Dates dates, HttpServletRequest request) {
        String suffix =
                request.getRequestURI().substring(request.getRequestURI().lastIndexOf('.'));
        HttpResponse<InputStream> csv =
                ledger.stream(book.path() + ".csv", dates.asked().and(book.part()));
        String position = header(csv, POSITION);
        HttpHeaders headers = headers(csv, book.file(dates, position, suffix));
        if (suffix.equals(".csv")) {
            headers.setContentType(MediaType.parseMediaType("text/csv;charset=UTF-8"));
            return ResponseEntity.ok().headers(headers).body(new InputStreamResource(csv.body()));
        }
        boolean sheet = suffix.equals(".xlsx");
        headers.setContentType(MediaType.parseMediaType(
                sheet ? "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" : "application/pdf"));
        try (BookRows rows = new BookRows(csv.body())) {
            Provenance provenance = provenance(ledger, book, dates, csv);
            Path file = Files.createTempFile("quitus-book-", suffix);
            boolean written = false;
            try {
                try (OutputStream out = Files.newOutputStream(file)) {
                    if (sheet) {
                        Spreadsheet.write(rows, provenance, out);
                        written = true;
                    } else {
                        written = PrintedBook.write(rows, book.columns(), provenance, out);
                    }
                }
                if (!written) {
                    throw tooLong();
                }
                headers.setContentLength(Files.size(file));
                return ResponseEntity.ok()
                        .headers(headers)
                        .body(new InputStreamResource(Files.newInputStream(file, StandardOpenOption.DELETE_ON_CLOSE)));
            } finally {
                if (!written) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("a book cannot be written to " + System.getProperty("java.io.tmpdir"), e);
        }
    }

    ResponseEntity<Resource> fec(Ledger ledger, Dates dates) {
        HttpResponse<InputStream> fec =
                ledger.stream("fec", new Asked().with("year", dates.year()).with("knownAt", dates.knownAt()));
        HttpHeaders headers = headers(
                fec, "FEC" + dates.year().replaceAll("[^0-9]", "") + "1231-position-" + header(fec, POSITION) + ".txt");
        headers.setContentType(MediaType.parseMediaType("text/plain;charset=UTF-8"));
        return ResponseEntity.ok().headers(headers).body(new InputStreamResource(fec.body()));
    }

    /** A small file that goes through as it is. */
    ResponseEntity<byte[]> asGiven(HttpResponse<byte[]> answer, String name) {
        HttpHeaders headers = headers(answer, name);
        headers.setContentType(MediaType.APPLICATION_JSON);
        return ResponseEntity.ok().headers(headers).body(answer.body());
    }

    private static HttpHeaders headers(HttpResponse<?> answer, String name) {
        HttpHeaders headers = new HttpHeaders();
        headers.setContentDisposition(
                ContentDisposition.attachment().filename(name).build());
        headers.set(POSITION, header(answer, POSITION));
        answer.headers().firstValue(SHA256).ifPresent(hash -> headers.set(SHA256, hash));
        return headers;
    }

    private static String header(HttpResponse<?> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }

    private Provenance provenance(Ledger ledger, Book book, Dates dates, HttpResponse<?> csv) {
        long position = Long.parseLong(header(csv, POSITION));
        Listing<JsonNode> shown = ledger.list(
                book.path(),
                new Dates(dates.year(), dates.from(), dates.asOf(), String.valueOf(position))
                        .asked()
                        .and(book.part())
                        .with("limit", 1),
                JsonNode.class);
        String title = text(book.title(), book.about());
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact(text("dates.year"), dates.year()));
        if (shown.from() != null) {
            facts.add(new Fact(text("livres.from"), figures.day(shown.from())));
        }
        if (shown.asOf() != null) {
            facts.add(new Fact(text("dates.asof"), figures.day(shown.asOf())));
        }
        facts.addAll(book.facts());
        facts.add(new Fact(text("exploitation.position"), String.valueOf(position)));
        facts.add(new Fact(text("evenement.recorded"), figures.instant(shown.at())));
        if (shown.totals() != null && shown.totals().has("result")) {
            facts.add(new Fact(
                    text("etats.result"),
                    figures.euros(shown.totals().path("result").asString(""))));
        }
        if (shown.letters() != null) {
            facts.add(new Fact(text("exploitation.letters"), String.valueOf(shown.letters())));
        }
        facts.add(new Fact(text("fichier.csv"), header(csv, SHA256)));
        root(ledger, position).ifPresent(root -> facts.add(new Fact(text("fichier.root"), root)));
        return new Provenance(title, facts, text("fichier.foot", title, position, header(csv, SHA256)));
    }

    /** Root of the log as it was at the position, to whom proofs are shown. */
    private static Optional<String> root(Ledger ledger, long position) {
        if (position < 0) {
            return Optional.empty();
        }
        try {
            return Optional.of(ledger.get(
                            "proofs/inclusion",
                            new Asked().with("position", position).with("size", position + 1),
                            JsonNode.class)
                    .path("root")
                    .asString());
        } catch (LedgerProblem e) {
            if (e.status() == 403 || e.status() == 404) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private LedgerProblem tooLong() {
        return new LedgerProblem(new LedgerProblem.Told(
                TOO_LARGE,
                text("fichier.long"),
                text("fichier.long.detail", PrintedBook.ROWS_MAX),
                "LIVRE_TROP_LONG",
                text("fichier.long.remede"),
                null,
                null,
                null));
    }

    String text(String key, Object... figures) {
        return texts.getMessage(key, figures, Locale.FRENCH);
    }
}

package fr.quitus.app.interchange;

import fr.quitus.interchange.fec.FecCheck;
import fr.quitus.interchange.fec.FecLine;
import fr.quitus.interchange.fec.FecReport;
import fr.quitus.interchange.fec.FecWriter;
import fr.quitus.projections.asking.Known;
import fr.quitus.projections.asking.Period;
import fr.quitus.projections.asking.Questions;
import fr.quitus.projections.generalledger.ExportedEntries;
import fr.quitus.projections.generalledger.ExportedEntries.ExportedLine;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.InputStreamResource;
import org.springframework.core.io.Resource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code GET /api/v1/fec?year=}: le fichier des écritures comptables. It is written to a temporary file line by line,
 * checked as anybody would check it, and only then given: a file that does not conform is never handed out.
 */
@RestController
final class FecController {
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    private final ExportedEntries entries;

    FecController(ExportedEntries entries) {
        this.entries = entries;
    }

    /** @param knownAt a position of the log, or an instant; what was recorded later is left out */
    @GetMapping("/api/v1/fec")
    ResponseEntity<Resource> fec(
            @RequestParam int year,
            @RequestParam(required = false) @Nullable String knownAt,
            @RequestHeader(name = Questions.MIN_POSITION, required = false) @Nullable String minPosition)
            throws IOException {
        Period period = Period.asked(year, null, null);
        Path file = Files.createTempFile("quitus-fec-", ".txt");
        boolean given = false;
        try {
            Known known = write(file, period, knownAt, minPosition);
            check(file);
            HttpHeaders headers = new HttpHeaders();
            headers.setContentType(new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8));
            headers.setContentDisposition(
                    ContentDisposition.attachment().filename(name(period)).build());
            headers.setContentLength(Files.size(file));
            headers.set(Questions.POSITION, String.valueOf(known.position()));
            InputStream bytes = Files.newInputStream(file, StandardOpenOption.DELETE_ON_CLOSE);
            given = true;
            return ResponseEntity.ok().headers(headers).body(new InputStreamResource(bytes));
        } finally {
            if (!given) {
                Files.deleteIfExists(file);
            }
        }
    }

    private Known write(Path file, Period period, @Nullable String knownAt, @Nullable String minPosition)
            throws IOException {
        try (Writer out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            Validated writer = new Validated(new FecWriter(out));
            return entries.give(period, knownAt, minPosition, writer::write);
        }
    }

    /** Lines in the order of their validation, which is that of the log: a clock put back does not take them back. */
    private static final class Validated {
        private final FecWriter writer;
        private LocalDate last = LocalDate.MIN;

        private Validated(FecWriter writer) {
            this.writer = writer;
        }

        private void write(ExportedLine line) {
            Instant recorded = line.recordedAt();
            LocalDate day = recorded == null ? line.accountingDate() : LocalDate.ofInstant(recorded, PARIS);
            last = day.isAfter(last) ? day : last;
            try {
                writer.write(new FecLine(
                        line.journal(),
                        line.journalLabel(),
                        line.number(),
                        line.accountingDate(),
                        line.account(),
                        line.accountLabel(),
                        line.auxiliary(),
                        line.file(),
                        line.accountingDate(),
                        line.label(),
                        line.debitCents(),
                        line.creditCents(),
                        line.letter(),
                        line.letteredOn(),
                        last));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** A year without entries has nothing to check. */
    private static void check(Path file) throws IOException {
        try (Reader in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            FecReport report = FecCheck.of(in);
            if (report.lines() > 0 && !report.conforms()) {
                throw new IllegalStateException(
                        "the FEC written does not conform: " + report.findings().getFirst());
            }
        }
    }

    private static String name(Period period) {
        return "FEC" + DateTimeFormatter.BASIC_ISO_DATE.format(period.asOf()) + ".txt";
    }
}

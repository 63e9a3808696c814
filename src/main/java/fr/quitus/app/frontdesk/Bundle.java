package fr.quitus.app.frontdesk;

import fr.quitus.web.ledger.Ledger;
import fr.quitus.web.ledger.Ledger.Asked;
import fr.quitus.web.ledger.LedgerProblem;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.concurrent.locks.LockSupport;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import tools.jackson.databind.JsonNode;

/** One archive while it is written, file after file, and what is said of each in the end. */
final class Bundle {
    /** What the archive is, of when, and what is not in it. */
    static final String README = "LISEZMOI.txt";

    /** Of one file that is told to be asked for again. */
    private static final int TRIES_MAX = 5;

    private static final Duration AGAIN = Duration.ofSeconds(2);
    private static final String POSITION = "Quitus-Position";
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("dd/MM/yyyy 'à' HH:mm:ss");

    private final Ledger ledger;
    private final ZonedDateTime now;
    private final LocalDate day;
    private final StringBuilder told = new StringBuilder();
    private final StringBuilder missing = new StringBuilder();

    /**
     * @param now in Paris
     * @param day that acts of now are dated
     */
    Bundle(Ledger ledger, ZonedDateTime now, LocalDate day) {
        this.ledger = ledger;
        this.now = now;
        this.day = day;
    }

    void write(Path file) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file), StandardCharsets.UTF_8)) {
            add(zip, "corbeille.csv", "work-list.csv", new Asked());
            add(zip, "balance-generale.csv", "trial-balance.csv", year().with("asOf", day));
            add(zip, "consommation-budgetaire.csv", "budget-consumption.csv", year());
            add(zip, "titres-de-perception.csv", "revenue-orders.csv", year());
            journals(zip);
            zip.putNextEntry(new ZipEntry(README));
            zip.write(readme().getBytes(StandardCharsets.UTF_8));
            zip.closeEntry();
        }
    }

    private Asked year() {
        return new Asked().with("year", day.getYear());
    }

    private void journals(ZipOutputStream zip) throws IOException {
        try {
            Asked today = new Asked().with("from", day).with("asOf", day);
            for (JsonNode journal :
                    ledger.list("journals", today, JsonNode.class).items()) {
                String code = journal.path("journal").asString();
                add(
                        zip,
                        "journal-" + code.replaceAll("[^A-Za-z0-9-]", "") + ".csv",
                        "journals/" + Ledger.segment(code) + ".csv",
                        today);
            }
        } catch (LedgerProblem e) {
            isMissing("journaux du jour", e);
        }
    }

    /** What cannot be had is named, and the others are written all the same. */
    private void add(ZipOutputStream zip, String name, String path, Asked asked) throws IOException {
        HttpResponse<InputStream> csv;
        try {
            csv = book(path, asked);
        } catch (LedgerProblem e) {
            isMissing(name, e);
            return;
        }
        MessageDigest digest = sha256();
        try (InputStream in = new DigestInputStream(csv.body(), digest)) {
            zip.putNextEntry(new ZipEntry(name));
            in.transferTo(zip);
            zip.closeEntry();
        }
        told.append("  ")
                .append(name)
                .append(" : position ")
                .append(csv.headers().firstValue(POSITION).orElse("inconnue"))
                .append(", SHA-256 ")
                .append(HexFormat.of().formatHex(digest.digest()))
                .append('\n');
    }

    /** What is told to come back comes back: a bay that has just become the one to read answers a moment later. */
    private HttpResponse<InputStream> book(String path, Asked asked) {
        for (int tried = 1; ; tried++) {
            try {
                return ledger.stream(path, asked);
            } catch (LedgerProblem e) {
                if (tried == TRIES_MAX || e.retryAfter() == null) {
                    throw e;
                }
                LockSupport.parkNanos(AGAIN.toNanos());
            }
        }
    }

    private void isMissing(String what, LedgerProblem e) {
        missing.append("  ")
                .append(what)
                .append(" : ")
                .append(e.told().code())
                .append(", ")
                .append(e.told().detail())
                .append('\n');
    }

    private String readme() {
        return """
            Quitus : livres et listes pour continuer quand le registre ne prend pas d'actes
            ================================================================================
            Fait le %s (heure de Paris).
            Chaque fichier montre le registre tel qu'il était à sa position : rien de ce qui suit n'y est. Les
            positions de deux fichiers peuvent différer.

            Fichiers
            %s
            Absents
            %s
            Que faire
              - Le guichet prend les actes contre un récépissé daté, qui vaut pour les délais : remettez-les dès
                qu'il est ouvert (page « Mes dépôts », ou l'interface), au lieu de les tenir à part.
              - Ce qui est fait sur papier entre-temps se saisit à la reprise, avec la date de l'acte.
              - Ces fichiers ne se réimportent pas : ils ne servent qu'à lire. Le registre fait foi.
            """.formatted(TIME.format(now), told, missing.isEmpty() ? "  aucun\n" : missing);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}

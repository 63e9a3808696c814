package fr.quitus.app.bundle;

import fr.quitus.web.ledger.Ledger;
import fr.quitus.web.ledger.Ledger.Asked;
import fr.quitus.web.ledger.LedgerProblem;
import fr.quitus.web.ledger.Listing;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import tools.jackson.databind.JsonNode;

/** One archive while it is written, file after file, and what is said of each in the end. */
final class Bundle {
    /** What the archive is, of when, and what is not in it. */
    static final String README = "LISEZMOI.txt";
    /** The asker's work list. */
    static final String WORK_LIST = "corbeille.csv";
    /** Lines of the work list; beyond them the interface is asked by task. */
    static final int WORK_LINES_MAX = 100_000;

    private static final int PAGE = 1_000;
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

    /** Writes part of an archive. */
    private interface Part {
        /** @return the position of the log that is shown */
        String write(OutputStream out) throws IOException;
    }

    void write(Path file) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file), StandardCharsets.UTF_8)) {
            add(zip, WORK_LIST, this::workList);
            add(zip, "balance-generale.csv", out -> book(out, "trial-balance.csv", year().with("asOf", day)));
            add(zip, "consommation-budgetaire.csv", out -> book(out, "budget-consumption.csv", year()));
            add(zip, "titres-de-perception.csv", out -> book(out, "revenue-orders.csv", year()));
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
                        out -> book(out, "journals/" + Ledger.segment(code) + ".csv", today));
            }
        } catch (LedgerProblem e) {
            isMissing("journaux du jour", e);
        }
    }

    /** What cannot be had is named, and the others are written all the same. */
    private void add(ZipOutputStream zip, String name, Part part) throws IOException {
        Path made = Files.createTempFile("quitus-part-", ".csv");
        try {
            MessageDigest digest = sha256();
            String position;
            try (OutputStream out = new DigestOutputStream(Files.newOutputStream(made), digest)) {
                position = part.write(out);
            }
            zip.putNextEntry(new ZipEntry(name));
            Files.copy(made, zip);
            zip.closeEntry();
            told.append("  ")
                    .append(name)
                    .append(" : position ")
                    .append(position)
                    .append(", SHA-256 ")
                    .append(HexFormat.of().formatHex(digest.digest()))
                    .append('\n');
        } catch (LedgerProblem e) {
            isMissing(name, e);
        } finally {
            Files.deleteIfExists(made);
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

    private String book(OutputStream out, String path, Asked asked) throws IOException {
        HttpResponse<InputStream> csv = ledger.stream(path, asked);
        try (InputStream in = csv.body()) {
            in.transferTo(out);
        }
        return csv.headers().firstValue(POSITION).orElse("inconnue");
    }

    private String workList(OutputStream out) throws IOException {
        WorkListFile file = new WorkListFile(out);
        String next = null;
        long position = -1;
        int lines = 0;
        do {
            Listing<JsonNode> page =
                    ledger.list("work-list", new Asked().with("limit", PAGE).with("cursor", next), JsonNode.class);
            position = page.position();
            for (JsonNode line : page.items()) {
                file.add(line);
            }
            lines += page.items().size();
            next = page.next();
        } while (next != null && lines < WORK_LINES_MAX);
        if (next != null) {
            missing.append("  ")
                    .append(WORK_LIST)
                    .append(" : les ")
                    .append(lines)
                    .append(" premières lignes\n");
        }
        file.end();
        return String.valueOf(position);
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

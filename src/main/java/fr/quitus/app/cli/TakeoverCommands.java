package fr.quitus.app.cli;

import fr.quitus.app.client.LedgerHttp;
import fr.quitus.app.client.Stop;
import fr.quitus.app.interchange.TakeoverArchive;
import fr.quitus.domain.value.FiscalYear;
import fr.quitus.domain.value.TakeoverId;
import fr.quitus.interchange.FileRefused;
import fr.quitus.interchange.IncomingFile;
import fr.quitus.interchange.takeover.Manifest;
import fr.quitus.interchange.takeover.TakeoverSet;
import fr.quitus.interchange.takeover.TakeoverTable;
import fr.quitus.proofs.note.KeyType;
import fr.quitus.proofs.note.SigningKey;
import fr.quitus.proofs.note.VerifierKey;
import fr.quitus.proofs.note.VerifierKeys;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** {@code ./quitus takeover sign|check|load|approve DIR} : taking over another system's books. */
@Command(
        name = "takeover",
        description = "Reprend les livres d'un autre système : signer, contrôler, préparer, puis approuver à deux.",
        footer = "Codes de retour : 0 fait, 1 des écarts ou des refus.")
final class TakeoverCommands {
    /** Done. */
    static final int DONE = 0;
    /** Something differs, or was refused. */
    static final int DIFFERS = 1;

    private final PrintStream out;

    TakeoverCommands() {
        this(System.out);
    }

    TakeoverCommands(PrintStream out) {
        this.out = out;
    }

    @Command(name = "sign", description = "Écrit le manifeste des cinq fichiers d'un dossier et le signe.")
    int sign(
            @Parameters(paramLabel = "DOSSIER", description = "Où sont les fichiers.") Path folder,
            @Option(names = "--key", required = true, description = "Fichier de la clé privée, créé s'il manque.")
                    Path keyFile,
            @Option(names = "--id", required = true, description = "Nom de la reprise, par exemple CHORUS-2026.")
                    String id,
            @Option(names = "--system", required = true, description = "Système d'origine.") String system,
            @Option(names = "--year", required = true, description = "Exercice qui s'ouvre.") int year)
            throws IOException {
        SigningKey key = key(keyFile, system);
        Manifest head =
                new Manifest(TakeoverId.of(id), system, FiscalYear.of(year), LocalDate.of(year, 1, 1), List.of());
        Manifest manifest = TakeoverSet.manifestOf(head, files(folder));
        Files.write(
                folder.resolve(TakeoverArchive.NOTE), key.sign(manifest.text()).encode());
        out.print(manifest.text());
        out.println(
                "Clé publique, à donner à qui reprend : " + key.verifierKey().text());
        return DONE;
    }

    private static SigningKey key(Path file, String system) throws IOException {
        if (!Files.exists(file)) {
            SigningKey key = SigningKey.generate(system.replaceAll("[^A-Za-z0-9.-]", "-"), KeyType.NOTE);
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, key.secretText() + "\n");
        }
        return SigningKey.parse(Files.readString(file).strip());
    }

    @Command(
            name = "check",
            description = "Contrôle un dossier signé et dit chaque écart ; rien n'est écrit.",
            footer = "Avec --trust, sans instance : ce qui vit déjà dans un grand livre n'est alors pas regardé.")
    int check(
            @Parameters(paramLabel = "DOSSIER", description = "Dossier signé.") Path folder,
            @Option(names = "--trust", paramLabel = "CLÉ", description = "Clé publique de confiance, sans instance.")
                    @Nullable String trust,
            @Option(names = "--as", defaultValue = "denis", paramLabel = "IDENTITÉ", description = "Qui contrôle.")
                    String identity,
            @Option(names = "--data", defaultValue = "data", description = "Dossier des données de l'instance.")
                    Path data)
            throws IOException {
        if (trust == null) {
            return bring(folder, "/api/v1/takeovers/checks", identity, data, "");
        }
        try {
            TakeoverArchive archive = TakeoverArchive.of(files(folder), VerifierKeys.of(VerifierKey.parse(trust)));
            TakeoverSet set = TakeoverSet.read(archive.manifest(), archive.files());
            set.findings().forEach(finding -> out.println("  " + finding.sentence()));
            out.println(
                    set.isWhole()
                            ? "CONTROLEE"
                            : "A_CORRIGER : " + set.findings().size() + " écarts");
            return set.isWhole() ? DONE : DIFFERS;
        } catch (FileRefused refused) {
            refused.refusals().forEach(rejected -> out.println("  " + rejected.sentence()));
            return DIFFERS;
        }
    }

    @Command(name = "load", description = "Prépare une reprise : elle attend ensuite une seconde personne.")
    int load(
            @Parameters(paramLabel = "DOSSIER", description = "Dossier signé.") Path folder,
            @Option(names = "--as", required = true, paramLabel = "IDENTITÉ", description = "Qui prépare.")
                    String identity,
            @Option(names = "--data", defaultValue = "data", description = "Dossier des données de l'instance.")
                    Path data,
            @Option(names = "--at", defaultValue = "", description = "Heure de l'acte, sur une démonstration.")
                    String at)
            throws IOException {
        return bring(folder, "/api/v1/takeovers", identity, data, at);
    }

    @Command(name = "approve", description = "Approuve une reprise préparée par une autre personne, et la charge.")
    int approve(
            @Parameters(paramLabel = "DOSSIER", description = "Le même dossier signé.") Path folder,
            @Option(names = "--as", required = true, paramLabel = "IDENTITÉ", description = "Qui approuve.")
                    String identity,
            @Option(names = "--data", defaultValue = "data", description = "Dossier des données de l'instance.")
                    Path data,
            @Option(names = "--at", defaultValue = "", description = "Heure de l'acte, sur une démonstration.")
                    String at)
            throws IOException {
        return bring(folder, "/api/v1/takeovers/approvals", identity, data, at);
    }

    private int bring(Path folder, String path, String identity, Path data, String at) throws IOException {
        Map<String, String> headers = at.isEmpty() ? Map.of() : Map.of("Quitus-Simulated-Time", at);
        try (LedgerHttp http = LedgerHttp.of(data)) {
            LedgerHttp.Reply reply = http.postFile(identity, path, "application/zip", zipped(files(folder)), headers);
            if (reply.json().path("state").isMissingNode()) {
                throw new Stop("Le dossier n'a pas été pris (" + reply.status() + ") : "
                        + reply.json().path("detail").asString(reply.text()));
            }
            print(reply.json());
            return reply.ok() && !reply.json().path("state").asString().equals("INACHEVEE") ? DONE : DIFFERS;
        }
    }

    private void print(JsonNode report) {
        report.path("files")
                .forEach(file -> out.printf(
                        "  %s : %d lignes, %s €%n",
                        file.path("name").asString(),
                        file.path("rows").asInt(),
                        file.path("total").asString()));
        for (String list : List.of("findings", "refused")) {
            report.path(list)
                    .forEach(found -> out.printf(
                            "  %s ligne %d, %s : %s (%s)%n",
                            found.path("file").asString(),
                            found.path("line").asInt(),
                            found.path("place").asString(found.path("reference").asString("")),
                            found.path("reason").asString(),
                            found.path("code").asString()));
        }
        out.printf(
                "%s : %d dossiers chargés, %d déjà connus, %d restants%n",
                report.path("state").asString(),
                report.path("loaded").asInt(),
                report.path("known").asInt(),
                report.path("unfinished").asInt());
    }

    /** The files of a folder that belong to a takeover. */
    private static Map<String, IncomingFile> files(Path folder) throws IOException {
        Map<String, IncomingFile> files = new LinkedHashMap<>();
        add(files, folder.resolve(TakeoverArchive.NOTE));
        for (TakeoverTable table : TakeoverTable.values()) {
            add(files, folder.resolve(table.fileName()));
        }
        return files;
    }

    private static void add(Map<String, IncomingFile> files, Path file) throws IOException {
        if (Files.exists(file)) {
            files.put(file.getFileName().toString(), IncomingFile.of(Files.readAllBytes(file)));
        }
    }

    private static byte[] zipped(Map<String, IncomingFile> files) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, IncomingFile> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue().bytes());
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }
}

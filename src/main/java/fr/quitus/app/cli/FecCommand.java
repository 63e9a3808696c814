package fr.quitus.app.cli;

import fr.quitus.app.client.Stop;
import fr.quitus.domain.value.Balance;
import fr.quitus.interchange.fec.FecCheck;
import fr.quitus.interchange.fec.FecReport;
import java.io.IOException;
import java.io.PrintStream;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ./quitus fec check FILE} : a FEC, ours or another's. */
@Command(name = "fec", description = "Contrôle un fichier des écritures comptables (LPF, art. A47 A-1).")
final class FecCommand {
    /** The file conforms. */
    static final int CONFORMS = 0;
    /** Something is wrong in it. */
    static final int FAULTS = 1;

    private final PrintStream out;

    FecCommand() {
        this(System.out);
    }

    FecCommand(PrintStream out) {
        this.out = out;
    }

    @Command(
            name = "check",
            description = "Contrôle la structure, les dates, les montants, l'équilibre et la numérotation.",
            footer = "Codes de retour : 0 conforme, 1 des anomalies.")
    int check(
            @Parameters(paramLabel = "FICHIER", description = "Fichier à contrôler.") Path file,
            @Option(names = "--latin", description = "Le fichier est en ISO 8859-15 et non en UTF-8.") boolean latin) {
        Charset charset = latin ? Charset.forName("ISO-8859-15") : StandardCharsets.UTF_8;
        try (Reader in = Files.newBufferedReader(file, charset)) {
            FecReport report = FecCheck.of(in);
            print(report);
            return report.conforms() ? CONFORMS : FAULTS;
        } catch (IOException e) {
            throw new Stop("Le fichier " + file + " ne peut être lu en " + charset + " : " + e.getMessage());
        }
    }

    private void print(FecReport report) {
        report.findings().forEach(finding -> out.println("  " + finding.sentence()));
        out.printf(
                "%d lignes, %d écritures, débits %s, crédits %s%n",
                report.lines(), report.entries(), euros(report.debitCents()), euros(report.creditCents()));
        report.counts().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(count -> out.printf("  %s : %d%n", count.getKey(), count.getValue()));
        out.println(report.conforms() ? "CONFORME" : "NON CONFORME");
    }

    private static String euros(long cents) {
        return Balance.ofCents(cents).text();
    }
}

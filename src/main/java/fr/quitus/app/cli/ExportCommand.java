package fr.quitus.app.cli;

import fr.quitus.app.proof.BayLog;
import fr.quitus.app.proof.SegmentExport;
import fr.quitus.proofs.note.SigningKey;
import fr.quitus.proofs.segment.SegmentException;
import fr.quitus.proofs.verify.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ./quitus export} : the log of a bay in signed segments, which anybody can verify and an empty store take. */
@Command(name = "export", description = "Exporte le registre en segments signés.")
final class ExportCommand implements Callable<Integer> {
    @Mixin
    private BayOptions bay = new BayOptions();

    @Option(names = "--to", required = true, description = "Dossier où écrire les segments.")
    private Path folder = Path.of("segments");

    @Option(names = "--from-position", description = "Première position (par défaut : 0).")
    private long from;

    @Option(names = "--to-position", description = "Position après la dernière (par défaut : tout le registre).")
    private long to = Long.MAX_VALUE;

    @Option(names = "--events", description = "Faits par segment (par défaut : ${DEFAULT-VALUE}).")
    private int events = SegmentExport.SEGMENT_EVENTS_DEFAULT;

    @Override
    public Integer call() {
        try (BayLog log = BayLog.open(bay.address().connect())) {
            SigningKey key =
                    SigningKey.parse(Files.readString(bay.data.resolve("keys").resolve("log.key"))
                            .strip());
            long end = Math.min(to, log.head().events());
            if (from < 0 || from > end || events < 1) {
                System.err.println("Le registre a " + log.head().events() + " faits : de " + from + " à " + to
                        + ", il n'y a rien à exporter.");
                return ExitCode.USAGE.number();
            }
            new SegmentExport(log, key, folder).write(from, end, events).forEach(System.out::println);
            System.out.printf("%d faits, à vérifier avec --key %s%n", end - from, key.verifierKey());
            return ExitCode.INTACT.number();
        } catch (SegmentException e) {
            System.err.println("ROMPU, " + e.getMessage());
            return ExitCode.BROKEN.number();
        } catch (IOException | SQLException e) {
            System.err.println("INJOIGNABLE, " + e);
            return ExitCode.UNREACHABLE.number();
        }
    }
}

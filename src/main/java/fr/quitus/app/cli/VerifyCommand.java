package fr.quitus.app.cli;

import fr.quitus.app.proof.BayAddress;
import fr.quitus.app.proof.BayLog;
import fr.quitus.app.proof.BayVerification;
import fr.quitus.proofs.note.Checkpoint;
import fr.quitus.proofs.note.NoteException;
import fr.quitus.proofs.verify.BrokenLogException;
import fr.quitus.proofs.verify.ExitCode;
import fr.quitus.proofs.verify.LogVerifier;
import fr.quitus.proofs.verify.VerifyMain;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code ./quitus verify} : a bay, or segments or proofs as the stand-alone verifier does; with its exit codes. */
@Command(
        name = "verify",
        description = "Vérifie une baie, des segments, ou des preuves d'écriture (.tlog-proof) : positions, empreintes,"
                + " suites, équilibre, racines, signatures.",
        footer = "Codes de sortie : 0 intact, 3 rompu, 2 ligne de commande, 4 injoignable.")
final class VerifyCommand implements Callable<Integer> {
    @Mixin
    private BayOptions bay = new BayOptions();

    @Mixin
    private TrustOptions trust = new TrustOptions();

    @Parameters(
            paramLabel = "SEGMENT",
            description = "Des segments, ou des preuves d'écriture, à vérifier au lieu d'une baie.")
    private List<Path> segments = new ArrayList<>();

    @Override
    public Integer call() {
        return (segments.isEmpty() ? verifyBay() : verifySegments()).number();
    }

    private ExitCode verifySegments() {
        List<String> words = new ArrayList<>();
        trust.keys.forEach(key -> words.addAll(List.of("--key", key)));
        trust.changes.forEach(file -> words.addAll(List.of("--key-change", file.toString())));
        trust.checkpoints.forEach(file -> words.addAll(List.of("--checkpoint", file.toString())));
        segments.forEach(file -> words.add(file.toString()));
        return VerifyMain.run(System.out, System.err, words.toArray(String[]::new));
    }

    private ExitCode verifyBay() {
        try {
            List<Checkpoint> attested = trust.attested();
            BayAddress address = bay.address();
            try (BayLog log = BayLog.open(address.connect())) {
                LogVerifier verified = BayVerification.verify(log, attested);
                System.out.printf("Baie                 %s%n", address);
                System.out.printf("Faits                %d, positions 0 à %d%n", verified.size(), verified.size() - 1);
                System.out.printf("Agrégats             %d%n", verified.aggregates());
                System.out.printf(
                        "Racine               %s%n",
                        Base64.getEncoder().encodeToString(verified.frontier().root()));
                System.out.printf("Points de contrôle   %d concordants%n", verified.checkpointsMet());
                if (!attested.isEmpty() && trust.keys.isEmpty()) {
                    System.out.println("Signatures           NON VÉRIFIÉES, aucune clé n'a été donnée (--key)");
                }
                System.out.println("INTACT");
                return ExitCode.INTACT;
            }
        } catch (BrokenLogException | NoteException e) {
            System.err.println("ROMPU, " + e.getMessage());
            return ExitCode.BROKEN;
        } catch (IOException | SQLException e) {
            System.err.println("INJOIGNABLE, " + e);
            return ExitCode.UNREACHABLE;
        }
    }
}

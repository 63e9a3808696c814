package fr.quitus.app.cli;

import fr.quitus.api.json.LedgerJson;
import fr.quitus.frontdesk.receipt.DepositReceipt;
import fr.quitus.frontdesk.receipt.ReceiptException;
import fr.quitus.proofs.note.NoteException;
import fr.quitus.proofs.note.VerifierKey;
import fr.quitus.proofs.note.VerifierKeys;
import fr.quitus.proofs.verify.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.core.JacksonException;

/** {@code ./quitus receipt} : checks a receipt of the front desk with nothing but a key. */
@Command(
        name = "receipt",
        description = "Vérifie, hors ligne, l'attestation d'un dépôt au guichet.",
        footer = "Codes de sortie : 0 authentique, 3 rompu, 2 ligne de commande, 4 illisible.",
        mixinStandardHelpOptions = true)
final class ReceiptCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FICHIER", description = "L'attestation : le JSON reçu, ou son texte signé.")
    private Path file = Path.of("");

    @Option(
            names = "--key",
            description = "Clé publique du guichet ; peut être répétée (par défaut : celle de --data).")
    private List<String> keys = new ArrayList<>();

    @Option(names = "--data", description = "Dossier des données d'une instance (par défaut : data).")
    private Path data = Path.of("data");

    @Override
    public Integer call() {
        return check().number();
    }

    private ExitCode check() {
        try {
            DepositReceipt receipt = DepositReceipt.verify(text(Files.readString(file)), trusted());
            System.out.printf("Dépôt                %s%n", receipt.receiptNumber());
            System.out.printf("Commande             %s%n", receipt.commandId());
            System.out.printf("Déposée le           %s%n", receipt.depositedAt());
            System.out.printf("Supports             %d%n", receipt.copies());
            System.out.println("AUTHENTIQUE : l'acte a été déposé ; l'attestation ne dit pas qu'il a été accepté.");
            return ExitCode.INTACT;
        } catch (ReceiptException | NoteException e) {
            System.err.println("ROMPU, " + e.getMessage());
            return ExitCode.BROKEN;
        } catch (NoSuchFileException e) {
            System.err.println(
                    e.getFile().equals(file.toString())
                            ? "ILLISIBLE, il n'y a pas de fichier " + file + "."
                            : "ILLISIBLE, la clé n'est pas dans " + e.getFile()
                                    + " : donnez-la par --key (GET /api/v1/front-desk la dit).");
            return ExitCode.UNREACHABLE;
        } catch (IOException e) {
            System.err.println("ILLISIBLE, " + e);
            return ExitCode.UNREACHABLE;
        }
    }

    private VerifierKeys trusted() throws IOException {
        List<String> told = keys.isEmpty()
                ? List.of(Files.readString(data.resolve("keys").resolve("desk.pub"))
                        .strip())
                : keys;
        return new VerifierKeys(told.stream().map(VerifierKey::parse).toList());
    }

    /** What was signed, whichever way the receipt was kept. */
    private static String text(String content) {
        if (!content.startsWith("{")) {
            return content;
        }
        try {
            return LedgerJson.mapper().readTree(content).path("text").asString("");
        } catch (JacksonException e) {
            return content;
        }
    }
}

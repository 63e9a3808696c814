package fr.quitus.app.cli;

import ch.qos.logback.classic.Level;
import fr.quitus.app.client.LedgerHttp;
import fr.quitus.app.client.Stop;
import fr.quitus.app.scenario.ScenarioCommand;
import fr.quitus.bays.StorageException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/**
 * {@code ./quitus} : what a person can ask of the program. Without a word it starts, as {@code mvn spring-boot:run}
 * does.
 */
@Command(
        name = "quitus",
        description = "Le grand livre de l'État : registre d'événements, preuves, baies de stockage.",
        subcommands = {
            StartCommand.class,
            DemoCommand.class,
            RebuildCommand.class,
            LettersCommand.class,
            TokenCommand.class,
            BaysCommand.class,
            VerifyCommand.class,
            ExportCommand.class,
            ImportCommand.class,
            ArchiveCommand.class,
            RestoreCommand.class,
            CheckpointCommand.class,
            SubmitCommand.class,
            CloseCommand.class,
            FrontDeskCommand.class,
            AdmissionCommand.class,
            BundleCommand.class,
            ReceiptCommand.class,
            FecCommand.class,
            TakeoverCommands.class
        },
        mixinStandardHelpOptions = true)
public final class Quitus {
    private Quitus() {}

    public static void main(String[] arguments) {
        String[] asked = arguments.length == 0 ? new String[] {"start"} : arguments;
        // What a library prints is no answer. An instance that is started has settings of its own for that.
        if (LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME) instanceof ch.qos.logback.classic.Logger root) {
            root.setLevel(Level.WARN);
        }
        int code;
        try (FreshLedgers fresh = new FreshLedgers()) {
            code = new CommandLine(new Quitus())
                    .addSubcommand(new ScenarioCommand(fresh::ledger))
                    .setExecutionExceptionHandler((e, line, parsed) -> explain(e))
                    .execute(asked);
        }
        // A started server keeps the program alive until somebody stops it; everything else is over here.
        if (code != StartCommand.RUNNING) {
            System.exit(code);
        }
    }

    /** A known obstacle is told in a sentence; anything else is a fault and shows its trace. */
    private static int explain(Exception e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof Stop || cause instanceof StorageException || cause instanceof LedgerHttp.Unreachable) {
                System.err.println("Quitus : " + cause.getMessage());
                return CommandLine.ExitCode.SOFTWARE;
            }
        }
        e.printStackTrace();
        return CommandLine.ExitCode.SOFTWARE;
    }
}

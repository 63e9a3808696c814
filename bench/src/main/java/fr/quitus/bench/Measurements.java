package fr.quitus.bench;

import ch.qos.logback.classic.Level;
import java.io.PrintStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** What {@code ./quitus bench}, {@code ./quitus drill} and {@code ./quitus load} run. */
@Command(name = "./quitus", description = "Measurements and drills of Quitus.", mixinStandardHelpOptions = true)
public final class Measurements {
    private Measurements() {}

    public static void main(String[] arguments) {
        PrintStream out = System.out;
        // Whatever a library prints is not the result.
        System.setOut(System.err);
        if (LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME) instanceof ch.qos.logback.classic.Logger root) {
            root.setLevel(Level.WARN);
        }
        String command = "./quitus " + String.join(" ", arguments);
        System.exit(new CommandLine(new Measurements())
                .addSubcommand(new CommandLine(new Bench(out, command))
                        .addSubcommand(new OverloadCommand())
                        .addSubcommand(new DeskCommand())
                        .addSubcommand(new PagesCommand()))
                .addSubcommand(new Drill(out, command))
                .addSubcommand(new TrafficCommand(out, command))
                .execute(arguments));
    }
}

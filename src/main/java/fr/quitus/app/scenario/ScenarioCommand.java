package fr.quitus.app.scenario;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code ./quitus scenario FILE…}: plays each file on a fresh instance. Exit 0 all passed, 1 some failed, 2
 * unreadable.
 */
@Command(
        name = "scenario",
        description = "Joue des scénarios, chacun sur une instance neuve, et rend compte de chaque attente.",
        mixinStandardHelpOptions = true)
public final class ScenarioCommand implements Callable<Integer> {
    private static final int EXIT_PASSED = 0;
    private static final int EXIT_FAILED = 1;
    private static final int EXIT_UNREADABLE = 2;

    private final IntFunction<? extends FreshInstance> instances;

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "FICHIER", arity = "1..*", description = "Fichiers de scénario (YAML).")
    private List<Path> files = new ArrayList<>();

    /** @param instances gives, for a fiscal year, an instance not yet started; asked once per file */
    public ScenarioCommand(IntFunction<? extends FreshInstance> instances) {
        this.instances = instances;
    }

    @Override
    public Integer call() {
        if (spec == null) {
            throw new IllegalStateException("picocli gives the command its specification");
        }
        PrintWriter out = spec.commandLine().getOut();
        try {
            return play(out, spec.commandLine().getErr());
        } finally {
            out.flush();
        }
    }

    /** Every file is read before the first instance starts: a misprint is known at once. */
    private int play(PrintWriter out, PrintWriter err) {
        List<Scenario> scenarios = new ArrayList<>();
        int unreadable = 0;
        for (Path file : files) {
            try {
                scenarios.add(ScenarioReader.read(file));
            } catch (UnreadableScenario e) {
                err.println(e.getMessage());
                unreadable++;
            }
        }
        err.flush();
        if (unreadable > 0) {
            out.println("0 passed, " + unreadable + " failed");
            return EXIT_UNREADABLE;
        }
        long passed = 0;
        long failed = 0;
        for (Scenario scenario : scenarios) {
            ScenarioReport report = play(scenario);
            report.print(out);
            out.flush();
            passed += report.passed();
            failed += report.failed();
        }
        out.println(passed + " passed, " + failed + " failed");
        return failed == 0 ? EXIT_PASSED : EXIT_FAILED;
    }

    private ScenarioReport play(Scenario scenario) {
        FreshInstance instance = instances.apply(scenario.year());
        try {
            return ScenarioRunner.run(instance.start(), scenario);
        } catch (InstanceNotStarted e) {
            return ScenarioReport.notPlayed(scenario, String.valueOf(e.getMessage()));
        } finally {
            instance.stop();
        }
    }
}

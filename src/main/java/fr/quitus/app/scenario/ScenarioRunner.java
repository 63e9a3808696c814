package fr.quitus.app.scenario;

import java.net.URI;
import java.nio.file.Path;

/** Plays a scenario through the public HTTP API of a running ledger, and reports every expectation. */
public final class ScenarioRunner {
    private ScenarioRunner() {}

    /**
     * @param baseUrl a ledger in demonstration mode whose books are empty
     * @throws UnreadableScenario if the file is not a scenario; nothing is then sent
     */
    public static ScenarioReport run(URI baseUrl, Path file) {
        return run(baseUrl, ScenarioReader.read(file));
    }

    static ScenarioReport run(URI baseUrl, Scenario scenario) {
        try (LedgerClient client = new LedgerClient(baseUrl)) {
            return new ScenarioRun(scenario, client).play();
        }
    }
}

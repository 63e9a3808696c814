package fr.quitus.app.scenario;

import fr.quitus.domain.value.FiscalYear;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.nodes.Node;

/** Reads a scenario and its fixtures: a fixture beside the file wins over one of the product's own. */
final class ScenarioReader {
    /** Where the product keeps its fixtures, and where they lie beside a scenario. */
    static final String FIXTURES = "fixtures/";

    private final Path folder;
    private final Map<String, String> values = new HashMap<>();
    private final List<Step> given = new ArrayList<>();

    private ScenarioReader(Path folder) {
        this.folder = folder;
    }

    /** @throws UnreadableScenario with the place of the first fault */
    static Scenario read(Path path) {
        Path parent = path.toAbsolutePath().getParent();
        return new ScenarioReader(parent == null ? Path.of("") : parent).scenario(YamlFile.read(path));
    }

    private Scenario scenario(YamlFile file) {
        YamlFields fields = file.fields("un scénario", ScenarioKeys.SCENARIO);
        String name = fields.text("scenario");
        if (!name.matches("[A-Za-z0-9][A-Za-z0-9-]{0,30}")) {
            throw fields.unreadable("scenario", "« " + name + " » n'est pas un nom de scénario (GS-12).");
        }
        int year = fields.whole("fiscalYear", 2006, 2199);
        StepReader steps = new StepReader(file);
        if (fields.has("given")) {
            for (Node node : fields.items("given")) {
                if (file.isText(node)) {
                    fixture(file, node);
                } else {
                    given.add(steps.step(node, true));
                }
            }
        }
        values(fields);
        List<Step> when = steps.steps(fields.items("when"), false);
        List<Check> then = fields.has("then") ? new CheckReader(file).read(fields.node("then")) : List.<Check>of();
        Scenario scenario = new Scenario(
                name,
                fields.text("title"),
                fields.text("source"),
                FiscalYear.of(year).value(),
                values,
                given,
                when,
                then);
        if (Step.expectations(when).isEmpty() && then.isEmpty()) {
            throw new UnreadableScenario(fields.place(), "ce scénario n'attend rien.");
        }
        return scenario;
    }

    private void fixture(YamlFile from, Node node) {
        String name = from.text(node);
        if (!name.matches("[A-Za-z0-9][A-Za-z0-9-]{0,30}")) {
            throw from.unreadable(node, "« " + name + " » n'est pas un nom de situation de départ (G0).");
        }
        YamlFile file = open(from, node, name);
        YamlFields fields = file.fields("une situation de départ", ScenarioKeys.FIXTURE);
        if (!fields.text("fixture").equals(name)) {
            throw fields.unreadable("fixture", "ce fichier se nomme " + name + ".");
        }
        fields.text("title");
        values(fields);
        given.addAll(new StepReader(file).steps(fields.items("steps"), true));
    }

    private YamlFile open(YamlFile from, Node node, String name) {
        String fileName = name + ".yaml";
        Path beside = folder.resolve(FIXTURES + fileName);
        if (Files.exists(beside)) {
            return YamlFile.read(beside);
        }
        try (InputStream own = ScenarioReader.class.getResourceAsStream("/scenarios/" + FIXTURES + fileName)) {
            if (own == null) {
                throw from.unreadable(
                        node, "la situation de départ " + name + " n'est ni dans " + beside + " ni dans le produit.");
            }
            return YamlFile.read(fileName, own);
        } catch (IOException e) {
            throw from.unreadable(node, "la situation de départ " + name + " ne se lit pas (" + e + ").");
        }
    }

    private void values(YamlFields fields) {
        if (!fields.has("values")) {
            return;
        }
        fields.map("values").forEach((name, node) -> {
            String value = fields.file().text(node);
            if (!name.matches("[A-Za-z][A-Za-z0-9_-]{0,63}") || name.equals("n")) {
                throw fields.file().unreadable(node, "« " + name + " » n'est pas un nom de valeur.");
            }
            if (values.putIfAbsent(name, value) != null) {
                throw fields.file().unreadable(node, "la valeur « " + name + " » est déjà donnée.");
            }
        });
    }
}

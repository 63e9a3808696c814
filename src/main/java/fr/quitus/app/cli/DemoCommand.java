package fr.quitus.app.cli;

import fr.quitus.app.demo.Demo;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;

/** {@code ./quitus demo} : the main job and the loss of a bay, on a data folder thrown away afterwards. */
@Command(
        name = "demo",
        description = "Montre tout, perte d'une baie comprise, sur un dossier jetable (moins de 3 minutes).")
final class DemoCommand implements Callable<Integer> {
    @Override
    public Integer call() throws IOException {
        Path data = Files.createTempDirectory("quitus-demo-");
        System.out.println("Quitus — démonstration sur un dossier jetable : " + data);
        int port = LocalPort.any();
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("server.port", port);
        settings.put("quitus.data", data.toString());
        // What the loss of a bay does to connections is no part of the story; what matters is checked and told.
        settings.put("logging.level.root", "off");
        settings.put("logging.level.fr.quitus", "error");
        try (ConfigurableApplicationContext instance = Instances.start(settings)) {
            return new Demo(System.out).run(instance, "http://127.0.0.1:" + port) ? 0 : 1;
        } finally {
            delete(data);
        }
    }

    private static void delete(Path folder) throws IOException {
        List<Path> deepestFirst;
        try (Stream<Path> paths = Files.walk(folder)) {
            deepestFirst = paths.sorted(Comparator.reverseOrder()).toList();
        }
        deepestFirst.forEach(path -> {
            try {
                Files.deleteIfExists(path);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }
}

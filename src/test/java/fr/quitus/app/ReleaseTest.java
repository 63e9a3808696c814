package fr.quitus.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class ReleaseTest {
    private static final Path ROOT = Path.of(Objects.requireNonNull(System.getProperty("quitus.root")));

    @Test
    void the_release_says_the_number_that_was_built() throws IOException {
        String pom = Files.readString(ROOT.resolve("pom.xml"));

        assertThat(pom).contains("<artifactId>quitus</artifactId>\n  <version>" + Release.NUMBER + "</version>");
    }
}

package fr.quitus.app.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Fakes are written by hand. Here the class path of this module is read; the enforcer bans the same in all of them. */
class NoMockingLibraryTest {
    private static final List<String> BANNED = List.of(
            "org.mockito", "org.easymock", "org.powermock", "org.jmock", "org.jmockit", "io.mockk", "com.ninja-squad");
    private static final Pattern MOCKING =
            Pattern.compile(".*/(mockito|easymock|powermock|jmock|jmockit|mockk|springmockk)[^/]*");

    @Test
    void no_mocking_library_is_on_this_class_path() {
        List<String> path = List.of(System.getProperty("java.class.path").split(File.pathSeparator, -1));

        assertThat(mocking(path)).isEmpty();
        assertThat(path).as("the class path was read").anyMatch(entry -> entry.contains("archunit"));
    }

    @Test
    void finds_one_that_is_there() {
        List<String> path = List.of("/m2/org/mockito/mockito-core/5.23.0/mockito-core-5.23.0.jar", "/m2/a/quitus.jar");

        assertThat(mocking(path)).containsExactly(path.getFirst());
    }

    @Test
    void the_build_bans_them_in_every_module() throws IOException {
        String pom = Files.readString(SourceTree.ofTheProject().root().resolve("pom.xml"));

        assertThat(BANNED).allSatisfy(group -> assertThat(pom).contains("<exclude>" + group + "</exclude>"));
    }

    private static List<String> mocking(List<String> path) {
        return path.stream()
                .filter(entry -> MOCKING.matcher(entry.replace('\\', '/')).matches())
                .toList();
    }
}

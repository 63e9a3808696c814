package fr.quitus.app.architecture;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** The files people wrote: the working tree without what was built, downloaded or stored by a running ledger. */
final class SourceTree {
    private static final Set<String> SKIPPED = Set.of("target", ".git", "node_modules", ".idea");

    private final Path root;

    SourceTree(Path root) {
        this.root = root.toAbsolutePath().normalize();
    }

    static SourceTree ofTheProject() {
        return new SourceTree(Path.of(System.getProperty("quitus.root", "..")));
    }

    Path root() {
        return root;
    }

    List<Path> files(Predicate<String> name) throws IOException {
        List<Path> found = new ArrayList<>();
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
                String name = directory.getFileName().toString();
                boolean stored = directory.equals(root.resolve("data"));
                return !directory.equals(root) && (stored || SKIPPED.contains(name))
                        ? FileVisitResult.SKIP_SUBTREE
                        : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (name.test(file.getFileName().toString())) {
                    found.add(file);
                }
                return FileVisitResult.CONTINUE;
            }
        });
        found.sort(null);
        return found;
    }

    List<Path> java() throws IOException {
        return files(name -> name.endsWith(".java"));
    }

    String relative(Path file) {
        return root.relativize(file).toString();
    }

    /** Main code is held to the size budgets; tests only to the width of a line. */
    boolean isMain(Path file) {
        return ("/" + relative(file)).contains("/src/main/java/");
    }
}

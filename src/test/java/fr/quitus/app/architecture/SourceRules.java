package fr.quitus.app.architecture;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ImportTree;
import com.sun.source.tree.LineMap;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/** Rules on sources, read with the compiler's own parser. Each finding is one line that names the file and the rule. */
final class SourceRules {
    private static final int FILE_LINES_MAX = 300;
    private static final int METHOD_LINES_MAX = 60;
    private static final int LINE_CHARS_MAX = 120;
    private static final int PACKAGE_INFO_LINES_MAX = 3;
    private static final Pattern EMPTY_NAME = Pattern.compile(".*(Impl|Manager|Helper|Utils?|DTO|Dto)");
    private static final Pattern SELECT_STAR = Pattern.compile(
            "\\b(select|returning)\\s+(distinct\\s+|all\\s+)?([a-z_][a-z_0-9]*\\.)?\\*", Pattern.CASE_INSENSITIVE);
    private static final Pattern SQL_COMMENT = Pattern.compile("--[^\n]*|/\\*.*?\\*/", Pattern.DOTALL);

    private final SourceTree tree;
    private final List<String> findings = new ArrayList<>();

    private SourceRules(SourceTree tree) {
        this.tree = tree;
    }

    static List<String> java(SourceTree tree) throws IOException {
        SourceRules rules = new SourceRules(tree);
        List<Path> files = tree.java();
        for (Path file : files) {
            rules.checkLines(file);
        }
        rules.checkPackages(files);
        rules.checkTrees(files);
        return rules.findings;
    }

    static List<String> sql(SourceTree tree) throws IOException {
        SourceRules rules = new SourceRules(tree);
        for (Path file : tree.files(name -> name.endsWith(".sql"))) {
            if (SELECT_STAR
                    .matcher(SQL_COMMENT.matcher(Files.readString(file)).replaceAll(" "))
                    .find()) {
                rules.add(file, "names no column (select *)");
            }
        }
        return rules.findings;
    }

    private void checkLines(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        for (int index = 0; index < lines.size(); index++) {
            int length = lines.get(index).length();
            if (length > LINE_CHARS_MAX) {
                add(file, "line %d has %d characters, over %d".formatted(index + 1, length, LINE_CHARS_MAX));
            }
        }
        if (tree.isMain(file) && lines.size() > FILE_LINES_MAX) {
            add(file, "%d lines, over %d".formatted(lines.size(), FILE_LINES_MAX));
        }
    }

    private void checkPackages(List<Path> files) throws IOException {
        Set<Path> packages = new TreeSet<>();
        for (Path file : files) {
            if (tree.isMain(file)) {
                packages.add(file.resolveSibling("package-info.java"));
            }
        }
        for (Path file : packages) {
            if (!Files.exists(file)) {
                add(file, "is missing");
                continue;
            }
            String text = Files.readString(file);
            if (!text.contains("\n@NullMarked\n")) {
                add(file, "is not @NullMarked");
            }
            long lines = text.lines().filter(line -> line.startsWith(" * ")).count();
            boolean oneLine = text.startsWith("/** ");
            if (lines > PACKAGE_INFO_LINES_MAX || (lines == 0 && !oneLine)) {
                add(file, "says what the package is in %d lines, not 1 to %d".formatted(lines, PACKAGE_INFO_LINES_MAX));
            }
        }
    }

    private void checkTrees(List<Path> files) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> problems = new DiagnosticCollector<>();
        try (StandardJavaFileManager manager =
                compiler.getStandardFileManager(problems, Locale.ROOT, StandardCharsets.UTF_8)) {
            JavacTask task = (JavacTask) compiler.getTask(
                    null, manager, problems, List.of("-proc:none"), null, manager.getJavaFileObjectsFromPaths(files));
            SourcePositions positions = Trees.instance(task).getSourcePositions();
            for (CompilationUnitTree unit : task.parse()) {
                new Budget(Path.of(unit.getSourceFile().toUri()), unit, positions).scan(unit, null);
            }
        }
        problems.getDiagnostics().forEach(problem -> findings.add(problem.toString()));
    }

    private void add(Path file, String finding) {
        findings.add(tree.relative(file) + ": " + finding);
    }

    /** What only the syntax tree knows: where a method ends, what a type is called, what an import covers. */
    private final class Budget extends TreeScanner<@Nullable Void, @Nullable Void> {
        private final Path file;
        private final CompilationUnitTree unit;
        private final SourcePositions positions;

        private Budget(Path file, CompilationUnitTree unit, SourcePositions positions) {
            this.file = file;
            this.unit = unit;
            this.positions = positions;
        }

        @Override
        public @Nullable Void visitImport(ImportTree node, @Nullable Void nothing) {
            if (node.getQualifiedIdentifier().toString().endsWith(".*")) {
                add(file, "wildcard import " + node.getQualifiedIdentifier());
            }
            return super.visitImport(node, nothing);
        }

        @Override
        public @Nullable Void visitClass(ClassTree node, @Nullable Void nothing) {
            if (EMPTY_NAME.matcher(node.getSimpleName()).matches()) {
                add(file, "type " + node.getSimpleName() + " is named after nothing it does");
            }
            return super.visitClass(node, nothing);
        }

        @Override
        public @Nullable Void visitMethod(MethodTree node, @Nullable Void nothing) {
            long lines = lines(node);
            if (tree.isMain(file) && lines > METHOD_LINES_MAX) {
                add(file, "method %s has %d lines, over %d".formatted(node.getName(), lines, METHOD_LINES_MAX));
            }
            return super.visitMethod(node, nothing);
        }

        private long lines(Tree node) {
            LineMap map = unit.getLineMap();
            long start = positions.getStartPosition(unit, node);
            long end = positions.getEndPosition(unit, node);
            return end < 0 ? 0 : map.getLineNumber(end) - map.getLineNumber(start) + 1;
        }
    }
}

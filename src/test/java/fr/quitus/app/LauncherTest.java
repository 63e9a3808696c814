package fr.quitus.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher as a user meets it, in a project of its own whose Java and Maven only say how they were called. */
class LauncherTest {
    private static final Path SCRIPT = Path.of(System.getProperty("quitus.root", ".."), "quitus");
    private static final int DEADLINE_S = 60;
    private static final int USAGE = 64;
    private static final int UNAVAILABLE = 69;
    private static final int BUILD_FAILED = 70;

    @TempDir
    Path project;

    private record Run(int code, String out, String err, long pid) {}

    @BeforeEach
    void a_project_with_a_source() throws IOException {
        Files.copy(SCRIPT, project.resolve("quitus"), StandardCopyOption.COPY_ATTRIBUTES);
        write("src/main/java/A.java", "class A {}");
        executable("bin/mvn", """
                echo "$JAVA_HOME $*" >> "$PROJECT/mvn.calls"
                [ -f "$PROJECT/mvn.fails" ] && { echo "COMPILATION ERROR somewhere"; exit 1; }
                [ -p "$PROJECT/gate" ] && cat "$PROJECT/gate"
                mkdir -p "$PROJECT/src/target" && : > "$PROJECT/src/target/quitus-app-9-exec.jar"
                """);
    }

    @Test
    void an_unknown_command_gets_the_help_and_code_64() throws Exception {
        Run run = launch(Map.of(), "strat");

        assertThat(run.code()).isEqualTo(USAGE);
        assertThat(run.err()).startsWith("Commande inconnue : strat").contains("./quitus start");
        assertThat(run.out()).isEmpty();
    }

    @Test
    void no_command_gets_the_help_and_code_64_but_asking_for_help_succeeds_without_java() throws Exception {
        assertThat(launch(Map.of()).code()).isEqualTo(USAGE);
        Run help = launch(Map.of(), "help");
        assertThat(help.code()).isZero();
        assertThat(help.out()).contains("./quitus demo");
    }

    @Test
    void every_word_of_the_help_is_known_to_the_launcher() throws Exception {
        String script = Files.readString(SCRIPT);
        String known = script.substring(script.indexOf("\ncase ${1:-} in"));
        List<String> words = launch(Map.of(), "help")
                .out()
                .lines()
                .filter(line -> line.startsWith("  ./quitus "))
                .map(line -> line.strip().split(" ", -1)[1])
                .toList();

        assertThat(words).contains("close", "rebuild", "bench").allSatisfy(word -> assertThat(known)
                .containsPattern("[ |]" + word + "( \\||\\))"));
    }

    @Test
    void without_a_jdk_25_it_says_in_french_then_english_what_to_install() throws Exception {
        Run run = launch(Map.of(), "start");

        assertThat(run.code()).isEqualTo(UNAVAILABLE);
        assertThat(run.err().lines().limit(2))
                .satisfiesExactly(
                        french -> assertThat(french).contains("a besoin d'un JDK 25"),
                        english -> assertThat(english).contains("needs a JDK 25"));
        assertThat(run.err()).contains("Debian 12", "temurin-25-jdk", "sdk install java 25", "QUITUS_JAVA_HOME");
        assertThat(project.resolve("mvn.calls")).doesNotExist();
    }

    @Test
    void a_jdk_17_or_a_runtime_without_compiler_is_not_enough() throws Exception {
        jdk("jdks/seventeen", "17.0.15");
        jdk("jdks/twenty-five-runtime", "25.0.3");
        Files.delete(project.resolve("jdks/twenty-five-runtime/bin/javac"));
        jdk("jdks/two-hundred-fifty", "250.1");

        assertThat(launch(Map.of("JAVA_HOME", at("jdks/seventeen")), "start").code())
                .isEqualTo(UNAVAILABLE);
    }

    @Test
    void a_wrong_explicit_choice_is_refused_rather_than_ignored() throws Exception {
        jdk("jdks/good", "25.0.3");
        jdk("old", "21.0.1");

        Run run = launch(Map.of("QUITUS_JAVA_HOME", at("old")), "start");

        assertThat(run.code()).isEqualTo(UNAVAILABLE);
        assertThat(run.err()).contains("QUITUS_JAVA_HOME=" + at("old"));
    }

    @Test
    void builds_once_then_only_when_a_source_is_newer_or_was_removed() throws Exception {
        jdk("jdks/good", "25.0.3");
        assertThat(launch(Map.of(), "start").code()).isZero();
        assertThat(launch(Map.of(), "start").code()).isZero();
        assertThat(calls()).hasSize(1).first().asString().startsWith(at("jdks/good") + " ");

        Files.setLastModifiedTime(
                project.resolve("src/main/java/A.java"), FileTime.from(Instant.parse("2100-01-01T00:00:00Z")));
        launch(Map.of(), "start");
        assertThat(calls()).hasSize(2);

        Files.delete(project.resolve("src/main/java/A.java"));
        Files.setLastModifiedTime(
                project.resolve("src/main/java"), FileTime.from(Instant.parse("2100-01-01T00:00:00Z")));
        launch(Map.of(), "start");
        assertThat(calls()).hasSize(3);
    }

    @Test
    void a_changed_test_does_not_rebuild_the_application() throws Exception {
        jdk("jdks/good", "25.0.3");
        launch(Map.of(), "start");
        write("src/test/java/ATest.java", "class ATest {}");
        Files.setLastModifiedTime(
                project.resolve("src/test/java/ATest.java"), FileTime.from(Instant.parse("2100-01-01T00:00:00Z")));
        launch(Map.of(), "start");

        assertThat(calls()).hasSize(1);
    }

    @Test
    void two_starts_at_once_build_once() throws Exception {
        jdk("jdks/good", "25.0.3");
        Path gate = project.resolve("gate");
        assertThat(new ProcessBuilder("mkfifo", gate.toString()).start().waitFor())
                .isZero();
        Process first = start(Map.of(), "start");
        Process second = start(Map.of(), "start");
        await(() -> Files.exists(project.resolve("mvn.calls")));
        await(() -> waitsForTheLock(first) || waitsForTheLock(second));
        Files.writeString(gate, "go", StandardOpenOption.WRITE);

        assertThat(finish(first).code()).isZero();
        assertThat(finish(second).code()).isZero();
        assertThat(calls()).hasSize(1);
    }

    @Test
    void a_failed_build_shows_the_end_of_its_log_and_leaves_nothing_to_run() throws Exception {
        jdk("jdks/good", "25.0.3");
        write("mvn.fails", "");
        Run run = launch(Map.of(), "start");

        assertThat(run.code()).isEqualTo(BUILD_FAILED);
        assertThat(run.err()).contains("COMPILATION ERROR somewhere");
        assertThat(project.resolve("target/quitus-build.log")).isNotEmptyFile();

        Files.delete(project.resolve("mvn.fails"));
        assertThat(launch(Map.of(), "start").code()).isZero();
    }

    @Test
    void hands_its_own_process_arguments_and_exit_code_over_to_java() throws Exception {
        jdk("jdks/good", "25.0.3");
        Run run =
                launch(Map.of("QUITUS_JAVA_OPTS", "-Xmx300m -Dx=y", "EXIT", "17"), "scenario", "a file.yaml", "", "*");

        assertThat(run.code()).isEqualTo(17);
        assertThat(run.out()).contains("pid " + run.pid());
        assertThat(run.out().lines().filter(line -> line.startsWith("arg ")))
                .containsSubsequence("arg [-Xmx300m]", "arg [-Dx=y]", "arg [-jar]")
                .endsWith("arg [scenario]", "arg [a file.yaml]", "arg []", "arg [*]");
    }

    @Test
    void a_bench_is_built_with_what_it_measures_and_told_what_commit_it_is() throws Exception {
        jdk("jdks/good", "25.0.3");
        executable("bin/mvn", """
                echo "$*" >> "$PROJECT/mvn.calls"
                [ -f "$PROJECT/mvn.fails" ] && { echo "COMPILATION ERROR somewhere"; exit 1; }
                mkdir -p "$PROJECT/bench/target"
                printf '/lib/one.jar:/lib/two.jar' > "$PROJECT/bench/target/classpath.txt"
                """);

        Run run = launch(Map.of("EXIT", "3"), "drill", "append", "--json");

        assertThat(calls()).singleElement().asString().contains("-pl bench -am package", "-Dmaven.test.skip=true");
        assertThat(run.code()).isEqualTo(3);
        assertThat(run.out().lines().filter(line -> line.startsWith("arg ")))
                .contains("arg [-Dquitus.commit=unknown]")
                .endsWith(
                        "arg [" + at("bench/target/classes") + ":/lib/one.jar:/lib/two.jar]",
                        "arg [fr.quitus.bench.Measurements]",
                        "arg [drill]",
                        "arg [append]",
                        "arg [--json]");

        write("mvn.fails", "");
        Run failed = launch(Map.of(), "bench", "append");
        assertThat(failed.code()).isEqualTo(BUILD_FAILED);
        assertThat(failed.err()).contains("COMPILATION ERROR somewhere");
    }

    @Test
    void the_test_command_tells_what_was_skipped_and_why_and_keeps_mavens_failure() throws Exception {
        jdk("jdks/good", "25.0.3");
        write(
                "stale/target/surefire-reports/TEST-Old.xml",
                "<testsuite>\n  <testcase classname=\"Old\" name=\"x\"/>\n");
        executable("bin/mvn", """
                echo "$*" >> "$PROJECT/mvn.calls"
                mkdir -p "$PROJECT/m/target/surefire-reports"
                cat > "$PROJECT/m/target/surefire-reports/TEST-T.xml" <<'X'
                <testsuite name="T" tests="4">
                  <testcase name="works" classname="T" time="0.1"/>
                  <testcase name="waits" classname="T" time="0.1">
                    <skipped message="needs &lt;../shared&gt;"/>
                  </testcase>
                  <testcase name="assumes" classname="T" time="0.1">
                    <skipped type="a.B"><![CDATA[org.opentest4j.TestAbortedException: Assumption failed: no bay
                    at stack]]></skipped>
                  </testcase>
                  <testcase name="breaks" classname="T" time="0.1">
                    <failure message="no" type="x"><![CDATA[stack]]></failure>
                  </testcase>
                </testsuite>
                X
                exit 3
                """);

        Run run = launch(Map.of(), "test", "-Dsome=option");

        assertThat(calls()).containsExactly("-B verify -Dsome=option");
        assertThat(run.code()).isEqualTo(3);
        assertThat(run.out().lines())
                .containsExactly(
                        "skipped: T.waits: needs <../shared>",
                        "skipped: T.assumes: Assumption failed: no bay",
                        "failed: T.breaks",
                        "Quitus tests: 1 passed, 1 failed, 2 skipped");
        assertThat(project.resolve("target/quitus-test-summary.txt")).hasContent(run.out());
    }

    @Test
    void a_test_build_that_ran_no_test_fails() throws Exception {
        jdk("jdks/good", "25.0.3");
        Run run = launch(Map.of(), "test");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).contains("no test was run");
    }

    private void jdk(String where, String version) throws IOException {
        write(where + "/release", "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"" + version + "\"\n");
        executable(where + "/bin/javac", "exit 0");
        executable(where + "/bin/java", """
                echo "pid $$"
                for argument in "$@"; do echo "arg [$argument]"; done
                exit "${EXIT:-0}"
                """);
    }

    private Run launch(Map<String, String> environment, String... arguments) throws Exception {
        return finish(start(environment, arguments));
    }

    private Process start(Map<String, String> environment, String... arguments) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(Stream.concat(Stream.of(at("quitus")), Stream.of(arguments))
                        .toList())
                .directory(project.resolve("src").toFile());
        builder.environment().clear();
        builder.environment()
                .putAll(Map.of(
                        "PATH", at("bin") + ":/usr/local/bin:/usr/bin:/bin",
                        "PROJECT", project.toString(),
                        "QUITUS_JDK_DIRS", at("jdks")));
        builder.environment().putAll(environment);
        return builder.start();
    }

    private static Run finish(Process process) throws Exception {
        process.getOutputStream().close();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(DEADLINE_S, TimeUnit.SECONDS)).isTrue();
        return new Run(process.exitValue(), out, err, process.pid());
    }

    private static boolean waitsForTheLock(Process launcher) {
        return launcher.children()
                .anyMatch(child -> child.info().command().orElse("").endsWith("flock"));
    }

    private static void await(Callable<Boolean> condition) throws Exception {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(DEADLINE_S);
        while (!condition.call()) {
            assertThat(System.nanoTime()).isLessThan(deadline);
            Thread.onSpinWait();
        }
    }

    private List<String> calls() throws IOException {
        return Files.readAllLines(project.resolve("mvn.calls"));
    }

    private String at(String path) {
        return project.resolve(path).toString();
    }

    private void executable(String path, String body) throws IOException {
        write(path, "#!/bin/sh\n" + body);
        assertThat(project.resolve(path).toFile().setExecutable(true)).isTrue();
    }

    private void write(String path, String text) throws IOException {
        Files.createDirectories(project.resolve(path).getParent());
        Files.writeString(project.resolve(path), text);
    }
}

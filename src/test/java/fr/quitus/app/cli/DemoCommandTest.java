package fr.quitus.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./quitus demo}, as a visitor runs it. */
class DemoCommandTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void the_demonstration_holds_every_claim_and_leaves_no_process() throws Exception {
        try (QuitusProcess demo = QuitusProcess.run(folder, "demo")) {
            int code = demo.awaitEnd();

            assertThat(code).as(demo.told()).isZero();
            assertThat(demo.told())
                    .contains("✓ Commandes acquittées et perdues", "✓ Commandes écrites deux fois", "0 failed")
                    .doesNotContain("✗");
        }
        QuitusProcess.await("the bays' processes to end", () -> QuitusProcess.processesOn(Path.of("quitus-demo-"))
                .isEmpty());
    }
}

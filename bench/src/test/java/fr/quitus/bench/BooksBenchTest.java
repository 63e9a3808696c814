package fr.quitus.bench;

import static org.assertj.core.api.Assertions.assertThat;

import fr.quitus.app.storage.LedgerStorage;
import fr.quitus.bays.EmbeddedPostgres;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The books are built of a small year and answer; how fast they are says nothing here. */
class BooksBenchTest {
    @Test
    void a_small_year_is_folded_and_every_question_is_answered() throws Exception {
        Path data = Folders.fresh();
        try (LedgerStorage storage = new LedgerStorage.Single(EmbeddedPostgres.start(data, Map.of()))) {
            Measurement measured =
                    BooksBench.run(Long.getLong("quitus.bench.postings", 20_000), 10, storage, System.err);

            assertThat(measured.figures()).hasSize(10);
            measured.figures().forEach(figure -> System.err.println(figure));
        } finally {
            Folders.delete(data);
        }
    }
}

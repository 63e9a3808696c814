package fr.quitus.projections.engine;

import static org.assertj.core.api.Assertions.assertThat;

import fr.quitus.projections.EveryProjection;
import fr.quitus.projections.Histories;
import fr.quitus.projections.ViewsFixture;
import fr.quitus.projections.engine.ViewFiles.Written;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ViewFilesTest {
    private static final int FILES = 4;

    @TempDir
    Path folder;

    @Test
    void equal_rows_are_equal_files_whoever_folded_them() throws Exception {
        try (ViewsFixture followed = ViewsFixture.ofEvery().given(Histories.wholeYear(FILES));
                ViewsFixture rebuilt = ViewsFixture.ofEvery()) {
            rebuilt.log().append(Histories.wholeYear(FILES));
            rebuilt.registry().names().forEach(rebuilt.registry()::drop);
            assertThat(rebuilt.rebuild().rebuildAll(ProgressListener.SILENT).complete())
                    .isTrue();

            List<Written> files = files(followed, folder);

            assertThat(files(rebuilt, null)).isEqualTo(files);
            assertThat(files)
                    .extracting(Written::position)
                    .containsOnly(followed.log().head());
            assertThat(files.stream().filter(file -> file.rows() == 0).count()).isLessThan(files.size() / 2);
            for (Written file : files) {
                assertThat(hash(folder.resolve(file.table() + ".csv"))).isEqualTo(file.sha256());
            }
            assertThat(Files.readAllLines(folder.resolve("trial_balance.csv")))
                    .startsWith("fiscal_year,account,debit_cents,credit_cents")
                    .isSortedAccordingTo((one, other) -> one.startsWith("fiscal") ? -1 : one.compareTo(other));
        }
    }

    @Test
    void one_cent_is_another_digest_of_one_table() throws Exception {
        try (ViewsFixture views = ViewsFixture.ofEvery().given(Histories.wholeYear(1))) {
            List<Written> before = files(views, null);
            views.database().write(Database.Side.LIVE, connection -> {
                Database.execute(
                        connection,
                        "update trial_balance set debit_cents = debit_cents + 1"
                                + " where account = (select min(account) from trial_balance)");
                return true;
            });

            List<Written> after = files(views, null);

            assertThat(after)
                    .filteredOn(file -> !before.contains(file))
                    .singleElement()
                    .satisfies(file -> assertThat(file.table()).isEqualTo("trial_balance"));
        }
    }

    @Test
    void every_view_of_the_module_is_found() {
        assertThat(EveryProjection.ofThisModule())
                .extracting(Projection::name)
                .containsExactlyInAnyOrderElementsOf(ViewsFixture.everyProjection().stream()
                        .map(Projection::name)
                        .toList());
    }

    private static List<Written> files(ViewsFixture views, @Nullable Path to) throws IOException {
        return new ViewFiles(views.registry(), views.database()).write(to);
    }

    private static String hash(Path file) throws IOException, NoSuchAlgorithmException {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
    }
}

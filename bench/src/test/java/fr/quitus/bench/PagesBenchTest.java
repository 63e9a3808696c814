package fr.quitus.bench;

import static org.assertj.core.api.Assertions.assertThat;

import fr.quitus.domain.value.Siret;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every page of a small ledger that is made as the large one is. How fast they are says nothing here. */
class PagesBenchTest {
    private static final PrintStream SILENT =
            new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);

    @Test
    void every_page_is_asked_for_or_left_out_for_a_reason_and_shown_to_who_asks(@TempDir Path folder) throws Exception {
        try (Instance instance = Instance.start(folder.resolve("data"), false)) {
            long postings = new LargeLedger(400, 5, SILENT).fill(instance);
            URI address = URI.create(instance.address());
            try (HttpDoor door = new HttpDoor("pages", instance.address(), instance::token);
                    PageVisitors visitors = new PageVisitors(address)) {
                PageCatalogue catalogue = PageCatalogue.of(new PageTargets(door), visitors.of("ada"));
                assertThat(postings).isGreaterThanOrEqualTo(400);
                assertThat(catalogue.notAsked()).as("left out without a reason").doesNotContainValue("");
                everyPageIsShown(catalogue.kinds(), visitors);
                somePeopleBrowse(catalogue.kinds(), address);
            }
        }
    }

    private static void everyPageIsShown(List<PageKind> kinds, PageVisitors visitors) throws Exception {
        List<String> refused = new ArrayList<>();
        int heaviest = 0;
        String heaviestAt = "";
        for (PageKind kind : kinds) {
            PageVisitor.Page page = visitors.of(kind.reader()).get(kind.address(0));
            if (!page.ok()) {
                refused.add(kind.reader() + " " + kind.address(0) + ": " + page.status());
            } else if (page.bytes().length > heaviest) {
                heaviest = page.bytes().length;
                heaviestAt = kind.address(0);
            }
        }
        assertThat(refused).isEmpty();
        PageWeight weight = PageWeight.of(visitors.of("ada"), heaviestAt);
        assertThat(weight.files()).isGreaterThanOrEqualTo(4);
        assertThat(weight.notKept()).isEmpty();
        assertThat(weight.bytes()).isPositive();
    }

    private static void somePeopleBrowse(List<PageKind> kinds, URI address) throws Exception {
        try (PageCrowd crowd = PageCrowd.of(address, 3, kinds, Duration.ofMillis(20))) {
            crowd.browse(Duration.ofSeconds(3));

            assertThat(crowd.times())
                    .allSatisfy(one ->
                            assertThat(one.failure()).as(one.kind().title()).isNull());
            assertThat(crowd.times().stream()
                            .mapToInt(one -> one.times().size())
                            .sum())
                    .isPositive();
        }
    }

    @Test
    void copies_have_suppliers_and_charges_of_their_own_that_could_be_real() {
        for (int copy = 1; copy <= UnitCopies.COPIES_MAX; copy += 7) {
            assertThat(Siret.of(UnitCopies.supplier(copy)).hasItsKey()).isTrue();
            assertThat(UnitCopies.charge(copy)).matches("6113[0-9]{6}").isNotEqualTo(YearCast.CHARGE.text());
        }
    }

    @Test
    void no_copy_of_a_file_is_the_file_itself_or_another_copy_of_it() {
        String file = "payment-request:f59dcb2e-a848-5012-84b3-b0bcbc2da0a6";
        Set<String> names = new HashSet<>(Set.of(file));

        for (int copy = 1; copy <= UnitCopies.COPIES_MAX; copy++) {
            assertThat(names.add(UnitCopies.renamed(file, copy)))
                    .as("copy %d", copy)
                    .isTrue();
        }
    }

    @Test
    void a_percentile_is_a_time_that_was_measured() {
        assertThat(PageTimes.percentile(List.of(5.0, 1.0, 3.0), 50)).isEqualTo(3.0);
        assertThat(PageTimes.percentile(List.of(5.0, 1.0, 3.0), 95)).isEqualTo(5.0);
        assertThat(PageTimes.percentile(List.of(), 95)).isZero();
    }
}

package fr.quitus.bench;

import static org.assertj.core.api.Assertions.assertThat;

import fr.quitus.api.door.Answer;
import fr.quitus.api.door.CommandGate;
import fr.quitus.domain.actor.Act;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Seeds of faults on embedded bays, and what their checker sees in a witness that tells otherwise. */
class DrillSeedsTest {
    private static final PrintStream SILENT =
            new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);

    @TempDir
    static Path shared;

    private static DrillTemplate template;

    @BeforeAll
    static void template() {
        template = DrillTemplate.make(shared.resolve("template"), SILENT);
    }

    private static DrillSeeds drill(List<DrillFault> allowed) throws IOException {
        return DrillSeeds.on(template, Folders.fresh(), allowed, System.out);
    }

    @Test
    void a_primary_is_lost_under_load_and_nothing_else_is() throws Exception {
        try (DrillSeeds drill = drill(List.of(DrillFault.ISOLATE))) {
            List<DrillOutcome> outcomes = drill.run(List.of(2L), _ -> {});

            assertThat(outcomes).singleElement().satisfies(outcome -> {
                assertThat(outcome.defects()).as("%s", outcome).isEmpty();
                assertThat(outcome.struck()).isNotEmpty().noneMatch(DrillOutcome.Struck::skipped);
                assertThat(outcome.found().acknowledged()).isGreaterThan(300);
                assertThat(outcome.found().events()).isGreaterThan(1_000);
                assertThat(outcome.refilled()).isNotEmpty();
            });
        }
    }

    @Tag("drill")
    @Test
    void all_faults_are_met_by_as_many_seeds_and_nothing_is_lost() throws Exception {
        List<DrillFault> all = DrillPlan.all();
        try (DrillSeeds drill = drill(all)) {
            List<DrillOutcome> outcomes =
                    drill.run(LongStream.rangeClosed(1, all.size()).boxed().toList(), _ -> {});

            assertThat(outcomes)
                    .allSatisfy(outcome -> assertThat(outcome.defects()).isEmpty());
            assertThat(outcomes)
                    .flatExtracting(DrillOutcome::struck)
                    .extracting(struck -> struck.planned().fault())
                    .containsAll(all);
        }
    }

    @Tag("drill")
    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void a_fault_planted_in_the_ledger_is_found_within_ten_seeds(DrillMutant mutant) throws Exception {
        try (DrillSeeds drill = drill(DrillPlan.all())) {
            List<Long> ten = LongStream.rangeClosed(1, 10).boxed().toList();

            assertThat(drill.firstToFind(mutant, ten)).as(mutant.label()).isPresent();
        }
    }

    @Tag("drill")
    @Test
    void a_payment_run_comes_out_whole_though_the_primary_is_destroyed_while_it_is_built() throws Exception {
        Case2013.Told told = Case2013.run(new Case2013.Size(1_000, 1_350_000_037L, 800), System.out);

        assertThat(told.held()).as(told.page()).isTrue();
    }

    @Test
    void a_plan_follows_from_its_seed_and_loses_one_bay_at_a_time() {
        for (long seed = 1; seed <= 500; seed++) {
            DrillPlan plan = DrillPlan.of(seed, DrillPlan.all());

            assertThat(plan).isEqualTo(DrillPlan.of(seed, DrillPlan.all()));
            assertThat(plan.faults()).hasSizeBetween(1, 3);
            assertThat(plan.faults().getFirst().overlapping()).isFalse();
            assertThat(plan.faults())
                    .allMatch(planned ->
                            !planned.overlapping() || !planned.fault().loses());
            assertThat(plan.faults().stream().filter(DrillPlan.Planned::needsDisk))
                    .hasSizeLessThanOrEqualTo(1);
        }
        assertThat(LongStream.rangeClosed(1, 12)
                        .mapToObj(seed -> DrillPlan.of(seed, DrillPlan.all()))
                        .map(plan -> plan.faults().getFirst().fault()))
                .containsExactlyElementsOf(DrillPlan.all());
    }

    @Test
    void the_checker_counts_what_is_lost_altered_or_elsewhere(@TempDir Path folder) throws Exception {
        Path data = folder.resolve("copy");
        template.copyTo(data);
        try (DrilledLedger ledger = DrilledLedger.start(data, DrillMutant.NONE, SILENT);
                DrillWitness witness = new DrillWitness(folder.resolve("witness"))) {
            for (int i = 0; i < 5; i++) {
                witness.acknowledged(draft(ledger, "check-" + i));
            }
            List<DrillWitness.Line> told = witness.lines();
            assertThat(told).hasSize(5);
            assertThat(DrillCheck.of(ledger, told, List.of()).defects()).isEmpty();

            DrillWitness.Line first = told.getFirst();
            List<DrillWitness.Line> forged = new ArrayList<>(told);
            forged.set(0, new DrillWitness.Line(UUID.randomUUID(), 3, true, 7, first.hash()));
            forged.set(
                    1,
                    new DrillWitness.Line(
                            told.get(1).commandId(), 3, true, 1, told.get(1).hash()));
            forged.set(
                    2,
                    new DrillWitness.Line(told.get(2).commandId(), told.get(2).position(), true, 1, "x"));
            DrillCheck.Found found = DrillCheck.of(ledger, forged, List.of(new DrillCheck.Attested(10, new byte[32])));

            assertThat(found.lost()).isEqualTo(1);
            assertThat(found.lostEvents()).isEqualTo(7);
            assertThat(found.elsewhere()).isEqualTo(1);
            assertThat(found.altered()).isEqualTo(1);
            assertThat(found.duplicated()).isZero();
            assertThat(found.defects())
                    .filteredOn(defect -> defect.contains("la racine des 10 premiers faits a changé"))
                    .hasSize(3);
        }
    }

    private static Answer.Given draft(DrilledLedger ledger, String key) {
        Instant at = LocalDate.of(YearCast.YEAR, 3, 2)
                .atTime(10, 0)
                .atZone(Act.PARIS)
                .toInstant();
        var command = YearCast.drafting(YearCast.YEAR, DrillTemplate.scarce(0), DrillTemplate.DRAFT);
        return ledger.ask(new CommandGate.Ask(command, key, YearCast.MANAGER, null, at, "test"));
    }

    @Test
    void a_series_goes_on_where_it_stopped_and_counts_the_same_code_only(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("series.tsv");
        DrillSeries before = new DrillSeries(file, "aaaaaaaaaaaa");
        before.append(outcome(1, List.of()));
        before.append(outcome(2, List.of("un\tdéfaut\nsur deux lignes")));

        assertThat(before.missing(1, 4)).containsExactly(3L, 4L);
        assertThat(before.onThisCode())
                .containsExactly(new DrillSeries.Run(1, DrillSeries.HELD), new DrillSeries.Run(2, DrillSeries.FAILED));
        assertThat(new DrillSeries(file, "bbbbbbbbbbbb").missing(1, 2)).containsExactly(1L, 2L);
        assertThat(Files.readAllLines(file)).hasSize(3);
    }

    @Test
    void the_report_says_in_french_what_was_lost_and_how_to_see_it_again() {
        List<DrillFault> allowed = List.of(DrillFault.KILL);
        String page = DrillReport.of(
                List.of(outcome(7, List.of("commandes acquittées et perdues : 1"))), "aaaaaaaaaaaa", allowed);

        assertThat(page)
                .contains("Tirages : 1, tenus 0, en défaut 1.")
                .contains("Perte (RPO) : 4 événement(s)")
                .contains("médiane 1,5 s (objectif 2 s : tenu), pire 1,5 s (objectif 10 s : tenu)")
                .contains("commandes acquittées et perdues : 1")
                .contains("./quitus drill --seed 7 --seeds 1 --faults tuer");
    }

    private static DrillOutcome outcome(long seed, List<String> defects) {
        DrillPlan.Planned kill = new DrillPlan.Planned(DrillFault.KILL, true, 0, 0, false, 0, false);
        return new DrillOutcome(
                seed,
                List.of(new DrillOutcome.Struck(kill, FaultStriker.Done.done("la primaire a tuée"), 1.5)),
                List.of(),
                new DrillCheck.Found(100, 200, 1, 4, 0, 0, 0, defects),
                defects,
                0,
                Map.of(),
                true,
                20);
    }
}

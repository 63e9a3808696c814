package fr.quitus.app.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Who may import whom: allow-lists, since a typo in a forbidden name would forbid nothing. */
class ModuleImportsTest {
    private static final String VIOLATIONS = "fr.quitus.app.architecture.violations";
    private static final String WRONG_DOMAIN = VIOLATIONS + ".domain";
    private static final String DOMAIN = "fr.quitus.domain";
    private static final String PROJECTIONS = "fr.quitus.projections";

    private static final JavaClasses OURS = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("fr.quitus");
    private static final JavaClasses WRONG = new ClassFileImporter().importPackages(VIOLATIONS);

    /** Pure Java without files, network or database. It is also what makes replay the same run as the first. */
    private static final List<String> PURE = List.of(
            "java.lang..",
            "java.math..",
            "java.nio",
            "java.nio.charset..",
            "java.security..",
            "java.text..",
            "java.time..",
            "java.util..",
            "org.jspecify..");

    private static final Map<String, List<String>> MAY_IMPORT = new TreeMap<>(Map.of(
            "fr.quitus.web",
            List.of(
                    "fr.quitus.proofs..",
                    "java..",
                    "jakarta.servlet..",
                    "org.jspecify..",
                    "org.slf4j..",
                    "org.springframework..",
                    "tools.jackson..",
                    "com.fasterxml.jackson.annotation..",
                    "de.siegmar.fastcsv.reader..",
                    "org.apache.pdfbox..",
                    "org.dhatim.fastexcel.."),
            DOMAIN,
            PURE,
            "fr.quitus.api",
            List.of(
                    "fr.quitus.domain..",
                    "java..",
                    "jakarta.servlet..",
                    "org.jspecify..",
                    "org.slf4j..",
                    "org.axonframework..",
                    "org.springframework..",
                    "tools.jackson..",
                    "com.fasterxml.jackson.annotation..",
                    "com.netflix.concurrency.limits.limit..",
                    "io.micrometer.."),
            "fr.quitus.proofs",
            List.of(
                    "java.io..",
                    "java.lang..",
                    "java.math..",
                    "java.nio..",
                    "java.security..",
                    "java.time..",
                    "java.util..",
                    "org.jspecify..",
                    "tools.jackson.core.."),
            "fr.quitus.frontdesk",
            List.of(
                    "fr.quitus.proofs..",
                    "java.io..",
                    "java.lang..",
                    "java.nio..",
                    "java.security..",
                    "java.time..",
                    "java.util..",
                    "org.jspecify..",
                    "org.slf4j..",
                    "org.apache.pdfbox..",
                    "com.google.zxing.."),
            "fr.quitus.interchange",
            List.of(
                    "fr.quitus.domain.value..",
                    "java.io..",
                    "java.lang..",
                    "java.nio",
                    "java.nio.charset..",
                    "java.security..",
                    "java.text..",
                    "java.time..",
                    "java.util..",
                    "javax.xml.stream..",
                    "org.jspecify..",
                    "de.siegmar.fastcsv.reader.."),
            "fr.quitus.eventstore",
            List.of(
                    "fr.quitus.proofs..",
                    "java..",
                    "javax.sql..",
                    "org.jspecify..",
                    "org.slf4j..",
                    "org.axonframework.common..",
                    "org.axonframework.eventhandling..",
                    "org.axonframework.eventsourcing..",
                    "org.axonframework.messaging..",
                    "org.axonframework.modelling..",
                    "org.axonframework.serialization..",
                    "com.github.benmanes.caffeine..",
                    "org.postgresql..",
                    "tools.jackson..",
                    "com.fasterxml.jackson.annotation..",
                    "io.micrometer.."),
            PROJECTIONS,
            List.of(
                    "fr.quitus.domain..",
                    "java..",
                    "javax.sql..",
                    "jakarta.servlet..",
                    "org.jspecify..",
                    "org.slf4j..",
                    "org.axonframework.common..",
                    "org.axonframework.eventhandling..",
                    "org.axonframework.messaging..",
                    "org.axonframework.serialization..",
                    "org.postgresql..",
                    "org.springframework..",
                    "tools.jackson..",
                    "com.fasterxml.jackson.annotation..",
                    "io.micrometer.."),
            "fr.quitus.bays",
            List.of(
                    "java..",
                    "javax.sql..",
                    "com.sun.nio.file..",
                    "org.jspecify..",
                    "org.slf4j..",
                    "org.apache.commons.compress..",
                    "org.tukaani.xz..",
                    "io.zonky..",
                    "org.postgresql..",
                    "io.micrometer..")));

    @TestFactory
    List<DynamicTest> each_module_imports_only_what_it_may() {
        return MAY_IMPORT.entrySet().stream()
                .map(module -> DynamicTest.dynamicTest(
                        module.getKey(), () -> ArchitectureRules.onlyDependsOn(module.getKey(), module.getValue())
                                .check(OURS)))
                .toList();
    }

    @TestFactory
    List<DynamicTest> each_allow_list_refuses_an_import_of_the_application() {
        return MAY_IMPORT.entrySet().stream()
                .map(module -> DynamicTest.dynamicTest(module.getKey(), () -> {
                    ArchRule rule = ArchitectureRules.onlyDependsOn(VIOLATIONS + ".projections.one", module.getValue());
                    assertCaught(rule, "violations.projections.two.TwoProjection");
                }))
                .toList();
    }

    @Test
    void the_domain_refuses_files_network_database_and_frameworks() {
        ArchRule rule = ArchitectureRules.onlyDependsOn(WRONG_DOMAIN, PURE);

        assertCaught(rule, "java.nio.file.Files");
        assertCaught(rule, "java.net.URI");
        assertCaught(rule, "java.sql.Connection");
        assertCaught(rule, "java.io.IOException");
        assertCaught(rule, "org.springframework.stereotype.Component");
    }

    @Test
    void every_class_belongs_to_a_module_with_an_allow_list() {
        Set<String> modules = new TreeSet<>(MAY_IMPORT.keySet());
        modules.add("fr.quitus.app");
        ArchitectureRules.belongsToOneOf(modules).check(OURS);

        modules.remove("fr.quitus.bays");
        assertThat(ArchitectureRules.belongsToOneOf(modules)
                        .evaluate(OURS)
                        .getFailureReport()
                        .toString())
                .contains("fr.quitus.bays");
    }

    @Test
    void the_domain_reads_no_clock() {
        ArchitectureRules.readsNoClock(DOMAIN).check(OURS);

        ArchRule rule = ArchitectureRules.readsNoClock(WRONG_DOMAIN);
        assertCaught(rule, "java.time.Instant.now()");
        assertCaught(rule, "java.time.LocalDate.now(java.time.ZoneId)");
        assertCaught(rule, "java.time.Clock.instant()");
        assertCaught(rule, "java.lang.System.nanoTime()");
    }

    @Test
    void the_domain_draws_nothing_at_random() {
        ArchitectureRules.drawsNothingAtRandom(DOMAIN).check(OURS);

        ArchRule rule = ArchitectureRules.drawsNothingAtRandom(WRONG_DOMAIN);
        assertCaught(rule, "java.util.UUID.randomUUID()");
        assertCaught(rule, "java.util.random.RandomGenerator");
    }

    @Test
    void the_domain_holds_no_floating_point() {
        ArchitectureRules.holdsNoFloatingPoint(DOMAIN).check(OURS);

        ArchRule rule = ArchitectureRules.holdsNoFloatingPoint(WRONG_DOMAIN);
        assertCaught(rule, "FloatingAmount.euros is floating point");
        assertCaught(rule, "FloatingAmount.parts is floating point");
        assertCaught(rule, "FloatingAmount.rounded(java.lang.String) takes or gives floating point");
    }

    @Test
    void no_method_of_ours_has_a_get_prefix() {
        ArchitectureRules.hasNoGetPrefix("fr.quitus").check(OURS);

        ArchRule rule = ArchitectureRules.hasNoGetPrefix(WRONG_DOMAIN);
        assertCaught(rule, "FloatingAmount.getLabel() has a get prefix");
        assertCaught(rule, "FloatingAmount.getMessage() has a get prefix");
        assertThat(report(rule)).doesNotContain("Refusal.getMessage()");
    }

    @Test
    void only_the_application_prints() {
        ArchitectureRules.printsNothing(
                        "fr.quitus", "fr.quitus.app..", "fr.quitus.bench..", "fr.quitus.proofs.verify..")
                .check(OURS);

        assertCaught(ArchitectureRules.printsNothing(VIOLATIONS, "fr.quitus.bench.."), "Prints.all()");
    }

    @Test
    void projections_read_events_and_never_commands() {
        ArchitectureRules.readsNoCommand(PROJECTIONS, DOMAIN).check(OURS);

        ArchRule rule =
                ArchitectureRules.readsNoCommand(VIOLATIONS + ".commands.projections", VIOLATIONS + ".commands.domain");
        assertCaught(rule, "ReadsACommand");
        assertThat(report(rule)).doesNotContain("ReadsAnEvent");
    }

    @Test
    void projections_ask_no_other_projection() {
        ArchitectureRules.asksNoOtherProjection(PROJECTIONS).check(OURS);

        assertCaught(ArchitectureRules.asksNoOtherProjection(VIOLATIONS + ".projections"), "OneProjection.rows");
    }

    @Test
    void a_rule_that_guards_nothing_fails() {
        assertThatThrownBy(() -> ArchitectureRules.onlyDependsOn("fr.quitus.domian", PURE)
                        .check(OURS))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("failed to check any classes");
        assertThatThrownBy(
                        () -> ArchitectureRules.readsNoClock("fr.quitus.domian").check(OURS))
                .isInstanceOf(AssertionError.class);
    }

    private static void assertCaught(ArchRule rule, String text) {
        assertThat(report(rule)).contains(text);
    }

    private static String report(ArchRule rule) {
        return rule.evaluate(WRONG).getFailureReport().toString();
    }
}

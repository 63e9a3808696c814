package fr.quitus.app.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScenarioReaderTest {
    private static final String GOOD = """
            scenario: T-1
            title: un titre
            source: un test
            fiscalYear: 2026
            values:
              uo: 0156-DR35-U001
            when:
              - on: 2026-03-10
                as: omar
                command: ValidateCommitment
                with:
                  commitmentNumber: "2100000001"
                then:
                  events: [CommitmentValidated, AeCommitted]
                  postings:
                    - entry: P01
                      debit: { 6113110000: 12 000.00 }
                      credit: { 4081000000: 12000 }
            then:
              envelopes:
                ${uo}:
                  HT2: { aeAvailable: 88 000.00 }
            """;

    @TempDir
    Path folder;

    private Scenario read(String text) throws IOException {
        return ScenarioReader.read(Files.writeString(folder.resolve("T-1.yaml"), text));
    }

    private void refuses(String text, String place, String problem) {
        assertThatExceptionOfType(UnreadableScenario.class)
                .isThrownBy(() -> read(text))
                .withMessageStartingWith("T-1.yaml:" + place + " : ")
                .withMessageContaining(problem);
    }

    @Test
    void reads_every_expectation_in_the_order_of_the_file() throws IOException {
        Scenario scenario = read(GOOD);

        assertThat(scenario.expectations().stream().map(Expectation::text))
                .containsExactly(
                        "ValidateCommitment acceptée",
                        "événements CommitmentValidated, AeCommitted",
                        "écritures P01 D6113110000 12 000.00 C4081000000 12 000.00",
                        "enveloppe ${uo} HT2 : aeAvailable = 88 000.00");
    }

    @Test
    void writes_a_command_as_the_record_types_say() throws IOException {
        Scenario scenario = read("""
                scenario: T-1
                title: t
                source: s
                fiscalYear: 2026
                when:
                  - on: 2026-03-10
                    as: gina
                    command: DraftCommitment
                    with:
                      year: 2026
                      fundsCentre: 0156-DR35-U001
                      type: BON_COMMANDE
                      supplier: { siret: 73282932000074, name: Test }
                      subject: Objet
                      lines:
                        - imputation: { functionalArea: 0156-01, title: T3, account: 6113110000 }
                          amount: 12 000
                    then: { accepted: true }
                """);

        Step.Command draft = (Step.Command) scenario.when().getFirst();

        assertThat(draft.sending().body().json(new Variables(Map.of())))
                .hasToString("{year=2026, fundsCentre=0156-DR35-U001, type=BON_COMMANDE, "
                        + "supplier={siret=73282932000074, name=Test}, subject=Objet, "
                        + "lines=[{imputation={functionalArea=0156-01, title=T3, account=6113110000}, "
                        + "amount=12000.00}]}");
        assertThat(draft.sending().at()).isEqualTo("2026-03-10T10:00+01:00");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "title: un titre|titel: un titre|2|clé inconnue « titel »",
                "as: omar|ass: omar|9|clé inconnue « ass »",
                "commitmentNumber:|commitment:|12|clé inconnue « commitment » dans ValidateCommitment",
                "events: [|evnets: [|14|clé inconnue « evnets »",
                "debit: {|debits: {|17|clé inconnue « debits »",
                "envelopes:|envelops:|20|clé inconnue « envelops »",
                "HT2: {|HT3: {|22|clé inconnue « HT3 »",
                "aeAvailable:|aeAvailble:|22|clé inconnue « aeAvailble »",
                "ValidateCommitment|ValidateCommitmant|10|n'est pas une commande connue",
                "AeCommitted]|AeCommited]|14|n'est pas un événement connu",
                "fiscalYear: 2026|fiscalYear: deux mille|4|nombre entier",
                "on: 2026-03-10|on: 10/03/2026|8|n'est pas une date",
                "on: 2026-03-10|on: 2026-02-30|8|n'est pas une date",
                "12 000.00 }|12000,00 }|17|« 00 » n'est pas un compte",
                "aeAvailable: 88 000.00|aeAvailable: 88 00.00|22|n'est pas un montant",
                "aeAvailable: 88 000.00|aeAvailable: [88]|22|valeur simple",
                "aeAvailable: 88 000.00|aeAvailable:|22|valeur simple",
                "source: un test|source: !!java.net.URL un test|3|tag",
                "source: un test|title: encore|3|écrite deux fois",
                "P01|S01|16|n'est pas un schéma d'écriture",
                "4081000000: 12000|4081000000: 11999.99|16|pas équilibrée",
                "values:|given: [G999]#|5|situation de départ G999",
            })
    void refuses_a_misprint_and_says_where(String good, String bad, int line, String problem) {
        assertThat(GOOD).contains(good);

        String broken = bad.endsWith("#")
                ? GOOD.replace("values:\n  uo: 0156-DR35-U001\n", bad.substring(0, bad.length() - 1) + "\n")
                : GOOD.replace(good, bad);

        assertThatExceptionOfType(UnreadableScenario.class)
                .isThrownBy(() -> read(broken))
                .withMessageContaining(problem)
                .withMessageStartingWith("T-1.yaml:" + line + ":");
    }

    @Test
    void tells_the_exact_column() {
        refuses(GOOD.replace("aeAvailable:", "aeAvailble:"), "22:14", "clé inconnue « aeAvailble »");
    }

    @Test
    void refuses_an_expectation_that_does_not_go_with_the_outcome() {
        String step = "events: [CommitmentValidated, AeCommitted]";

        refuses(GOOD.replace(step, "refused: AE_INSUFFISANTES"), "15:7", "« postings » n'a pas de sens");
        refuses(GOOD.replace(step, "facts: { manquant: 0.01 }"), "14:7", "n'a de sens qu'avec « refused »");
        refuses(GOOD.replace(step, "accepted: false"), "14:17", "n'a qu'une valeur : true");
        refuses(GOOD.replace(step, "events: []"), "14:7", "noEvents");
        refuses(GOOD.replace(step, "refused: AE_INSUFISANTES"), "14:7", "n'est pas un code de refus connu");
    }

    @Test
    void refuses_a_scenario_that_expects_nothing() {
        String head = "scenario: T-1\ntitle: t\nsource: s\nfiscalYear: 2026\n";

        refuses(head + "when: []\n", "1:1", "n'attend rien");
        refuses(
                head + "when:\n  - { on: 2026-03-10, as: omar, command: OrderPayment, then: {} }\n",
                "6:62",
                "n'attend rien");
        refuses(head + "when:\n  - { on: 2026-03-10, as: omar, command: OrderPayment }\n", "6:5", "« then » manque");
        refuses(head + "when:\n  - check: {}\n", "6:12", "ne contrôle rien");
    }

    @Test
    void refuses_files_made_to_exhaust_the_reader() throws IOException {
        String laughs = "a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n";
        refuses(laughs, "2:8", "alias");
        refuses("a: " + "[".repeat(5_000), "1:23", "niveaux imbriqués");
        refuses("a: " + "x".repeat(YamlFile.FILE_SIZE_BYTES_MAX), "1:1", "octets");
        refuses("a: 1\n---\nb: 2\n", "2:1", "YAML invalide");
        refuses("", "1:1", "vide");
        refuses("a: [", "1:5", "YAML invalide");

        Path latin = Files.write(folder.resolve("T-1.yaml"), "a: é".getBytes(StandardCharsets.ISO_8859_1));
        assertThatExceptionOfType(UnreadableScenario.class)
                .isThrownBy(() -> ScenarioReader.read(latin))
                .withMessageContaining("UTF-8");
    }

    @Test
    void tells_that_a_file_is_not_there() {
        assertThatExceptionOfType(UnreadableScenario.class)
                .isThrownBy(() -> ScenarioReader.read(folder.resolve("absent.yaml")))
                .withMessageStartingWith("absent.yaml:1:1 : le fichier");
    }

    @Test
    void takes_a_fixture_beside_the_file_before_the_product_s_own() throws IOException {
        String withFixture =
                GOOD.replace("values:\n  uo: 0156-DR35-U001\n", "given: [G0]\n").replace("${uo}", "${U1}");
        assertThat(read(withFixture).given()).hasSizeGreaterThan(3);

        Files.createDirectories(folder.resolve("fixtures"));
        Files.writeString(folder.resolve("fixtures/G0.yaml"), """
                fixture: G0
                title: rien
                source: test
                values: { U1: 0156-DR35-U009 }
                steps: []
                """);

        assertThat(read(withFixture).given()).isEmpty();
        assertThat(read(withFixture).values()).containsEntry("U1", "0156-DR35-U009");
    }

    @Test
    void reads_hours_and_zones() throws IOException {
        assertThat(instantOf("2026-03-31T23:59")).isEqualTo("2026-03-31T23:59+02:00");
        assertThat(instantOf("2026-03-31T21:59:00Z")).isEqualTo("2026-03-31T21:59Z");
        assertThat(instantOf("2026-04-01T00:00:00+02:00")).isEqualTo("2026-04-01T00:00+02:00");
    }

    private String instantOf(String written) throws IOException {
        Step.Command step = (Step.Command)
                read(GOOD.replace("on: 2026-03-10", "on: " + written)).when().getFirst();
        return step.sending().at();
    }
}

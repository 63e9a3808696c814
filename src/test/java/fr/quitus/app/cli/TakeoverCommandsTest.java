package fr.quitus.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import fr.quitus.app.Await;
import fr.quitus.app.client.LedgerHttp;
import fr.quitus.proofs.note.KeyType;
import fr.quitus.proofs.note.SigningKey;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;

/** The words of {@code ./quitus takeover}, against an instance that is killed in the middle of a large loading. */
class TakeoverCommandsTest {
    private static final int COMMITMENTS = Boolean.getBoolean("quitus.drill") ? 3_000 : 1_000;
    /** Events written when the instance is killed: four or five for each EJ, so that most of them are still to come. */
    private static final long CUT_EVENTS = COMMITMENTS / 4;

    private static final String AT = "2025-01-06T10:00:00+01:00";
    private static final Pattern OPENED =
            Pattern.compile("OUVERTE : (\\d+) dossiers chargés, (\\d+) déjà connus, 0 restants");

    @TempDir
    private Path folder = Path.of("");

    private record Run(int code, String text) {}

    private static Run takeover(String... arguments) {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        int code = new CommandLine(new TakeoverCommands(new PrintStream(printed, true, StandardCharsets.UTF_8)))
                .execute(arguments);
        return new Run(code, printed.toString(StandardCharsets.UTF_8));
    }

    @Test
    void a_set_is_signed_checked_prepared_and_loaded_and_a_loading_that_was_cut_goes_on_where_it_stopped()
            throws Exception {
        Path data = folder.resolve("data");
        String set = set().toString();
        Run signed = takeover(
                "sign",
                set,
                "--key",
                folder.resolve("chorus.key").toString(),
                "--id",
                "CHORUS-2025",
                "--system",
                "CHORUS",
                "--year",
                "2025");
        assertThat(signed.code()).as(signed.text()).isEqualTo(TakeoverCommands.DONE);
        String key = signed.text().replaceAll("(?s).*à qui reprend : ", "").strip();
        checkedWithoutAnInstance(set, key);

        try (QuitusProcess first = start(data, key)) {
            Run checked = takeover("check", set, "--as", "denis", "--data", data.toString());
            Run prepared = bring("load", set, "denis", data);
            Run alone = bring("approve", set, "denis", data);

            assertThat(checked.text()).contains("CONTROLEE : ").contains("engagements.csv : " + COMMITMENTS);
            assertThat(prepared.code()).as(prepared.text()).isEqualTo(TakeoverCommands.DONE);
            assertThat(prepared.text()).contains("PREPAREE : ");
            assertThat(alone.code()).isEqualTo(TakeoverCommands.DIFFERS);
            assertThat(alone.text()).contains("ACTEUR_INCOMPATIBLE");
            killedWhileLoading(first, set, data);
        }

        try (QuitusProcess again = start(data, key)) {
            Run resumed = bring("approve", set, "dora", data);
            Run repeated = bring("approve", set, "dora", data);

            assertThat(resumed.code()).as(resumed.text()).isEqualTo(TakeoverCommands.DONE);
            Matcher opened = OPENED.matcher(resumed.text());
            assertThat(opened.find()).as(resumed.text()).isTrue();
            int loaded = Integer.parseInt(opened.group(1));
            int known = Integer.parseInt(opened.group(2));
            assertThat(loaded).isPositive();
            assertThat(known).isPositive();
            assertThat(loaded + known).as("credits, each EJ, balances").isEqualTo(COMMITMENTS + 2);
            assertThat(repeated.text()).contains("OUVERTE : 0 dossiers chargés");
            booksAreWhole(data);
            again.interrupt();
            again.awaitEnd();
        }
    }

    private static void checkedWithoutAnInstance(String set, String key) {
        Run trusted = takeover("check", set, "--trust", key);
        Run unknown = takeover(
                "check",
                set,
                "--trust",
                SigningKey.generate("stranger", KeyType.NOTE).verifierKey().text());

        assertThat(trusted.code()).as(trusted.text()).isEqualTo(TakeoverCommands.DONE);
        assertThat(trusted.text()).contains("CONTROLEE");
        assertThat(unknown.code()).isEqualTo(TakeoverCommands.DIFFERS);
    }

    private static Run bring(String word, String set, String identity, Path data) {
        return takeover(word, set, "--as", identity, "--data", data.toString(), "--at", AT);
    }

    private QuitusProcess start(Path data, String key) throws IOException {
        QuitusProcess started = QuitusProcess.run(
                folder,
                Map.of("QUITUS_TAKEOVERKEYS", key, "QUITUS_TREASURYACCOUNTS", ""),
                "start",
                "--vide",
                "--data",
                data.toString(),
                "--port",
                String.valueOf(LocalPort.any()));
        started.awaitText("Quitus répond sur http://127.0.0.1:");
        return started;
    }

    /** As a machine that loses its power: nobody is told, and the answer never comes. */
    private static void killedWhileLoading(QuitusProcess instance, String set, Path data) throws Exception {
        try (ExecutorService second = Executors.newVirtualThreadPerTaskExecutor();
                LedgerHttp http = LedgerHttp.of(data)) {
            Future<Run> cut = second.submit(() -> bring("approve", set, "dora", data));
            QuitusProcess.await("a part of the set to be loaded", () -> shown(http) > CUT_EVENTS || cut.isDone());
            instance.kill();
            instance.awaitEnd();
            assertThat(cut.get().code()).isNotEqualTo(TakeoverCommands.DONE);
        }
    }

    /** The furthest position that a view shows. */
    private static long shown(LedgerHttp http) {
        return positions(http, "/api/v1/projections").max().orElse(-1);
    }

    private static LongStream positions(LedgerHttp http, String path) {
        return http.get("tess", path, -1).json().path("items").valueStream().mapToLong(item -> item.path("position")
                .asLong(-1));
    }

    /** Nothing is written meanwhile: bays and views come to the same place, and that is the head. */
    private static long awaitHeadShown(LedgerHttp http) {
        AtomicReference<List<Long>> seen = new AtomicReference<>(List.of());
        Await.until(
                "bays and views at one position",
                () -> {
                    seen.set(LongStream.concat(positions(http, "/api/v1/bays"), positions(http, "/api/v1/projections"))
                            .boxed()
                            .toList());
                    return new HashSet<>(seen.get()).size() == 1 && seen.get().getFirst() >= 0;
                },
                seen::get);
        return seen.get().getFirst();
    }

    private static void booksAreWhole(Path data) {
        try (LedgerHttp http = LedgerHttp.of(data)) {
            long head = awaitHeadShown(http);
            List<String> broken = new ArrayList<>();
            JsonNode truths = http.get("ada", "/api/v1/invariants", head).json().path("items");
            assertThat(truths).isNotEmpty();
            for (JsonNode truth : truths) {
                if (!truth.path("holds").asBoolean()) {
                    broken.add(truth.toString());
                }
            }
            assertThat(broken).isEmpty();
            JsonNode balance =
                    http.get("ada", "/api/v1/trial-balance?year=2025", head).json();
            assertThat(balance(balance, "4081000000")).isEqualTo("-" + 10 * COMMITMENTS + ".00");
            assertThat(balance(balance, "8900000000")).isEqualTo("0.00");
            assertThat(balance(balance, "5121000000")).isEqualTo("500000.00");
        }
    }

    private static String balance(JsonNode balance, String account) {
        for (JsonNode line : balance.path("items")) {
            if (line.path("account").asString().equals(account)) {
                return line.path("balance").asString();
            }
        }
        return "0.00";
    }

    /** EJ of 100 euros each, 10 of which are served and not invoiced. */
    private Path set() throws IOException {
        Path set = Files.createDirectories(folder.resolve("set"));
        Files.writeString(set.resolve("balances.csv"), """
                compte;auxiliaire;programme;debit;credit
                5121000000;;;500000,00;
                1100000000;;;;%d,00
                4081000000;85129663200017;0156;;%d,00
                """.formatted(500_000 - 10 * COMMITMENTS, 10 * COMMITMENTS));
        Files.writeString(set.resolve("credits.csv"), """
                programme;bop;uo;titre;ae;cp;ae_gelees;cp_geles;engage;ordonnance
                0156;0156-DR35;0156-DR35-U001;T3;1000000;800000;0;0;%d;0
                """.formatted(100 * COMMITMENTS));
        StringBuilder commitments = new StringBuilder("""
                ej;poste;exercice;type;centre_financier;fournisseur_siret;fournisseur_nom;objet;domaine_fonctionnel;\
                titre;compte;ae_restantes;certifie_non_facture;certifie_non_paye;date_service_fait;visa
                """);
        for (int i = 1; i <= COMMITMENTS; i++) {
            commitments
                    .append(2_000_000_000L + i)
                    .append(";1;2024;MARCHE;0156-DR35-U001;85129663200017;Fournitures SA;Maintenance;0156-01;")
                    .append("T3;6113110000;100;10;0;2024-12-10;ACCORDE\n");
        }
        Files.writeString(set.resolve("engagements.csv"), commitments);
        Files.writeString(set.resolve("demandes.csv"), """
                dp;etat;nature;fournisseur_siret;facture;date_facture;date_reception;montant_ht;tva;montant_ttc;iban;\
                ej;poste;montant;poste_comptable;date_ordonnancement;date_prise_en_charge
                """);
        Files.writeString(set.resolve("titres.csv"), """
                titre;etat;exercice;centre_financier;redevable_siret;redevable_nom;objet;ligne_de_recette;compte;\
                montant_emis;reste_a_recouvrer;date_emission;date_limite;date_prise_en_charge;poste_comptable
                """);
        return set;
    }
}

package fr.quitus.app.door;

import static org.assertj.core.api.Assertions.assertThat;

import fr.quitus.api.admission.Admission;
import fr.quitus.api.admission.Lane;
import fr.quitus.api.admission.Pool;
import fr.quitus.api.admission.Visit;
import fr.quitus.app.Await;
import fr.quitus.domain.actor.Role;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A service that refuses most of what is asked takes in what finds no place, and decides it when there is room. */
class OverflowTest {
    /** Of four places acts leave one to payments. */
    private static final int ACTS = 3;

    @TempDir
    private Path folder;

    @Test
    void what_finds_no_place_is_deposited_and_decided_afterwards() throws Exception {
        try (RunningLedger ledger = RunningLedger.start(Map.of(
                "quitus.front-desk.enabled", "true",
                "quitus.front-desk.folders", folder.resolve("one") + "," + folder.resolve("two"),
                "quitus.admission.commands-min", "4",
                "quitus.admission.commands-max", "4",
                "quitus.admission.line-max", "1",
                "quitus.admission.wait-ms", "0"))) {
            String denis = ledger.token("denis", Role.BUDGET_DIRECTORATE);
            List<String> numbers = new ArrayList<>();
            List<Admission.Pass> places = hold(ledger.bean(Admission.class));
            Reply first = ledger.post(denis, "OpenCredits", Dossiers.open());
            assertThat(first.status()).as(first.toString()).isEqualTo(503);
            assertThat(first.code()).isEqualTo("SURCHARGE");

            Await.until("a deposit", () -> {
                Reply reply = ledger.post(denis, "OpenCredits", Dossiers.open());
                assertThat(reply.status()).as(reply.toString()).isIn(202, 503);
                if (reply.status() == 202) {
                    numbers.add(reply.header("Quitus-Deposit"));
                }
                return reply.status() == 202;
            });
            Reply desk = ledger.get(denis, "/api/v1/front-desk");
            assertThat(desk.text("state")).as(desk.toString()).isEqualTo("OUVERT_AU_SURPLUS");
            assertThat(state(ledger, denis, numbers.getFirst())).isEqualTo("DÉPOSÉ");
            Reply unwilling = ledger.post(denis, "OpenCredits", Dossiers.open(), "Quitus-Deposit", "refuse");
            assertThat(unwilling.status()).as(unwilling.toString()).isEqualTo(503);

            places.forEach(Admission.Pass::leave);

            Await.until("the deposit decided", () -> state(ledger, denis, numbers.getFirst())
                    .equals("ACCEPTÉ"));
            Reply after = ledger.post(denis, "OpenCredits", Dossiers.open());
            assertThat(after.status()).as(after.toString()).isEqualTo(201);
        }
    }

    private static List<Admission.Pass> hold(Admission admission) {
        List<Admission.Pass> places = new ArrayList<>();
        for (int i = 0; i < ACTS; i++) {
            places.add(admission.enter(new Visit(Pool.COMMANDS, Lane.COMMAND, "autres", false)));
        }
        return places;
    }

    private static String state(RunningLedger ledger, String token, String number) {
        return ledger.get(token, "/api/v1/deposits/" + number).text("state");
    }
}

package fr.quitus.domain;

import static org.assertj.core.api.Assertions.assertThat;

import fr.quitus.domain.G0.Person;
import fr.quitus.domain.actor.ActorId;
import fr.quitus.domain.actor.Role;
import fr.quitus.domain.bank.BankCommand;
import fr.quitus.domain.payment.ControlCommand;
import fr.quitus.domain.payment.DiversionCommand;
import fr.quitus.domain.payment.PaymentCommand;
import fr.quitus.domain.payment.PaymentRunCommand;
import fr.quitus.domain.payment.SettlementCommand;
import fr.quitus.domain.payment.TransferCommand;
import fr.quitus.domain.revenue.AdjustmentCommand;
import fr.quitus.domain.revenue.ExcessCommand;
import fr.quitus.domain.revenue.ReceiptCommand;
import fr.quitus.domain.revenue.RecoveryCommand;
import fr.quitus.domain.revenue.RevenueCommand;
import fr.quitus.domain.thirdparty.OppositionCommand;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Conjoint de l'ordonnateur (GBCP art. 9): whatever a comptable may do on a file, random histories have him do; each
 * time, the same act of one married to those of the ordonnateur's side must be refused.
 */
class SpousesOfOrdonnateursTest {
    private static final Set<ActorId> ORDONNATEURS =
            List.of(G0.RACHEL, G0.BASTIEN, G0.GINA, G0.OMAR, G0.PAULA, G0.STRANGER).stream()
                    .map(person -> ActorId.of(person.name()))
                    .collect(Collectors.toUnmodifiableSet());

    /** What a comptable does on no file of an ordonnateur's: runs, bank entries, oppositions against parties. */
    private static final Set<Class<?>> ON_NO_FILE = Set.of(
            PaymentRunCommand.OpenRun.class,
            PaymentRunCommand.CloseRun.class,
            BankCommand.RecordUnidentifiedReceipt.class,
            OppositionCommand.RegisterOpposition.class,
            OppositionCommand.ReleaseOpposition.class);

    private static final Set<Class<?>> REFUSED = new HashSet<>();
    private static final Set<Class<?>> NOT_REFUSED = new HashSet<>();

    @BeforeAll
    static void histories() {
        for (int seed = 0; seed < 40; seed++) {
            revenue(new Random(seed));
            diversions(new Random(seed));
        }
        for (int seed = 0; seed < 150; seed++) {
            expenditure(new Random(seed));
        }
    }

    static List<Class<?>> actsOfComptables() {
        return List.of(
                PaymentCommand.AcceptPaymentRequest.class,
                PaymentCommand.ScheduleInRun.class,
                PaymentCommand.ExecuteRun.class,
                ControlCommand.SuspendPayment.class,
                ControlCommand.RejectPaymentRequest.class,
                ControlCommand.RefuseRequisition.class,
                TransferCommand.WithdrawFromRun.class,
                TransferCommand.ReissuePayment.class,
                SettlementCommand.NetCreditNote.class,
                SettlementCommand.RestoreCredits.class,
                DiversionCommand.OffsetPayable.class,
                DiversionCommand.ReissueSeizure.class,
                RevenueCommand.TakeInCharge.class,
                ReceiptCommand.AllocateReceipt.class,
                AdjustmentCommand.TakeReductionInCharge.class,
                AdjustmentCommand.GrantRemission.class,
                RecoveryCommand.GrantInstalmentPlan.class,
                ExcessCommand.RefundOverpayment.class);
    }

    @ParameterizedTest
    @MethodSource("actsOfComptables")
    void no_comptable_does_this_on_a_file_of_his_spouse(Class<?> act) {
        assertThat(REFUSED).contains(act);
    }

    @Test
    void nothing_else_that_a_comptable_does_on_a_file_goes_round_it() {
        Set<Class<?>> round = new HashSet<>(NOT_REFUSED);
        round.removeAll(ON_NO_FILE);
        assertThat(round).isEmpty();
    }

    private static void expenditure(Random random) {
        Story story = Story.g0();
        for (int i = 0; i < 500; i++) {
            var step = new LedgerPropertiesTest.Step(
                    random.nextInt(18),
                    random.nextInt(6),
                    10 + random.nextInt(30),
                    1 + random.nextLong(900_000),
                    i % 7);
            LedgerCommand command = LedgerPropertiesTest.commandOf(step, story.ledger());
            if (command != null) {
                play(story.ledger(), command, LedgerPropertiesTest.personOf(step, command));
            }
        }
    }

    private static void revenue(Random random) {
        Story story = Story.g0();
        for (int i = 0; i < 300; i++) {
            var step = new RevenueHistoriesTest.Step(
                    random.nextInt(6),
                    random.nextInt(6),
                    10 + random.nextInt(30),
                    random.nextInt(6),
                    random.nextInt(100),
                    1 + random.nextLong(90_000));
            LedgerCommand command = RevenueHistoriesTest.commandOf(story.ledger(), step);
            if (command != null) {
                play(story.ledger(), command, RevenueHistoriesTest.personOf(step, command));
            }
        }
    }

    private static void diversions(Random random) {
        var histories = new DiversionHistoriesTest();
        Story story = histories.aStory();
        for (int i = 0; i < 60; i++) {
            LedgerCommand command = histories.anyAct(story, random, i);
            play(story.ledger(), command, DiversionHistoriesTest.personOf(command));
        }
    }

    /** An act that is accepted of the comptable, and is no repeat, is asked of his married self first. */
    private static void play(InMemoryLedger ledger, LedgerCommand command, Person person) {
        String today = "2026-03-20";
        if (person.role() == Role.PUBLIC_ACCOUNTANT
                && ledger.decision(command, person.on(today)) instanceof Decision.Accepted<?>(var events)
                && !events.isEmpty()) {
            switch (ledger.decision(command, person.marriedOn(today, ORDONNATEURS))) {
                case Decision.Refused<? extends LedgerEvent>(var refusal) -> {
                    assertThat(refusal.code()).isEqualTo(Rejection.INCOMPATIBILITE_CONJOINT);
                    assertThat(refusal.detail()).contains("conjoint", "ordonnateur ou gestionnaire");
                    REFUSED.add(command.getClass());
                }
                case Decision.Accepted<? extends LedgerEvent> _ -> NOT_REFUSED.add(command.getClass());
            }
        }
        ledger.submit(command, person.on(today));
    }
}

package fr.quitus.api.ledger;

import static fr.quitus.api.json.EventSamples.ENVELOPE;
import static fr.quitus.api.json.EventSamples.OMAR;
import static org.assertj.core.api.Assertions.assertThat;

import fr.quitus.api.json.EventSamples;
import fr.quitus.domain.LedgerEvent;
import fr.quitus.domain.Rejection;
import fr.quitus.domain.budget.BudgetEnvelope;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.AeCommitted;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.AllotmentReceived;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.UnitCreditsFrozen;
import fr.quitus.domain.commitment.Commitment;
import fr.quitus.domain.commitment.CommitmentCommand.ValidateCommitment;
import fr.quitus.domain.commitment.CommitmentEvent.CommitmentDrafted;
import fr.quitus.domain.commitment.CommitmentEvent.Line;
import fr.quitus.domain.value.Amount;
import fr.quitus.domain.value.CommitmentNumber;
import fr.quitus.domain.value.Credits;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Frozen credits under real concurrency, through the handlers and their locks, and after a restart. */
class FrozenEnvelopeTest {
    private static final int COMMITMENTS = 1_000;
    private static final int THREADS = 64;
    private static final Amount THOUSAND = Amount.euros(1_000);
    private static final Map<String, Call> BY_OMAR = Acts.call(OMAR, Acts.OFFICER, EventSamples.DAY);

    @Test
    void of_a_thousand_simultaneous_commitments_exactly_those_enter_that_the_freeze_leaves_room_for() throws Exception {
        List<LedgerEvent> given = new ArrayList<>();
        given.add(new AllotmentReceived(ENVELOPE, Credits.of(Amount.euros(100_000), Amount.euros(80_000))));
        given.add(new UnitCreditsFrozen(ENVELOPE, Credits.of(Amount.euros(20_000), null), "Gel"));
        numbers().forEach(number -> given.add(drafted(number)));

        List<LedgerEvent> log = new ArrayList<>();
        try (LedgerBus bus = new LedgerBus(new CountingNumbers())) {
            bus.given(given);

            assertThat(validatedAtOnce(bus))
                    .containsExactlyInAnyOrderEntriesOf(Map.of("accepted", 80, Rejection.AE_INSUFFISANTES.name(), 920));
            assertThat(bus.stream(BudgetEnvelope.aggregateId(ENVELOPE)))
                    .filteredOn(AeCommitted.class::isInstance)
                    .hasSize(80);
            List<String> streams = new ArrayList<>(List.of(BudgetEnvelope.aggregateId(ENVELOPE)));
            numbers().forEach(number -> streams.add(Commitment.aggregateId(number)));
            streams.forEach(id -> bus.stream(id).forEach(event -> log.add((LedgerEvent) event)));
        }

        try (LedgerBus restarted = new LedgerBus(new CountingNumbers())) {
            restarted.given(log);

            // Those already validated are refused for their state, the others for want of AE: nothing is found again.
            assertThat(validatedAtOnce(restarted))
                    .containsExactlyInAnyOrderEntriesOf(
                            Map.of(Rejection.ETAT_INCOMPATIBLE.name(), 80, Rejection.AE_INSUFFISANTES.name(), 920));
        }
    }

    private static Map<String, Integer> validatedAtOnce(LedgerBus bus) throws InterruptedException, ExecutionException {
        Map<String, Integer> answers = new HashMap<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
            List<Callable<String>> calls = numbers()
                    .map(number -> (Callable<String>) () -> answer(bus, number))
                    .toList();
            for (Future<String> answer : threads.invokeAll(calls)) {
                answers.merge(answer.get(), 1, Integer::sum);
            }
        }
        return answers;
    }

    private static String answer(LedgerBus bus, CommitmentNumber number) {
        try {
            bus.when(new ValidateCommitment(number), BY_OMAR);
            return "accepted";
        } catch (CommandRefused refused) {
            return refused.refusal().code().name();
        }
    }

    private static Stream<CommitmentNumber> numbers() {
        return IntStream.rangeClosed(1, COMMITMENTS)
                .mapToObj(n -> CommitmentNumber.of(String.valueOf(2_100_000_000L + n)));
    }

    private static CommitmentDrafted drafted(CommitmentNumber number) {
        CommitmentDrafted sample = EventSamples.all().stream()
                .filter(CommitmentDrafted.class::isInstance)
                .map(CommitmentDrafted.class::cast)
                .findFirst()
                .orElseThrow();
        Line line = sample.lines().getFirst();
        return new CommitmentDrafted(
                number,
                sample.year(),
                sample.fundsCentre(),
                sample.type(),
                sample.supplier(),
                sample.subject(),
                List.of(new Line(line.no(), ENVELOPE, line.imputation(), line.kind(), THOUSAND)),
                sample.draftedBy());
    }
}

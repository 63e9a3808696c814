package fr.quitus.domain;

import static org.assertj.core.api.Assertions.assertThat;

import fr.quitus.domain.commitment.CommitmentFile;
import fr.quitus.domain.commitment.LineAccount;
import fr.quitus.domain.invariants.InvariantFold;
import fr.quitus.domain.invariants.Invariants;
import fr.quitus.domain.law.LawNumber;
import fr.quitus.domain.law.LawParameter;
import fr.quitus.domain.law.LawParameters;
import fr.quitus.domain.lawchange.LawEvent.LawParameterSet;
import fr.quitus.domain.payment.PaymentRun;
import fr.quitus.domain.payment.PaymentRunEvent.PaymentRunClosed;
import fr.quitus.domain.value.Balance;
import fr.quitus.domain.value.ProgrammeCode;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The truths of the ledger, folded from its log act by act, and what states say beside it. */
public final class LedgerInvariants {
    private LedgerInvariants() {}

    public static void check(InMemoryLedger ledger) {
        assertThat(folded(ledger.units()).broken()).isEmpty();
        availabilityIsNeverNegative(ledger);
        for (var commitment : ledger.states().commitments().values()) {
            CommitmentFile file = commitment.opened().orElseThrow();
            file.lines().values().forEach(LedgerInvariants::theLineHolds);
        }
        filesAreTheBytesOfTheirRuns(ledger);
        RevenueInvariants.check(ledger);
    }

    /** Every truth over these acts. */
    public static InvariantFold folded(List<? extends List<? extends LedgerEvent>> units) {
        InvariantFold fold = new InvariantFold(Invariants.all());
        for (List<? extends LedgerEvent> unit : units) {
            fold.unit(fold.position() + 1, unit);
        }
        return fold;
    }

    /** Programmes whose credits are évaluatifs, or ever were. */
    private static Set<ProgrammeCode> evaluative(InMemoryLedger ledger) {
        return Stream.concat(
                        LawParameters.SHIPPED.values().stream(),
                        ledger.log().stream()
                                .filter(LawParameterSet.class::isInstance)
                                .map(event -> ((LawParameterSet) event).set()))
                .filter(value -> value.parameter() == LawParameter.EVALUATIVE_CREDITS)
                .filter(value -> LawNumber.of("1").equals(value.value()))
                .flatMap(value -> value.programmes().stream())
                .collect(Collectors.toSet());
    }

    private static void availabilityIsNeverNegative(InMemoryLedger ledger) {
        var states = ledger.states();
        Set<ProgrammeCode> evaluative = evaluative(ledger);
        states.envelopes().forEach((id, envelope) -> {
            if (!evaluative.contains(id.fundsCentre().programme())) {
                assertThat(envelope.aeAvailable()).as("AE of %s", id).isGreaterThanOrEqualTo(Balance.ZERO);
                assertThat(envelope.cpAvailable()).as("CP of %s", id).isGreaterThanOrEqualTo(Balance.ZERO);
            }
            assertThat(envelope.cp().reserved()).as("CP reserved of %s", id).isGreaterThanOrEqualTo(Balance.ZERO);
        });
        // Credits cannot be negative: reading what is left fails if a level gave more than it holds.
        states.programmes().values().forEach(p -> assertThat(
                        List.of(p.t2().leftToAllot(), p.ht2().leftToAllot()))
                .hasSize(2));
        states.operatingBudgets().values().forEach(b -> assertThat(
                        List.of(b.t2().leftToAllot(), b.ht2().leftToAllot()))
                .hasSize(2));
    }

    private static void theLineHolds(LineAccount line) {
        assertThat(line.paid()).isLessThanOrEqualTo(line.firmAmount());
        assertThat(line.advances().recovered())
                .isBetween(Balance.ZERO, line.advances().paid());
        assertThat(line.requested().plus(line.advances().outstanding())).isLessThanOrEqualTo(line.firmAmount());
        assertThat(line.requested()).isLessThanOrEqualTo(line.certified());
        assertThat(line.certified()).isLessThanOrEqualTo(line.firmAmount());
    }

    private static void filesAreTheBytesOfTheirRuns(InMemoryLedger ledger) {
        for (LedgerEvent event : ledger.log()) {
            if (event instanceof PaymentRunClosed e) {
                assertThat(ledger.run(e.runId())).isInstanceOfSatisfying(PaymentRun.Closed.class, run -> {
                    assertThat(FakeTransferFormat.FAKE.digest(run.orders()).sha256())
                            .isEqualTo(e.sha256());
                    assertThat(run.file().members().scheduled()).isEmpty();
                });
            }
        }
    }
}

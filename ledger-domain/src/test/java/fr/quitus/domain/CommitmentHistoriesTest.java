package fr.quitus.domain;

import static fr.quitus.domain.G0.ASSET;
import static fr.quitus.domain.G0.BASTIEN;
import static fr.quitus.domain.G0.BOP;
import static fr.quitus.domain.G0.BRUNO;
import static fr.quitus.domain.G0.CHARGE;
import static fr.quitus.domain.G0.DIRECTORATE;
import static fr.quitus.domain.G0.GINA;
import static fr.quitus.domain.G0.MARIANNE;
import static fr.quitus.domain.G0.PAULA;
import static fr.quitus.domain.G0.PROGRAMME;
import static fr.quitus.domain.G0.RACHEL;
import static fr.quitus.domain.G0.U1;
import static fr.quitus.domain.G0.U2;
import static fr.quitus.domain.G0.imputation;
import static fr.quitus.domain.Story.euros;
import static org.assertj.core.api.Assertions.assertThat;

import fr.quitus.domain.G0.Person;
import fr.quitus.domain.budget.AffectationCommand.AffectAuthorisation;
import fr.quitus.domain.budget.AffectationCommand.WithdrawAffectation;
import fr.quitus.domain.budget.Affectations.Affectation;
import fr.quitus.domain.budget.BudgetCommand.AllotToOperatingBudget;
import fr.quitus.domain.budget.BudgetCommand.AllotToUnit;
import fr.quitus.domain.budget.BudgetCommand.OpenCredits;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.AeCommitted;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.AeReleased;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.AffectationDrawn;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.AffectationRestored;
import fr.quitus.domain.commitment.ChangeCommand.AffirmTranche;
import fr.quitus.domain.commitment.ChangeCommand.AmendCommitment;
import fr.quitus.domain.commitment.ChangeCommand.AmendLine;
import fr.quitus.domain.commitment.ChangeCommand.CancelCommitment;
import fr.quitus.domain.commitment.ChangeCommand.CarryForwardCommitment;
import fr.quitus.domain.commitment.ChangeCommand.CloseCommitment;
import fr.quitus.domain.commitment.ChangeCommand.GrantRecyclingException;
import fr.quitus.domain.commitment.ChangeCommand.ReimputeCommitment;
import fr.quitus.domain.commitment.CommitmentCommand.CancelServiceReceipt;
import fr.quitus.domain.commitment.CommitmentCommand.CertifyService;
import fr.quitus.domain.commitment.CommitmentCommand.DisregardOpinion;
import fr.quitus.domain.commitment.CommitmentCommand.DraftCommitment;
import fr.quitus.domain.commitment.CommitmentCommand.DraftLine;
import fr.quitus.domain.commitment.CommitmentCommand.ExemptFromVisa;
import fr.quitus.domain.commitment.CommitmentCommand.GrantVisa;
import fr.quitus.domain.commitment.CommitmentCommand.IssueOpinion;
import fr.quitus.domain.commitment.CommitmentCommand.OverrideVisaRefusal;
import fr.quitus.domain.commitment.CommitmentCommand.ProduceInformation;
import fr.quitus.domain.commitment.CommitmentCommand.RecordService;
import fr.quitus.domain.commitment.CommitmentCommand.RefuseVisa;
import fr.quitus.domain.commitment.CommitmentCommand.RequestInformation;
import fr.quitus.domain.commitment.CommitmentCommand.ReviewCommitment;
import fr.quitus.domain.commitment.CommitmentCommand.SubmitForVisa;
import fr.quitus.domain.commitment.CommitmentCommand.ValidateCommitment;
import fr.quitus.domain.commitment.CommitmentCommand.ValidateInEmergency;
import fr.quitus.domain.commitment.CommitmentEvent;
import fr.quitus.domain.commitment.CommitmentType;
import fr.quitus.domain.commitment.ControlKind;
import fr.quitus.domain.commitment.LineKind;
import fr.quitus.domain.commitment.Opinion;
import fr.quitus.domain.value.Amount;
import fr.quitus.domain.value.Balance;
import fr.quitus.domain.value.CommitmentNumber;
import fr.quitus.domain.value.EnvelopeId;
import fr.quitus.domain.value.FiscalYear;
import fr.quitus.domain.value.FundsCentre;
import fr.quitus.domain.value.OperationCode;
import fr.quitus.domain.value.ServiceReceiptNumber;
import fr.quitus.domain.value.Title;
import fr.quitus.domain.value.TitleGroup;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The lives of EJs over two years and two units: visas, amendments, tranches, moves, closures, in any order. */
class CommitmentHistoriesTest {
    private static final FiscalYear FIRST = G0.YEAR;
    private static final FiscalYear SECOND = FiscalYear.of(2027);
    private static final OperationCode PRISON = OperationCode.of("TF-2026-0017");
    private static final OperationCode ROAD = OperationCode.of("TF-2026-0018");
    private static final int KINDS = 25;

    /** One random act: which, on which EJ, for how much, with a choice that each kind reads in its own way. */
    record Step(int kind, int file, long cents, int choice) {}

    @Property(tries = 150)
    void ae_hold_over_two_years_whatever_happens_to_commitments(
            @ForAll("steps") List<Step> first, @ForAll("steps") List<Step> second) {
        check(play(first, second));
    }

    @Test
    void random_lives_reach_every_event_of_a_commitment() {
        Set<String> made = new TreeSet<>();
        for (int seed = 0; seed < 40; seed++) {
            InMemoryLedger ledger = play(random(seed), random(seed + 1000));
            check(ledger);
            ledger.log()
                    .forEach(event -> made.add(
                            event.getClass().getAnnotation(EventName.class).value()));
        }

        assertThat(made).containsAll(reachedThere());
    }

    /** The events that these lives reach: those of an EJ once drafted, and what they do to envelopes. */
    static Set<String> reachedThere() {
        Set<String> names =
                new TreeSet<>(Set.of("ae-released.v1", "ae-sterilized.v1", "commitment-brought-forward.v1"));
        names.addAll(Set.of("affectation-drawn.v1", "affectation-restored.v1", "affectation-withdrawn.v1"));
        LedgerTypes.eventsByName().forEach((name, event) -> {
            if (CommitmentEvent.Followed.class.isAssignableFrom(event)) {
                names.add(name);
            }
        });
        names.remove("commitment-anticipated.v1"); // AnticipationTest
        names.remove("commitment-lowered.v1"); // by a restoration of credits, among random acts on payments
        return names;
    }

    private static List<Step> random(int seed) {
        var random = new Random(seed);
        return Stream.generate(() -> new Step(
                        random.nextInt(KINDS), random.nextInt(3), 1 + random.nextLong(60_000_000), random.nextInt(6)))
                .limit(200)
                .toList();
    }

    private static InMemoryLedger play(List<Step> first, List<Step> second) {
        Story story = Story.empty();
        for (FiscalYear year : List.of(FIRST, SECOND)) {
            story.accepted(
                    new OpenCredits(year, PROGRAMME, Title.T3, euros("9000000"), null, "LFI"),
                    DIRECTORATE.on("2026-01-01"));
            story.accepted(
                    new AllotToOperatingBudget(year, BOP, TitleGroup.HT2, euros("9000000"), null),
                    RACHEL.on("2026-01-01"));
            story.accepted(new AllotToUnit(year, U1, TitleGroup.HT2, euros("4000000"), null), BASTIEN.on("2026-01-01"));
            story.accepted(new AllotToUnit(year, U2, TitleGroup.HT2, euros("1000000"), null), BASTIEN.on("2026-01-01"));
            story.accepted(
                    new AffectAuthorisation(year, U1, PRISON, euros("1200000"), null), PAULA.on(year + "-01-02"));
            story.accepted(new AffectAuthorisation(year, U1, ROAD, euros("400000"), null), PAULA.on(year + "-01-02"));
            story.accepted(new AffectAuthorisation(year, U2, ROAD, euros("300000"), null), PAULA.on(year + "-01-02"));
        }
        InMemoryLedger ledger = story.ledger();
        first.forEach(step -> submit(ledger, step, FIRST));
        second.forEach(step -> submit(ledger, step, SECOND));
        return ledger;
    }

    private static void submit(InMemoryLedger ledger, Step step, FiscalYear year) {
        LedgerCommand command = commandOf(step, ledger, year);
        if (command == null) {
            return;
        }
        InMemoryLedger.States before = ledger.states();
        var decision = ledger.submit(command, personFor(command).on(year + "-03-" + (10 + step.choice())));
        if (decision instanceof Decision.Refused) {
            assertThat(ledger.states()).isEqualTo(before);
        }
        ledger.states().envelopes().forEach((id, envelope) -> {
            assertThat(envelope.aeAvailable()).as("AE of %s", id).isGreaterThanOrEqualTo(Balance.ZERO);
            for (Affectation of : envelope.affectations().byOperation().values()) {
                assertThat(of.committed()).as("committed on %s", id).isBetween(Balance.ZERO, of.affected());
            }
        });
    }

    private static Person personFor(LedgerCommand command) {
        return Stream.of(GINA, PAULA, BRUNO, MARIANNE, DIRECTORATE)
                .filter(person -> command.allowedRoles().contains(person.role()))
                .findFirst()
                .orElseThrow();
    }

    private static void check(InMemoryLedger ledger) {
        LedgerInvariants.check(ledger);
        recycledOnlyWhatTheYearGave(ledger);
        operationsHoldWhatTheirLinesTook(ledger);
        assertThat(InMemoryLedger.replay(ledger.log()).states()).isEqualTo(ledger.states());
    }

    /** Without an exception, an EJ gives back to an envelope at most what it took of it. */
    private static void recycledOnlyWhatTheYearGave(InMemoryLedger ledger) {
        Map<String, Balance> taken = new HashMap<>();
        Set<CommitmentNumber> exceptions = ledger.states().commitments().values().stream()
                .flatMap(commitment -> commitment.opened().stream())
                .filter(file -> file.recyclingException())
                .map(file -> file.number())
                .collect(Collectors.toSet());
        for (LedgerEvent event : ledger.log()) {
            if (event instanceof AeCommitted e) {
                taken.merge(
                        key(e.envelope(), e.commitmentNumber(), e.line()),
                        e.amount().balance(),
                        Balance::plus);
            }
            if (event instanceof AeReleased e && !exceptions.contains(e.commitmentNumber())) {
                String key = key(e.envelope(), e.commitmentNumber(), e.line());
                Balance left = taken.getOrDefault(key, Balance.ZERO).minus(e.amount());
                assertThat(left).as("taken of %s and not given back", key).isGreaterThanOrEqualTo(Balance.ZERO);
                taken.put(key, left);
            }
        }
    }

    /** What a line draws on an operation is what it consumes this year, and each draw goes with its AE. */
    private static void operationsHoldWhatTheirLinesTook(InMemoryLedger ledger) {
        Map<String, Balance> drawn = new HashMap<>();
        List<LedgerEvent> log = ledger.log();
        for (int i = 0; i < log.size(); i++) {
            if (log.get(i) instanceof AffectationDrawn e) {
                drawn.merge(
                        e.operation() + " " + key(e.envelope(), e.commitmentNumber(), e.line()),
                        e.amount().balance(),
                        Balance::plus);
                assertThat(log.get(i + 1)).isInstanceOfSatisfying(AeCommitted.class, ae -> assertThat(ae.amount())
                        .isEqualTo(e.amount()));
            }
            if (log.get(i) instanceof AffectationRestored e) {
                drawn.merge(
                        e.operation() + " " + key(e.envelope(), e.commitmentNumber(), e.line()),
                        Balance.ZERO.minus(e.amount()),
                        Balance::plus);
                assertThat(log.get(i - 1)).isInstanceOfSatisfying(AeReleased.class, ae -> assertThat(ae.amount())
                        .isGreaterThanOrEqualTo(e.amount()));
            }
        }
        ledger.states().commitments().values().forEach(commitment -> commitment
                .opened()
                .orElseThrow()
                .lines()
                .values()
                .forEach(line -> {
                    if (line.operation() != null) {
                        CommitmentNumber number =
                                commitment.opened().orElseThrow().number();
                        String key = line.operation() + " " + key(line.envelope(), number, line.no());
                        assertThat(drawn.getOrDefault(key, Balance.ZERO))
                                .as(key)
                                .isEqualTo(line.consumedThisYear());
                    }
                }));
    }

    private static String key(EnvelopeId envelope, CommitmentNumber number, int line) {
        return envelope + " " + number + "/" + line;
    }

    private static @Nullable LedgerCommand commandOf(Step step, InMemoryLedger ledger, FiscalYear year) {
        if (step.kind() <= 1) {
            return drafting(step, year);
        }
        if (step.kind() == KINDS - 1) {
            FundsCentre unit = step.choice() < 3 ? U1 : U2;
            Amount part = Amount.ofCents(1 + step.cents() / 100);
            return step.choice() % 2 == 0
                    ? new AffectAuthorisation(year, unit, ROAD, part, null)
                    : new WithdrawAffectation(year, unit, ROAD, part);
        }
        List<CommitmentNumber> numbers =
                new ArrayList<>(ledger.states().commitments().keySet());
        if (numbers.isEmpty()) {
            return null;
        }
        CommitmentNumber number = numbers.get(numbers.size() - 1 - step.file() % numbers.size());
        Amount amount = Amount.ofCents(step.cents());
        return switch (step.kind()) {
            case 2, 3 -> new ValidateCommitment(number);
            case 4 ->
                switch (step.choice()) {
                    case 0 -> new ExemptFromVisa(number, "Programmation");
                    case 1 -> new ReviewCommitment(number, Opinion.FAVORABLE, "Rien");
                    default -> new ValidateInEmergency(number, "Inondation");
                };
            case 5 -> new SubmitForVisa(number, step.choice() < 3 ? ControlKind.AVIS : ControlKind.VISA, null);
            case 6 -> new SubmitForVisa(number, null, amount);
            case 7 -> new GrantVisa(number);
            case 8 -> new RefuseVisa(number, "r");
            case 9 -> new RequestInformation(number, "q");
            case 10 -> new ProduceInformation(number, "d");
            case 11 -> new IssueOpinion(number, Opinion.values()[step.choice() % 2], "r");
            case 12 -> new DisregardOpinion(number, "m");
            case 13 -> new OverrideVisaRefusal(number, "d");
            case 14, 15 ->
                new AmendCommitment(number, List.of(new AmendLine(1 + step.choice() % 2, amount)), "Avenant");
            case 16 -> new AffirmTranche(number, 1 + step.choice() % 2);
            case 17 -> moving(number, step);
            case 18 -> new RecordService(number, 1, amount, Story.date("2026-03-01"));
            default -> later(step, ledger, number);
        };
    }

    private static @Nullable LedgerCommand later(Step step, InMemoryLedger ledger, CommitmentNumber number) {
        var receipts = List.copyOf(
                ledger.commitment(number).opened().orElseThrow().receipts().keySet());
        ServiceReceiptNumber receipt = receipts.isEmpty() ? null : receipts.get(step.choice() % receipts.size());
        return switch (step.kind()) {
            case 19 -> receipt == null ? null : new CertifyService(number, receipt);
            case 20 -> receipt == null ? null : new CancelServiceReceipt(number, receipt, "r");
            case 21 ->
                step.choice() == 0 ? new GrantRecyclingException(number, "a") : new CarryForwardCommitment(number);
            case 22 -> step.choice() < 3 ? new CloseCommitment(number) : new CancelCommitment(number, "r");
            default -> new CarryForwardCommitment(number);
        };
    }

    private static LedgerCommand moving(CommitmentNumber number, Step step) {
        FundsCentre to = step.choice() < 3 ? U1 : U2;
        return step.choice() == 2 || step.choice() == 5
                ? new ReimputeCommitment(number, 1 + step.file() % 2, to, imputation(Title.T5, ASSET), ROAD)
                : new ReimputeCommitment(
                        number,
                        1 + step.file() % 2,
                        to,
                        imputation(step.choice() % 2 == 0 ? Title.T3 : Title.T6, CHARGE));
    }

    private static LedgerCommand drafting(Step step, FiscalYear year) {
        LineKind second = Arrays.asList(LineKind.values()).get(step.choice() % 3);
        // One in six is above the threshold of title 3.
        Amount first = Amount.ofCents(step.choice() == 5 ? 55_000_000 : step.cents());
        OperationCode operation = step.file() == 0 ? null : step.file() == 1 ? PRISON : ROAD;
        return new DraftCommitment(
                year,
                step.choice() % 2 == 0 ? U1 : U2,
                CommitmentType.MARCHE,
                G0.F1,
                "Objet",
                List.of(
                        new DraftLine(imputation(Title.T3, CHARGE), first),
                        new DraftLine(
                                operation == null ? imputation(Title.T3, CHARGE) : imputation(Title.T5, ASSET),
                                Amount.ofCents(step.cents() / 2 + 1),
                                second,
                                operation)));
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, KINDS - 1),
                        Arbitraries.integers().between(0, 5),
                        Arbitraries.longs().between(1, 60_000_000),
                        Arbitraries.integers().between(0, 5))
                .as(Step::new)
                .list()
                .ofMinSize(20)
                .ofMaxSize(80);
    }
}

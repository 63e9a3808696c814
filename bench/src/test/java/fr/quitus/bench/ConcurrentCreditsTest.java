package fr.quitus.bench;

import static org.assertj.core.api.Assertions.assertThat;

import fr.quitus.api.door.Answer;
import fr.quitus.api.door.Caller;
import fr.quitus.api.door.CommandGate;
import fr.quitus.api.door.DoorRefused;
import fr.quitus.api.json.EventReader;
import fr.quitus.api.json.LedgerJson;
import fr.quitus.domain.LedgerCommand;
import fr.quitus.domain.actor.Act;
import fr.quitus.domain.actor.Role;
import fr.quitus.domain.budget.AffectationCommand.AffectAuthorisation;
import fr.quitus.domain.budget.AffectationCommand.WithdrawAffectation;
import fr.quitus.domain.budget.AmountType;
import fr.quitus.domain.budget.BudgetCommand.AllotToOperatingBudget;
import fr.quitus.domain.budget.BudgetCommand.AllotToUnit;
import fr.quitus.domain.budget.BudgetCommand.AssignAccountingPost;
import fr.quitus.domain.budget.BudgetCommand.FreezeUnitCredits;
import fr.quitus.domain.budget.BudgetCommand.OpenCredits;
import fr.quitus.domain.budget.BudgetCommand.ReallocateBetweenTitles;
import fr.quitus.domain.budget.BudgetCommand.ThawUnitCredits;
import fr.quitus.domain.budget.BudgetCommand.WithdrawAllotment;
import fr.quitus.domain.budget.BudgetEnvelope;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.AeCommitted;
import fr.quitus.domain.budget.MovementCommand.TransferCredits;
import fr.quitus.domain.budget.TransferKind;
import fr.quitus.domain.commitment.CommitmentCommand.CertifyService;
import fr.quitus.domain.commitment.CommitmentCommand.RecordService;
import fr.quitus.domain.commitment.CommitmentCommand.ValidateCommitment;
import fr.quitus.domain.payment.PaymentCommand.MatchInvoice;
import fr.quitus.domain.payment.PaymentCommand.OrderPayment;
import fr.quitus.domain.payment.PaymentCommand.ReceiveInvoice;
import fr.quitus.domain.value.AccountingPostId;
import fr.quitus.domain.value.Amount;
import fr.quitus.domain.value.CommitmentNumber;
import fr.quitus.domain.value.EnvelopeId;
import fr.quitus.domain.value.FiscalYear;
import fr.quitus.domain.value.FundsCentre;
import fr.quitus.domain.value.OperatingBudgetCode;
import fr.quitus.domain.value.OperationCode;
import fr.quitus.domain.value.ProgrammeCode;
import fr.quitus.domain.value.ServiceReceiptNumber;
import fr.quitus.domain.value.Title;
import fr.quitus.domain.value.TitleGroup;
import fr.quitus.eventstore.AppendUnit;
import fr.quitus.eventstore.EventLog;
import fr.quitus.eventstore.NewEvent;
import fr.quitus.eventstore.StoredEvent;
import fr.quitus.projections.invariants.InvariantChecker;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Credits under real concurrency, on PostgreSQL and through the real door: nobody gets what somebody else has. */
class ConcurrentCreditsTest {
    private static final FiscalYear YEAR = FiscalYear.of(2026);
    private static final LocalDate DAY = LocalDate.of(2026, 3, 2);
    private static final ProgrammeCode PROGRAMME = ProgrammeCode.of("0156");
    private static final OperatingBudgetCode BOP = OperatingBudgetCode.of("0156-ANNEE");
    private static final FundsCentre SCARCE = FundsCentre.of("0156-ANNEE-RARE");
    private static final FundsCentre U1 = FundsCentre.of("0156-ANNEE-M001");
    private static final FundsCentre U2 = FundsCentre.of("0156-ANNEE-M002");
    private static final int COMMITMENTS = 1_000;
    private static final int MOVES = 1_200;
    private static final int AT_ONCE = 48;

    private static final Caller DIRECTORATE = YearCast.caller("denis", Role.BUDGET_DIRECTORATE);
    private static final Caller PROGRAMME_MANAGER = YearCast.caller("rachel", Role.PROGRAMME_MANAGER);
    private static final Caller BOP_MANAGER = YearCast.caller("boris", Role.BOP_MANAGER);

    private final Map<String, LongAdder> answers = new ConcurrentHashMap<>();

    @Test
    void what_was_frozen_is_committed_by_nobody_and_no_availability_goes_below_zero(@TempDir Path data)
            throws Exception {
        List<CommitmentNumber> drafts;
        Map<String, Answer> given;
        try (Instance instance = Instance.start(data, false)) {
            CommandGate gate = instance.bean(CommandGate.class);
            YearDoor door = new YearDoor("setting", gate);
            open(door);
            drafts = drafted(door);
            given = validateAllAtOnce(gate, drafts);

            exactlyEightyAreAccepted(instance, given);
        }
        try (Instance restarted = Instance.start(data, false)) {
            Map<String, Answer> again = validateAllAtOnce(restarted.bean(CommandGate.class), drafts);

            assertThat(again.keySet()).isEqualTo(given.keySet());
            given.forEach((number, answer) -> assertThat(again.get(number)).isEqualTo(answer));
            exactlyEightyAreAccepted(restarted, again);
            YearDoor door = new YearDoor("after", restarted.bean(CommandGate.class));
            CommitmentNumber cent = CommitmentNumber.of(
                    door.accepted(YearCast.drafting(2026, SCARCE, Amount.ofCents(1)), YearCast.MANAGER, DAY)
                            .id("commitmentNumber"));
            assertThat(door.ask(new ValidateCommitment(cent), YearCast.OFFICER, DAY))
                    .as("not one centime is left")
                    .isEmpty();

            moveCreditsWhileTheyAreSpent(restarted);
            whatIsForgedIsNamed(restarted);
        }
    }

    private static void open(YearDoor door) {
        Amount opened = Amount.euros(10_000_000);
        door.accepted(new OpenCredits(YEAR, PROGRAMME, Title.T3, opened, opened, "LFI"), DIRECTORATE, DAY);
        door.accepted(new OpenCredits(YEAR, PROGRAMME, Title.T2, opened, opened, "LFI"), DIRECTORATE, DAY);
        door.accepted(
                new OpenCredits(YEAR, ProgrammeCode.of("0302"), Title.T3, opened, opened, "LFI"), DIRECTORATE, DAY);
        Amount allotted = Amount.euros(500_000);
        door.accepted(
                new AllotToOperatingBudget(YEAR, BOP, TitleGroup.HT2, allotted, allotted), PROGRAMME_MANAGER, DAY);
        Amount hundred = Amount.euros(100_000);
        for (FundsCentre centre : List.of(SCARCE, U1, U2)) {
            door.accepted(new AllotToUnit(YEAR, centre, TitleGroup.HT2, hundred, hundred), BOP_MANAGER, DAY);
            door.accepted(
                    new AssignAccountingPost(centre, AccountingPostId.of("CBCM-FIN"), DAY.minusDays(1)),
                    DIRECTORATE,
                    DAY);
        }
        door.accepted(
                new FreezeUnitCredits(YEAR, SCARCE, TitleGroup.HT2, Amount.euros(20_000), null, "Gel"),
                DIRECTORATE,
                DAY);
    }

    private static List<CommitmentNumber> drafted(YearDoor door) {
        return IntStream.range(0, COMMITMENTS)
                .parallel()
                .mapToObj(
                        i -> door.accepted(YearCast.drafting(2026, SCARCE, Amount.euros(1_000)), YearCast.MANAGER, DAY)
                                .id("commitmentNumber"))
                .map(CommitmentNumber::of)
                .toList();
    }

    /** The same keys each time: what was answered is answered again. */
    private static Map<String, Answer> validateAllAtOnce(CommandGate gate, List<CommitmentNumber> drafts)
            throws InterruptedException {
        Map<String, Answer> given = new ConcurrentHashMap<>();
        CountDownLatch all = new CountDownLatch(1);
        List<Thread> threads = new ArrayList<>();
        for (CommitmentNumber number : drafts) {
            threads.add(Thread.ofVirtual().start(() -> {
                try {
                    all.await();
                    given.put(
                            number.text(),
                            asked(gate, "sign-" + number, new ValidateCommitment(number), YearCast.OFFICER));
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }));
        }
        all.countDown();
        for (Thread thread : threads) {
            thread.join();
        }
        return given;
    }

    /** Whoever is told to come back comes back, under the same key: a full door is no answer. */
    private static Answer asked(CommandGate gate, String key, LedgerCommand command, Caller caller) {
        Instant at = DAY.atTime(10, 0).atZone(Act.PARIS).toInstant();
        var ask = new CommandGate.Ask(command, key, caller, null, at, "test");
        long deadline = System.nanoTime() + Duration.ofMinutes(5).toNanos();
        while (true) {
            try {
                return gate.ask(ask).answer();
            } catch (DoorRefused full) {
                if (System.nanoTime() > deadline) {
                    throw full;
                }
            }
        }
    }

    private static void exactlyEightyAreAccepted(Instance instance, Map<String, Answer> given) {
        Map<String, Long> counted = new TreeMap<>();
        given.values()
                .forEach(answer -> counted.merge(
                        answer instanceof Answer.Refused refused ? refused.code() : "accepted", 1L, Long::sum));

        assertThat(counted).isEqualTo(Map.of("accepted", 80L, "AE_INSUFFISANTES", 920L));
        String envelope = BudgetEnvelope.aggregateId(new EnvelopeId(YEAR, SCARCE, TitleGroup.HT2));
        assertThat(instance.bean(EventLog.class).readStream(envelope, 0))
                .filteredOn(event -> event.name().equals("ae-committed.v1"))
                .hasSize(80);
    }

    private void moveCreditsWhileTheyAreSpent(Instance instance) throws InterruptedException {
        CommandGate gate = instance.bean(CommandGate.class);
        YearDoor door = new YearDoor("moves", gate);
        AtomicInteger left = new AtomicInteger(MOVES);
        List<Thread> threads = new ArrayList<>();
        for (int client = 0; client < AT_ONCE; client++) {
            SplittableRandom random = new SplittableRandom(client);
            int number = client;
            threads.add(Thread.ofVirtual().start(() -> {
                for (int i = left.decrementAndGet(); i >= 0; i = left.decrementAndGet()) {
                    try {
                        move(door, random, number + "-" + i);
                    } catch (RuntimeException e) {
                        count(e.getClass().getSimpleName() + ": " + e.getMessage());
                    }
                }
            }));
        }
        for (Thread thread : threads) {
            thread.join();
        }

        assertThat(answers).as("nothing fails but by a refusal").isEmpty();
        assertThat(door.refused().keySet())
                .as("refused for want of credits")
                .contains("AE_INSUFFISANTES", "DISPONIBLE_INSUFFISANT");
        assertThat(door.accepted()).isGreaterThan(MOVES / 4);
        EventLog log = instance.bean(EventLog.class);
        YearCheck.Found found = new YearCheck(instance.bean(EventReader.class), 500)
                .over(log.head(), position -> log.read(position, YearCheck.page()));
        assertThat(found.faults()).isEmpty();
        assertThat(found.events()).isEqualTo(log.head() + 1);
    }

    private void count(String failure) {
        answers.computeIfAbsent(failure, _ -> new LongAdder()).increment();
    }

    /** One random act on one of the two units, or on what is above them. */
    private static void move(YearDoor door, SplittableRandom random, String name) {
        FundsCentre unit = random.nextBoolean() ? U1 : U2;
        Amount amount = Amount.euros(1 + random.nextInt(30_000));
        OperationCode operation = OperationCode.of("TF-2026-" + (unit.equals(U1) ? "0001" : "0002"));
        switch (random.nextInt(12)) {
            case 0 ->
                door.ask(new FreezeUnitCredits(YEAR, unit, TitleGroup.HT2, amount, amount, "Gel"), DIRECTORATE, DAY);
            case 1 ->
                door.ask(new ThawUnitCredits(YEAR, unit, TitleGroup.HT2, amount, amount, "Dégel"), DIRECTORATE, DAY);
            case 2 -> door.ask(new AllotToUnit(YEAR, unit, TitleGroup.HT2, amount, amount), BOP_MANAGER, DAY);
            case 3 ->
                door.ask(new WithdrawAllotment(YEAR, BOP, unit, TitleGroup.HT2, amount, amount), BOP_MANAGER, DAY);
            case 4 ->
                door.ask(
                        new WithdrawAllotment(YEAR, BOP, null, TitleGroup.HT2, amount, amount), PROGRAMME_MANAGER, DAY);
            case 5 ->
                door.ask(
                        new TransferCredits(
                                YEAR,
                                TransferKind.VIREMENT,
                                PROGRAMME,
                                ProgrammeCode.of("0302"),
                                TitleGroup.HT2,
                                null,
                                amount,
                                amount,
                                "Décret"),
                        DIRECTORATE,
                        DAY);
            case 6 ->
                door.ask(
                        new ReallocateBetweenTitles(YEAR, PROGRAMME, TitleGroup.T2, TitleGroup.HT2, amount, amount),
                        PROGRAMME_MANAGER,
                        DAY);
            case 7 -> door.ask(new AffectAuthorisation(YEAR, unit, operation, amount, null), YearCast.OFFICER, DAY);
            case 8 -> door.ask(new WithdrawAffectation(YEAR, unit, operation, amount), YearCast.OFFICER, DAY);
            default -> spend(door, unit, amount, name);
        }
    }

    /** From the draft of an EJ to the order to pay it, as far as credits go. */
    private static void spend(YearDoor door, FundsCentre unit, Amount amount, String name) {
        CommitmentNumber number =
                CommitmentNumber.of(door.accepted(YearCast.drafting(2026, unit, amount), YearCast.MANAGER, DAY)
                        .id("commitmentNumber"));
        if (door.ask(new ValidateCommitment(number), YearCast.OFFICER, DAY).isEmpty()) {
            return;
        }
        ServiceReceiptNumber receipt =
                ServiceReceiptNumber.of(door.accepted(new RecordService(number, 1, amount, DAY), YearCast.MANAGER, DAY)
                        .id("serviceReceiptNumber"));
        door.accepted(new CertifyService(number, receipt), YearCast.OFFICER, DAY);
        ReceiveInvoice invoice = new ReceiveInvoice(
                YearCast.SUPPLIER.ref(),
                "M-" + name,
                DAY,
                DAY,
                amount,
                null,
                amount,
                YearCast.SUPPLIER_IBAN,
                number,
                null,
                null);
        door.accepted(invoice, YearCast.MANAGER, DAY);
        door.accepted(new MatchInvoice(invoice.paymentRequestId(), null), YearCast.MANAGER, DAY);
        door.ask(new OrderPayment(invoice.paymentRequestId()), YearCast.OFFICER, DAY);
    }

    /** An event that no command decided, written straight into the store. */
    private static void whatIsForgedIsNamed(Instance instance) {
        InvariantChecker checker = instance.bean(InvariantChecker.class);
        EventLog log = instance.bean(EventLog.class);
        await(checker, log.head());
        assertThat(checker.verdict().broken()).isEmpty();
        EnvelopeId id = new EnvelopeId(YEAR, SCARCE, TitleGroup.HT2);
        List<StoredEvent> stream = log.readStream(BudgetEnvelope.aggregateId(id), 0);
        StoredEvent last = stream.getLast();
        AeCommitted forged =
                new AeCommitted(id, CommitmentNumber.of("2199999999"), 1, Amount.euros(1_000), AmountType.ORIGINAL);
        log.append(new AppendUnit(
                        List.of(new NewEvent(
                                last.aggregateType(),
                                last.aggregateId(),
                                last.sequence() + 1,
                                "ae-committed.v1",
                                LedgerJson.mapper().writeValueAsBytes(forged),
                                ofNoCommand(last.metaData()))),
                        null,
                        Instant.now()))
                .join();
        await(checker, log.head());

        assertThat(checker.verdict().broken("DISPONIBLE_JAMAIS_NEGATIF")).hasValueSatisfying(broken -> {
            assertThat(broken.position()).isEqualTo(log.head());
            assertThat(broken.file()).isEqualTo(last.aggregateId());
            assertThat(broken.what()).contains("AE disponibles -1000.00 €");
        });
        assertThat(checker.verdict().statesCompared()).isPositive();
    }

    private static byte[] ofNoCommand(byte[] metaData) {
        return new String(metaData, StandardCharsets.UTF_8)
                .replaceFirst("\"commandId\":\"[^\"]*\"", "\"commandId\":\"forged\"")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static void await(InvariantChecker checker, long position) {
        long deadline = System.nanoTime() + Duration.ofMinutes(5).toNanos();
        while (checker.verdict().position() < position) {
            assertThat(System.nanoTime()).as("%s", checker.verdict()).isLessThan(deadline);
            LockSupport.parkNanos(10_000_000);
        }
    }
}

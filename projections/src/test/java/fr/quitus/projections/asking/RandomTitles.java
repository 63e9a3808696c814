package fr.quitus.projections.asking;

import fr.quitus.domain.Decision;
import fr.quitus.domain.LedgerEvent;
import fr.quitus.domain.actor.Act;
import fr.quitus.domain.actor.ActorId;
import fr.quitus.domain.actor.Perimeter;
import fr.quitus.domain.actor.Role;
import fr.quitus.domain.bank.BankEntry;
import fr.quitus.domain.bank.BankEntryEvent;
import fr.quitus.domain.budget.AccountantAssignment;
import fr.quitus.domain.budget.FundsCentreEvent.AssignmentChanged;
import fr.quitus.domain.revenue.AdjustmentCommand.CancelRevenueOrder;
import fr.quitus.domain.revenue.AdjustmentCommand.GrantRemission;
import fr.quitus.domain.revenue.AdjustmentCommand.MarkClaimDoubtful;
import fr.quitus.domain.revenue.AdjustmentCommand.RecordPrescription;
import fr.quitus.domain.revenue.AdjustmentCommand.ReduceRevenueOrder;
import fr.quitus.domain.revenue.AdjustmentCommand.ReviseImpairment;
import fr.quitus.domain.revenue.AdjustmentCommand.TakeReductionInCharge;
import fr.quitus.domain.revenue.AdjustmentCommand.WriteOff;
import fr.quitus.domain.revenue.ClaimDecisions;
import fr.quitus.domain.revenue.ClaimLine;
import fr.quitus.domain.revenue.ContestationDecisions;
import fr.quitus.domain.revenue.ContestationKind;
import fr.quitus.domain.revenue.ContestationOutcome;
import fr.quitus.domain.revenue.Debtor;
import fr.quitus.domain.revenue.ExcessCommand.OffsetOverpayment;
import fr.quitus.domain.revenue.ExcessCommand.RefundOverpayment;
import fr.quitus.domain.revenue.ExcessDecisions;
import fr.quitus.domain.revenue.ImpairmentDecisions;
import fr.quitus.domain.revenue.Instalment;
import fr.quitus.domain.revenue.ReceiptCommand.AllocateReceipt;
import fr.quitus.domain.revenue.ReceiptCommand.RecordRecoveryAfterWriteOff;
import fr.quitus.domain.revenue.ReceiptDecisions;
import fr.quitus.domain.revenue.RecoveryCommand.ApplySurcharge;
import fr.quitus.domain.revenue.RecoveryCommand.ContestRevenueOrder;
import fr.quitus.domain.revenue.RecoveryCommand.DecideContestation;
import fr.quitus.domain.revenue.RecoveryCommand.GrantInstalmentPlan;
import fr.quitus.domain.revenue.RecoveryCommand.IssueThirdPartySeizure;
import fr.quitus.domain.revenue.RecoveryCommand.RecordInstalmentDefault;
import fr.quitus.domain.revenue.RecoveryCommand.SendFormalNotice;
import fr.quitus.domain.revenue.RecoveryCommand.SendReminder;
import fr.quitus.domain.revenue.RecoveryDecisions;
import fr.quitus.domain.revenue.ReductionDecisions;
import fr.quitus.domain.revenue.RevenueCommand.EstablishClaim;
import fr.quitus.domain.revenue.RevenueCommand.IssueRevenueOrder;
import fr.quitus.domain.revenue.RevenueCommand.RejectRevenueOrder;
import fr.quitus.domain.revenue.RevenueCommand.TakeInCharge;
import fr.quitus.domain.revenue.RevenueDecisions;
import fr.quitus.domain.revenue.RevenueOrder;
import fr.quitus.domain.revenue.RevenueOrderEvent;
import fr.quitus.domain.revenue.SurchargeDecisions;
import fr.quitus.domain.value.AccountCode;
import fr.quitus.domain.value.AccountingPostId;
import fr.quitus.domain.value.Amount;
import fr.quitus.domain.value.BankEntryId;
import fr.quitus.domain.value.FiscalYear;
import fr.quitus.domain.value.FundsCentre;
import fr.quitus.domain.value.Iban;
import fr.quitus.domain.value.RevenueLine;
import fr.quitus.domain.value.RevenueOrderNumber;
import fr.quitus.domain.value.Siret;
import fr.quitus.projections.Histories;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;

/** Lives of titles over three years, each act decided as the ledger decides it, the days going by. */
final class RandomTitles {
    static final AccountingPostId POST = AccountingPostId.of("CBCM-FIN");
    static final List<FundsCentre> UNITS = List.of(FundsCentre.of("0156-DR35-U001"), FundsCentre.of("0204-DR44-U001"));
    private static final Iban TREASURY = Histories.STATE_ACCOUNT;
    private static final List<Debtor> DEBTORS = List.of(
            new Debtor(Siret.of("12345678900011"), "Redevable un"), new Debtor(Siret.of("73282932000074"), "Deux"));
    private static final int TITLES_MAX = 90;

    private final Random random;
    private final Map<RevenueOrderNumber, RevenueOrder> titles = new LinkedHashMap<>();
    private final Map<BankEntryId, BankEntry> bank = new LinkedHashMap<>();
    private final List<LedgerEvent> events = new ArrayList<>();
    /** Positions of the last event of each act. */
    private final List<Integer> ends = new ArrayList<>();

    private LocalDate today = LocalDate.of(2025, 1, 6);

    RandomTitles(long seed) {
        this.random = new Random(seed);
    }

    List<LedgerEvent> events() {
        return events;
    }

    List<Integer> ends() {
        return ends;
    }

    Map<RevenueOrderNumber, RevenueOrder> titles() {
        return titles;
    }

    RandomTitles play(int acts) {
        for (int i = 0; i < acts; i++) {
            today = random.nextInt(6) == 0 && today.getYear() < 2028 ? today.plusDays(random.nextInt(9)) : today;
            boolean another = titles.size() < TITLES_MAX && random.nextInt(14) == 0;
            submit(titles.isEmpty() || another ? claimed() : onOne());
        }
        return this;
    }

    private void submit(Decision<? extends LedgerEvent> decision) {
        if (!(decision instanceof Decision.Accepted<? extends LedgerEvent>(var accepted)) || accepted.isEmpty()) {
            return;
        }
        for (LedgerEvent event : accepted) {
            switch (event) {
                case RevenueOrderEvent e ->
                    titles.put(
                            e.revenueOrderNumber(),
                            titles.getOrDefault(e.revenueOrderNumber(), RevenueOrder.ABSENT)
                                    .evolve(e));
                case BankEntryEvent e ->
                    bank.put(
                            e.bankEntryId(),
                            bank.getOrDefault(e.bankEntryId(), BankEntry.UNSEEN).evolve(e));
                default -> throw new IllegalStateException("no state for " + event);
            }
            events.add(event);
        }
        ends.add(events.size() - 1);
    }

    private Act act(String actor, Role role) {
        return new Act(
                ActorId.of(actor),
                role,
                new Perimeter(Set.of("*"), Set.of(POST)),
                null,
                today.atTime(LocalTime.NOON).atZone(Act.PARIS).toInstant());
    }

    private Act omar() {
        return act("omar", Role.AUTHORISING_OFFICER);
    }

    private Act katia() {
        return act("katia", Role.PUBLIC_ACCOUNTANT);
    }

    private Amount amount(long centsMax) {
        return Amount.ofCents(1 + random.nextLong(Math.max(1, centsMax)));
    }

    private Decision<? extends LedgerEvent> claimed() {
        List<ClaimLine> lines = new ArrayList<>();
        lines.add(new ClaimLine(RevenueLine.of("2306"), AccountCode.of("7060000000"), amount(900_000)));
        if (random.nextBoolean()) {
            lines.add(new ClaimLine(RevenueLine.of("2399"), AccountCode.of("7510000000"), amount(90_000)));
        }
        return RevenueDecisions.decide(
                new EstablishClaim(
                        FiscalYear.of(today.getYear()),
                        UNITS.get(random.nextInt(UNITS.size())),
                        DEBTORS.get(random.nextInt(DEBTORS.size())),
                        "Redevance",
                        lines),
                act("gina", Role.MANAGER),
                RevenueOrderNumber.of("%010d".formatted(titles.size() + 1)));
    }

    private RevenueOrder title(RevenueOrderNumber number) {
        return Objects.requireNonNull(titles.get(number), number.text());
    }

    private Decision<? extends LedgerEvent> onOne() {
        List<RevenueOrderNumber> known = List.copyOf(titles.keySet());
        RevenueOrderNumber number = known.get(random.nextInt(known.size()));
        RevenueOrder order = title(number);
        return switch (order.status()) {
            case "DRAFT" ->
                RevenueDecisions.decide(
                        new IssueRevenueOrder(number, today.plusDays(random.nextInt(40))),
                        omar(),
                        order,
                        AccountantAssignment.NONE.evolve(new AssignmentChanged(
                                order.opened().orElseThrow().fundsCentre(), POST, LocalDate.of(2025, 1, 1))));
            case "ISSUED" ->
                random.nextInt(12) == 0
                        ? RevenueDecisions.decide(new RejectRevenueOrder(number, "Sans titre"), katia(), order)
                        : RevenueDecisions.decide(new TakeInCharge(number), katia(), order);
            default -> onTaken(number, order, known.get(random.nextInt(known.size())));
        };
    }

    /** Now and then the bank's money was there long before it is recorded: before the surcharge, if there is one. */
    private LocalDate valued(RevenueOrder order) {
        var applied = order.opened().orElseThrow().account().surcharging().applied();
        if (random.nextInt(3) != 0) {
            return today;
        }
        return (applied == null ? today : applied.limit()).minusDays(random.nextInt(30));
    }

    private Decision<? extends LedgerEvent> onTaken(
            RevenueOrderNumber number, RevenueOrder order, RevenueOrderNumber other) {
        long left = order.opened().orElseThrow().remaining().cents();
        String reference = "C-" + events.size();
        BankEntry unseen = BankEntry.UNSEEN;
        return switch (random.nextInt(20)) {
            case 0, 1, 2 ->
                ReceiptDecisions.decide(
                        new AllocateReceipt(number, amount(left * 4 / 3), null, valued(order), TREASURY, reference),
                        katia(),
                        order,
                        unseen);
            case 3 ->
                ReductionDecisions.decide(new ReduceRevenueOrder(number, amount(left / 2), "Erreur"), omar(), order);
            case 4 -> ReductionDecisions.decide(new CancelRevenueOrder(number, "Erreur"), omar(), order);
            case 5, 6 -> ReductionDecisions.decide(new TakeReductionInCharge(number), katia(), order);
            case 7 ->
                ClaimDecisions.decide(
                        new GrantRemission(number, amount(left / 3), null, "Décision", null), katia(), order);
            case 8 ->
                order.opened().orElseThrow().recovery().doubt().doubtful()
                        ? ImpairmentDecisions.decide(
                                new ReviseImpairment(number, amount(left), null, "Évaluation"), katia(), order)
                        : ClaimDecisions.decide(
                                new MarkClaimDoubtful(number, amount(left), "Liquidation"), katia(), order);
            case 9 ->
                random.nextInt(3) == 0
                        ? ClaimDecisions.decide(new WriteOff(number, "Insolvable"), omar(), order)
                        : ClaimDecisions.decide(new RecordPrescription(number), katia(), order);
            case 10 -> SurchargeDecisions.decide(new ApplySurcharge(number), katia(), order);
            case 11 -> RecoveryDecisions.decide(new SendReminder(number), katia(), order);
            case 12 -> RecoveryDecisions.decide(new SendFormalNotice(number), katia(), order);
            case 13 ->
                RecoveryDecisions.decide(
                        new IssueThirdPartySeizure(
                                number,
                                Siret.of(DEBTORS.getFirst().ref().text()),
                                random.nextBoolean() ? null : amount(5_000)),
                        katia(),
                        order);
            case 14 ->
                left < 2
                        ? RecoveryDecisions.decide(new RecordInstalmentDefault(number), katia(), order)
                        : RecoveryDecisions.decide(
                                new GrantInstalmentPlan(
                                        number, List.of(new Instalment(today.plusDays(20), Amount.ofCents(left)))),
                                katia(),
                                order);
            case 15 -> RecoveryDecisions.decide(new RecordInstalmentDefault(number), katia(), order);
            case 16 ->
                random.nextBoolean()
                        ? ContestationDecisions.decide(
                                new ContestRevenueOrder(number, ContestationKind.CLAIM, today, today, "Moyens"),
                                katia(),
                                order)
                        : ContestationDecisions.decide(
                                new DecideContestation(
                                        number, ContestationOutcome.values()[random.nextInt(2)], "Motifs"),
                                omar(),
                                order);
            case 17 ->
                ExcessDecisions.decide(
                        new RefundOverpayment(number, null, Histories.STATE_ACCOUNT, today), katia(), order);
            case 18 -> ExcessDecisions.decide(new OffsetOverpayment(number, other, null), katia(), order, title(other));
            default ->
                ReceiptDecisions.decide(
                        new RecordRecoveryAfterWriteOff(number, amount(50_000), today, TREASURY, reference),
                        katia(),
                        order,
                        unseen);
        };
    }
}

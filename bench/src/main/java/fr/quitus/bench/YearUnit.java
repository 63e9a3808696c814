package fr.quitus.bench;

import fr.quitus.domain.LedgerCommand;
import fr.quitus.domain.commitment.ChangeCommand.AmendCommitment;
import fr.quitus.domain.commitment.ChangeCommand.AmendLine;
import fr.quitus.domain.commitment.ChangeCommand.CarryForwardCommitment;
import fr.quitus.domain.commitment.ChangeCommand.ReimputeCommitment;
import fr.quitus.domain.commitment.CommitmentCommand.ValidateCommitment;
import fr.quitus.domain.value.Amount;
import fr.quitus.domain.value.CommitmentNumber;
import fr.quitus.domain.value.FundsCentre;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.PriorityQueue;
import java.util.Random;

/**
 * The year of one unit as an agenda: what is due, day by day. An act puts what follows from it on a later day, so the
 * unit's own acts are in the order of their dates, and units go side by side.
 */
final class YearUnit {
    private static final LocalDate FIRST_DAY = LocalDate.of(YearCast.YEAR, 1, 2);
    private static final int YEAR_DAYS = 350;
    private static final long AMOUNT_CENTS_MIN = 10_000;
    private static final long AMOUNT_CENTS_MAX = 40_000_000;
    /** The whole of a commitment of title 3 that needs no visa: the ministry's threshold itself. */
    private static final long VISA_FREE_CENTS_MAX = 50_000_000;

    private final YearPlan plan;
    private final YearDoor door;
    private final Random random;
    private final FundsCentre centre;
    private final FundsCentre sister;
    private final PriorityQueue<Due> agenda = new PriorityQueue<>();
    private final YearPayments payments;
    private long dues;

    /** Something to do on a day, after what was put there before it. */
    private record Due(LocalDate day, long order, Runnable act) implements Comparable<Due> {
        @Override
        public int compareTo(Due other) {
            int byDay = day.compareTo(other.day);
            return byDay == 0 ? Long.compare(order, other.order) : byDay;
        }
    }

    YearUnit(YearPlan plan, int number, YearDoor door) {
        this.plan = plan;
        this.door = door;
        this.random = new Random(plan.seed() * 1_000 + number);
        this.centre = centre("U", number);
        this.sister = centre("V", number);
        this.payments = new YearPayments(this, door, random, String.format(Locale.ROOT, "%03d", number));
    }

    private static FundsCentre centre(String letter, int number) {
        return FundsCentre.of(String.format(Locale.ROOT, "%s-%s%03d", YearCast.OPERATING_BUDGET, letter, number));
    }

    /** Its own envelope, and the one that part of its commitments is re-imputed to. */
    List<FundsCentre> centres() {
        return List.of(centre, sister);
    }

    FundsCentre centre() {
        return centre;
    }

    void plan() {
        planCarriedForward();
        planCommitments();
        payments.planTitles(plan.titles());
        payments.planCreditNotes(plan.some(YearPlan.CREDIT_NOTES));
    }

    void on(LocalDate day, Runnable act) {
        agenda.add(new Due(day, dues++, act));
    }

    boolean hasMore() {
        return !agenda.isEmpty();
    }

    /** All that is due up to this day. */
    void live(LocalDate day) {
        Due due = agenda.peek();
        while (due != null && !due.day().isAfter(day)) {
            agenda.remove();
            due.act().run();
            due = agenda.peek();
        }
    }

    private Amount secondLine(Amount first) {
        return Amount.ofCents(Math.min(amount().cents(), VISA_FREE_CENTS_MAX - first.cents()));
    }

    private Amount amount() {
        double euros = Math.exp(8.7 + 1.3 * random.nextGaussian());
        return Amount.ofCents(Math.clamp(Math.round(euros * 100), AMOUNT_CENTS_MIN, AMOUNT_CENTS_MAX));
    }

    private LocalDate someDay() {
        return FIRST_DAY.plusDays(random.nextInt(YEAR_DAYS));
    }

    /** Commitments of the year before, signed in its December and carried over in the first weeks of January. */
    private void planCarriedForward() {
        int commitments = plan.some(YearPlan.CARRIED_COMMITMENTS);
        int lines = plan.some(YearPlan.CARRIED_LINES);
        int paid = plan.some(YearPlan.PAYMENTS) / 3;
        for (int i = 0; i < commitments; i++) {
            Amount amount = amount();
            Amount[] asked =
                    i < lines - commitments ? new Amount[] {amount, secondLine(amount)} : new Amount[] {amount};
            int shares = i < paid ? 1 : 0;
            on(LocalDate.of(YearCast.YEAR - 1, 12, 1 + random.nextInt(28)), () -> {
                CommitmentNumber number = signed(YearCast.YEAR - 1, asked);
                LocalDate carried = FIRST_DAY.plusDays(3L + random.nextInt(20));
                on(carried, () -> door.accepted(new CarryForwardCommitment(number), YearCast.INTERFACE, carried));
                payments.plan(number, amount, shares, carried.plusDays(5));
            });
        }
    }

    private void planCommitments() {
        int commitments = plan.some(YearPlan.COMMITMENTS);
        int all = plan.some(YearPlan.PAYMENTS);
        int paid = all - Math.min(all / 3, plan.some(YearPlan.CARRIED_COMMITMENTS));
        int adjusted = plan.some(YearPlan.ADJUSTMENTS);
        int served = Math.max(1, commitments - adjusted);
        List<Integer> shares = new ArrayList<>();
        for (int i = 0; i < commitments; i++) {
            boolean pays = i < served;
            shares.add(pays ? paid / served + (i < paid % served ? 1 : 0) : 0);
        }
        for (int i = 0; i < commitments; i++) {
            int number = i;
            LocalDate day = someDay();
            Amount amount = amount();
            on(day, () -> commit(number, day, amount, shares.get(number), number >= served));
        }
    }

    private void commit(int index, LocalDate day, Amount amount, int shares, boolean adjusted) {
        if (index % YearPlan.WRONG_EVERY == 0) {
            LedgerCommand beyond = YearCast.drafting(YearCast.YEAR, centre, Amount.euros(10_000_000_000L));
            door.ask(beyond, YearCast.MANAGER, day)
                    .ifPresent(drafted -> door.ask(
                            new ValidateCommitment(CommitmentNumber.of(drafted.id("commitmentNumber"))),
                            YearCast.OFFICER,
                            day));
        }
        CommitmentNumber number = signedOn(day, YearCast.YEAR, amount);
        LocalDate next = day.plusDays(1);
        if (index < plan.some(YearPlan.REIMPUTATIONS)) {
            var elsewhere = new ReimputeCommitment(number, 1, sister, YearCast.imputation(YearCast.CHARGE));
            on(next, () -> door.accepted(elsewhere, YearCast.OFFICER, next));
        } else if (index < plan.some(YearPlan.REIMPUTATIONS) + plan.some(YearPlan.MODIFICATIONS)) {
            on(next, () -> amend(number, amount.cents() * 11 / 10, "Avenant", next));
        }
        if (adjusted) {
            LocalDate end = LocalDate.of(YearCast.YEAR, 12, 22 + random.nextInt(9));
            LocalDate then = end.isAfter(next) ? end : next.plusDays(1);
            on(then, () -> amend(number, amount.cents() / 2, "Fin de gestion", then));
        }
        payments.plan(number, amount, shares, day.plusDays(2));
    }

    private void amend(CommitmentNumber number, long cents, String reason, LocalDate day) {
        var line = new AmendLine(1, Amount.ofCents(cents));
        door.accepted(new AmendCommitment(number, List.of(line), reason), YearCast.OFFICER, day);
    }

    private CommitmentNumber signed(int year, Amount... lines) {
        return signedOn(LocalDate.of(year, 12, 28), year, lines);
    }

    private CommitmentNumber signedOn(LocalDate day, int year, Amount... lines) {
        var drafted = door.accepted(YearCast.drafting(year, centre, lines), YearCast.MANAGER, day);
        CommitmentNumber number = CommitmentNumber.of(drafted.id("commitmentNumber"));
        door.accepted(new ValidateCommitment(number), YearCast.OFFICER, day);
        return number;
    }
}

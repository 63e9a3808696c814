package fr.quitus.app.closing;

import fr.quitus.api.door.Caller;
import fr.quitus.api.ledger.YearsInForce;
import fr.quitus.app.closing.ClosingWork.Refused;
import fr.quitus.app.closing.ClosingWork.Step;
import fr.quitus.app.interchange.FileDoor;
import fr.quitus.app.interchange.Submitted;
import fr.quitus.domain.LedgerCommand;
import fr.quitus.domain.Rejection;
import fr.quitus.domain.budget.MovementCommand.LapseCredits;
import fr.quitus.domain.budget.MovementCommand.LapseOperatingBudgetCredits;
import fr.quitus.domain.budget.MovementCommand.LapseProgrammeCredits;
import fr.quitus.domain.commitment.ChangeCommand.CarryForwardCommitment;
import fr.quitus.domain.fiscalyear.YearPhase;
import fr.quitus.domain.ledgerentry.EntryCommand.ReverseInventoryEntry;
import fr.quitus.domain.payment.CarryForwardCommand.CarryForwardPaymentRequest;
import fr.quitus.domain.value.EntryReference;
import fr.quitus.domain.value.FiscalYear;
import fr.quitus.domain.value.FundsCentre;
import fr.quitus.domain.value.OperatingBudgetCode;
import fr.quitus.domain.value.PaymentRequestId;
import fr.quitus.domain.value.ProgrammeCode;
import fr.quitus.domain.yearend.YearCommand.CloseBudget;
import fr.quitus.projections.availability.CreditsLeft.Holder;
import fr.quitus.projections.ports.QuestionRefused;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Clôture d'un exercice en un seul ordre : the budget first, then every request, commitment and credit that it leaves
 * behind, each by its own act and under the authority of who orders. Nothing is remembered between two orders: what is
 * left is asked of the views each time, so an order that was stopped is gone on with by the next, on any node.
 */
public final class YearClosing {
    private static final String ORIGIN = "year-closing";

    private final FileDoor door;
    private final YearsInForce years;
    private final WhatIsLeft left;
    private volatile boolean stopped;

    YearClosing(FileDoor door, YearsInForce years, WhatIsLeft left) {
        this.door = door;
        this.years = years;
        this.left = left;
    }

    /**
     * Where a year stands.
     *
     * @param finished the budget is closed, and nothing of it left
     * @param done acts accepted by command, now or in answer to the same order before; empty when nothing was ordered
     * @param refused the first of the acts that were refused; they are left, and another order asks them again
     */
    public record Report(
            FiscalYear year,
            YearPhase phase,
            boolean finished,
            Map<String, Integer> done,
            int refusals,
            List<Refused> refused,
            WhatIsLeft.Left left) {}

    /** Nothing more is begun; what is under way is answered. */
    void stop() {
        stopped = true;
    }

    /** Nothing is done. */
    public Report progress(FiscalYear year) {
        return report(year, Map.of(), 0, List.of());
    }

    /**
     * Clôture budgétaire.
     *
     * @param order the caller's key: the same order asked again gets the same refusals, another one decides again
     * @throws QuestionRefused when the budget may not be closed, with the refusal of {@code CloseBudget}
     */
    public Report closeBudget(FiscalYear year, String order, Caller caller, Instant at) {
        ClosingWork work = begun(year, order, caller, at);
        if (!years.now().phase(year).isAtLeast(YearPhase.BUDGET_CLOSED)) {
            orRefuse(work.submit(new Step(new CloseBudget(year), year.toString(), "")));
        }
        if (years.now().phase(year) != YearPhase.CLOSED) {
            // A request gives back what it reserved before the credits of its unit lapse.
            work.all(limit -> requests(year, limit));
            work.all(limit -> commitments(year, limit));
            work.all(_ -> units(year));
            work.all(_ -> operatingBudgets(year));
            work.all(_ -> programmes(year));
        }
        return report(year, work);
    }

    /** Extournes à l'ouverture de l'exercice suivant. */
    public Report reverseInventory(FiscalYear year, String order, Caller caller, Instant at) {
        ClosingWork work = begun(year, order, caller, at);
        work.all(limit -> left.inventoryEntries(year, limit).stream()
                .map(entry -> new Step(
                        new ReverseInventoryEntry(EntryReference.of(entry.id())),
                        entry.id(),
                        entry.year().toString()))
                .toList());
        return report(year, work);
    }

    private ClosingWork begun(FiscalYear year, String order, Caller caller, Instant at) {
        return new ClosingWork(door, new FileDoor.Bringer(caller, at, ORIGIN), order, year, () -> stopped);
    }

    private static void orRefuse(Submitted answer) {
        String code = answer.code();
        if (code == null) {
            return;
        }
        Optional<Rejection> rejection = Arrays.stream(Rejection.values())
                .filter(one -> one.name().equals(code))
                .findFirst();
        throw new QuestionRefused(
                rejection.isPresent() ? 409 : 503,
                code,
                answer.detail(),
                rejection.map(Rejection::remedy).orElse("Redonnez l'ordre plus tard, sous la même clé."));
    }

    private Report report(FiscalYear year, ClosingWork work) {
        return report(year, work.done(), work.refusals(), work.refused());
    }

    private Report report(FiscalYear year, Map<String, Integer> done, int refusals, List<Refused> refused) {
        WhatIsLeft.Left now = left.of(year);
        YearPhase phase = years.now().phase(year);
        boolean finished = now.nothing() && phase.isAtLeast(YearPhase.BUDGET_CLOSED);
        return new Report(year, phase, finished, done, refusals, refused, now);
    }

    private List<Step> requests(FiscalYear year, int limit) {
        return left.requests(year, limit).stream()
                .map(request -> new Step(
                        new CarryForwardPaymentRequest(PaymentRequestId.of(request.id())),
                        request.id(),
                        request.year().toString()))
                .toList();
    }

    private List<Step> commitments(FiscalYear year, int limit) {
        return left.commitments(year, limit).stream()
                .map(commitment -> new Step(
                        new CarryForwardCommitment(commitment.number()),
                        commitment.number().text(),
                        commitment.year().toString()))
                .toList();
    }

    private List<Step> units(FiscalYear year) {
        return left.credits(year).units().stream()
                .filter(Holder::holds)
                .map(holder ->
                        lapsing(new LapseCredits(year, FundsCentre.of(holder.code()), holder.titleGroup()), holder))
                .toList();
    }

    private List<Step> operatingBudgets(FiscalYear year) {
        return left.credits(year).operatingBudgets().stream()
                .filter(Holder::holds)
                .map(holder -> lapsing(
                        new LapseOperatingBudgetCredits(
                                year, OperatingBudgetCode.of(holder.code()), holder.titleGroup()),
                        holder))
                .toList();
    }

    private List<Step> programmes(FiscalYear year) {
        return left.credits(year).programmes().stream()
                .filter(Holder::holds)
                .map(holder -> lapsing(
                        new LapseProgrammeCredits(year, ProgrammeCode.of(holder.code()), holder.titleGroup()), holder))
                .toList();
    }

    /** What is given back afterwards lapses by another act: it is known by what had lapsed before it. */
    private static Step lapsing(LedgerCommand command, Holder holder) {
        return new Step(command, holder.code() + "/" + holder.titleGroup(), holder.lapsed() + " " + holder.left());
    }
}

package fr.quitus.projections.budgetconsumption;

import fr.quitus.domain.budget.BudgetEnvelopeEvent;
import fr.quitus.domain.budget.OperatingBudgetEvent;
import fr.quitus.domain.budget.ProgrammeBudgetEvent;
import fr.quitus.domain.budget.ProgrammeBudgetEvent.AmendingCreditsOpened;
import fr.quitus.domain.budget.ProgrammeBudgetEvent.ContributionCreditsOpened;
import fr.quitus.domain.budget.ProgrammeBudgetEvent.CreditsCarriedForward;
import fr.quitus.domain.budget.ProgrammeBudgetEvent.CreditsCarriedOver;
import fr.quitus.domain.budget.ProgrammeBudgetEvent.CreditsFrozen;
import fr.quitus.domain.budget.ProgrammeBudgetEvent.CreditsMoved;
import fr.quitus.domain.budget.ProgrammeBudgetEvent.CreditsOpened;
import fr.quitus.domain.budget.ProgrammeBudgetEvent.CreditsReallocated;
import fr.quitus.domain.budget.ProgrammeBudgetEvent.CreditsThawed;
import fr.quitus.domain.value.EnvelopeId;
import fr.quitus.domain.value.Title;
import fr.quitus.domain.value.TitleGroup;
import fr.quitus.projections.engine.Appends;
import fr.quitus.projections.engine.Table;
import fr.quitus.projections.ports.LoggedEvent;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** Mouvements de crédits : every figure an event changes, with who holds the credits, when, and by which act. */
final class BudgetMovements {
    /** A change, by its place in the log and in its event. */
    record Place(long position, int ordinal) {}

    /**
     * A change.
     *
     * @param holder programme, BOP or UO
     * @param title empty where credits have only a title group
     * @param actDate the civil date of the act
     * @param reference number of an EJ, legal reference, code of who was allotted; empty without any
     * @param line of the EJ; 0 without one
     */
    record Movement(
            int fiscalYear,
            String holder,
            String titleGroup,
            String title,
            String measure,
            long aeCents,
            long cpCents,
            LocalDate actDate,
            String reference,
            int line,
            String eventId,
            String eventName,
            Instant recordedAt,
            String actor,
            String leafHash) {}

    static final Table<Place, Movement> TABLE =
            Table.of(BudgetMovements.class, "budget_movement", Place.class, Movement.class);

    /** No title known. */
    static final String NO_TITLE = "";

    private final LoggedEvent logged;
    private final Appends appends;
    private int ordinal;

    BudgetMovements(LoggedEvent logged, Appends appends) {
        this.logged = logged;
        this.appends = appends;
    }

    /** What an event changes by itself; what depends on the title of a line of an EJ is told by its fold. */
    void append() {
        switch (logged.event()) {
            case ProgrammeBudgetEvent e -> programme(e);
            case OperatingBudgetEvent e -> operatingBudget(e);
            case BudgetEnvelopeEvent e
            when Change.lineOf(e) == null -> unit(e.envelope(), NO_TITLE, Change.of(e), Change.referenceOf(e), 0);
            default -> {}
        }
    }

    private void programme(ProgrammeBudgetEvent event) {
        switch (event) {
            case CreditsOpened e -> titled(e, e.title(), Change.of(Measure.VOTED, e.credits(), 1), e.legalRef());
            case AmendingCreditsOpened e ->
                titled(e, e.title(), Change.of(Measure.VOTED, e.credits(), 1), e.legalRef());
            case ContributionCreditsOpened e ->
                titled(e, e.title(), Change.of(Measure.CONTRIBUTED, e.credits(), 1), e.legalRef());
            case CreditsFrozen e ->
                ofGroup(e, e.titleGroup(), Change.of(Measure.PROGRAMME_FROZEN, e.credits(), 1), e.legalRef());
            case CreditsThawed e ->
                ofGroup(e, e.titleGroup(), Change.of(Measure.PROGRAMME_FROZEN, e.credits(), -1), e.legalRef());
            case CreditsReallocated e -> {
                ofGroup(e, e.from(), Change.of(Measure.REALLOCATED, e.credits(), -1), "");
                ofGroup(e, e.to(), Change.of(Measure.REALLOCATED, e.credits(), 1), "");
            }
            case ProgrammeBudgetEvent.CreditsAllotted e ->
                ofGroup(
                        e,
                        e.titleGroup(),
                        Change.of(Measure.PROGRAMME_ALLOTTED, e.credits(), 1),
                        e.operatingBudget().text());
            case ProgrammeBudgetEvent.CreditsTakenBack e ->
                ofGroup(
                        e,
                        e.titleGroup(),
                        Change.of(Measure.PROGRAMME_ALLOTTED, e.credits(), -1),
                        e.operatingBudget().text());
            case CreditsMoved e ->
                ofGroup(
                        e,
                        e.titleGroup(),
                        switch (e.direction()) {
                            case IN -> Change.of(Measure.MOVED_IN, e.credits(), 1);
                            case OUT -> Change.of(Measure.MOVED_OUT, e.credits(), 1);
                        },
                        e.legalRef());
            case ProgrammeBudgetEvent.CreditsTakenOver _ -> {
                // The events beside it open, freeze and allot the credits.
            }
            case ProgrammeBudgetEvent.AnticipationCounted _, ProgrammeBudgetEvent.AnticipationReturned _ -> {
                // They consume none of the year's credits; the unit's next year tells what is claimed of it.
            }
            case ProgrammeBudgetEvent.CreditsLapsedBelow _ -> {
                // The event of the BOP or of the unit tells it; a line of a programme sums what is below it.
            }
            case CreditsCarriedOver e ->
                ofGroup(e, e.titleGroup(), Change.of(Measure.CARRIED_OVER, e.credits(), 1), e.legalRef());
            case CreditsCarriedForward e ->
                ofGroup(e, e.titleGroup(), Change.of(Measure.CARRIED_FORWARD, e.credits(), 1), e.legalRef());
            case ProgrammeBudgetEvent.ProgrammeCreditsLapsed e -> {
                ofGroup(e, e.titleGroup(), Change.of(Measure.PROGRAMME_FROZEN, e.frozen(), -1), "");
                ofGroup(
                        e,
                        e.titleGroup(),
                        Change.of(Measure.PROGRAMME_LAPSED, e.credits().plus(e.frozen()), 1),
                        "");
            }
        }
    }

    private void operatingBudget(OperatingBudgetEvent event) {
        switch (event) {
            case OperatingBudgetEvent.AllotmentReceived e ->
                ofGroup(e, e.titleGroup(), Change.of(Measure.BOP_RECEIVED, e.credits(), 1), "");
            case OperatingBudgetEvent.AllotmentWithdrawn e ->
                ofGroup(e, e.titleGroup(), Change.of(Measure.BOP_RECEIVED, e.credits(), -1), "");
            case OperatingBudgetEvent.CreditsAllotted e ->
                ofGroup(
                        e,
                        e.titleGroup(),
                        Change.of(Measure.BOP_ALLOTTED, e.credits(), 1),
                        e.fundsCentre().text());
            case OperatingBudgetEvent.CreditsTakenBack e ->
                ofGroup(
                        e,
                        e.titleGroup(),
                        Change.of(Measure.BOP_ALLOTTED, e.credits(), -1),
                        e.fundsCentre().text());
            case OperatingBudgetEvent.OperatingBudgetCreditsLapsed e ->
                ofGroup(e, e.titleGroup(), Change.of(Measure.BOP_LAPSED, e.credits(), 1), "");
        }
    }

    private void titled(ProgrammeBudgetEvent event, Title title, Change change, String reference) {
        add(event.year().value(), event.programme().text(), title.group(), title.name(), change, reference, 0);
    }

    private void ofGroup(ProgrammeBudgetEvent event, TitleGroup group, Change change, String reference) {
        add(event.year().value(), event.programme().text(), group, NO_TITLE, change, reference, 0);
    }

    private void ofGroup(OperatingBudgetEvent event, TitleGroup group, Change change, String reference) {
        add(event.year().value(), event.operatingBudget().text(), group, NO_TITLE, change, reference, 0);
    }

    /** What changes on the envelope of a unit. */
    void unit(EnvelopeId envelope, String title, List<Change> changes, String reference, int line) {
        for (Change change : changes) {
            add(
                    envelope.year().value(),
                    envelope.fundsCentre().text(),
                    envelope.titleGroup(),
                    title,
                    change,
                    reference,
                    line);
        }
    }

    /** Credits of T2 are of title 2, whatever says so. */
    private void add(
            int year, String holder, TitleGroup group, String title, Change change, String reference, int line) {
        appends.append(
                TABLE,
                new Place(logged.position(), ordinal),
                new Movement(
                        year,
                        holder,
                        group.name(),
                        group == TitleGroup.T2 ? Title.T2.name() : title,
                        change.measure().name(),
                        change.aeCents(),
                        change.cpCents(),
                        logged.actDate(),
                        reference,
                        line,
                        logged.eventId(),
                        logged.name(),
                        logged.recordedAt(),
                        logged.metadata().getOrDefault("actor", ""),
                        logged.leafHashHex()));
        ordinal++;
    }
}

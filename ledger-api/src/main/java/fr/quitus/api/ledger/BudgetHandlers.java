package fr.quitus.api.ledger;

import fr.quitus.domain.Decision;
import fr.quitus.domain.LedgerEvent;
import fr.quitus.domain.budget.AccountantAssignment;
import fr.quitus.domain.budget.AffectationCommand.AffectAuthorisation;
import fr.quitus.domain.budget.AffectationCommand.WithdrawAffectation;
import fr.quitus.domain.budget.BudgetCommand.AllotToOperatingBudget;
import fr.quitus.domain.budget.BudgetCommand.AllotToUnit;
import fr.quitus.domain.budget.BudgetCommand.AssignAccountingPost;
import fr.quitus.domain.budget.BudgetCommand.FreezeCredits;
import fr.quitus.domain.budget.BudgetCommand.FreezeUnitCredits;
import fr.quitus.domain.budget.BudgetCommand.OpenCredits;
import fr.quitus.domain.budget.BudgetCommand.ReallocateBetweenTitles;
import fr.quitus.domain.budget.BudgetCommand.ThawCredits;
import fr.quitus.domain.budget.BudgetCommand.ThawUnitCredits;
import fr.quitus.domain.budget.BudgetCommand.WithdrawAllotment;
import fr.quitus.domain.budget.BudgetEnvelope;
import fr.quitus.domain.budget.BudgetEnvelopeEvent;
import fr.quitus.domain.budget.EnvelopeDecisions;
import fr.quitus.domain.budget.IdleAffectations;
import fr.quitus.domain.budget.InvoicingCommand.SetInvoicingService;
import fr.quitus.domain.budget.LapseDecisions;
import fr.quitus.domain.budget.Ministries;
import fr.quitus.domain.budget.MovementCommand.CarryOverCredits;
import fr.quitus.domain.budget.MovementCommand.LapseCredits;
import fr.quitus.domain.budget.MovementCommand.LapseOperatingBudgetCredits;
import fr.quitus.domain.budget.MovementCommand.LapseProgrammeCredits;
import fr.quitus.domain.budget.MovementCommand.TransferCredits;
import fr.quitus.domain.budget.MovementDecisions;
import fr.quitus.domain.budget.OperatingBudget;
import fr.quitus.domain.budget.OperatingBudgetEvent;
import fr.quitus.domain.budget.ProgrammeBudget;
import fr.quitus.domain.budget.ProgrammeBudgetEvent;
import fr.quitus.domain.budget.ProgrammeBudgetId;
import fr.quitus.domain.value.EnvelopeId;
import fr.quitus.domain.value.FiscalYear;
import fr.quitus.domain.value.ProgrammeCode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.messaging.annotation.MetaDataValue;

/** Actes budgétaires : each handler loads its levels, decides, applies. */
final class BudgetHandlers {
    private final Streams.Repositories repositories;
    private final Ministries ministries;

    BudgetHandlers(Streams.Repositories repositories, Ministries ministries) {
        this.repositories = repositories;
        this.ministries = ministries;
    }

    @CommandHandler
    Outcome handle(OpenCredits c, @MetaDataValue(Call.METADATA) Call call) {
        return onProgramme(c.year(), c.programme(), call, budget -> budget.decide(c));
    }

    @CommandHandler
    Outcome handle(FreezeCredits c, @MetaDataValue(Call.METADATA) Call call) {
        return onProgramme(c.year(), c.programme(), call, budget -> budget.decide(c));
    }

    @CommandHandler
    Outcome handle(ThawCredits c, @MetaDataValue(Call.METADATA) Call call) {
        return onProgramme(c.year(), c.programme(), call, budget -> budget.decide(c));
    }

    @CommandHandler
    Outcome handle(ReallocateBetweenTitles c, @MetaDataValue(Call.METADATA) Call call) {
        return onProgramme(c.year(), c.programme(), call, budget -> budget.decide(c, call.act()));
    }

    @CommandHandler
    Outcome handle(TransferCredits c, @MetaDataValue(Call.METADATA) Call call) {
        List<ProgrammeBudgetId> ids = MovementDecisions.lookedAt(c, ministries).stream()
                .map(programme -> new ProgrammeBudgetId(c.year(), programme))
                .toList();
        Streams streams = new Streams(repositories);
        Map<ProgrammeCode, ProgrammeBudget> budgets = new HashMap<>();
        programmeBudgets(streams, ids, call).forEach((id, budget) -> budgets.put(id.programme(), budget));
        return streams.outcome(MovementDecisions.decide(c, call.act(), budgets, ministries), Map.of());
    }

    @CommandHandler
    Outcome handle(CarryOverCredits c, @MetaDataValue(Call.METADATA) Call call) {
        List<ProgrammeBudgetId> ids = Stream.of(Optional.of(c.target()), c.source())
                .flatMap(Optional::stream)
                .toList();
        Streams streams = new Streams(repositories);
        Map<ProgrammeBudgetId, ProgrammeBudget> budgets = programmeBudgets(streams, ids, call);
        ProgrammeBudget before = c.source().map(budgets::get).orElse(ProgrammeBudget.EMPTY);
        return streams.outcome(
                MovementDecisions.decide(
                        c, call.act(), before, budgets.getOrDefault(c.target(), ProgrammeBudget.EMPTY)),
                Map.of());
    }

    /** Locked in the order of their identifiers; the command is about the first of those asked. */
    private static Map<ProgrammeBudgetId, ProgrammeBudget> programmeBudgets(
            Streams streams, List<ProgrammeBudgetId> ids, Call call) {
        Map<ProgrammeBudgetId, ProgrammeBudget> budgets = new HashMap<>();
        ids.stream()
                .distinct()
                .sorted(Comparator.comparing(ProgrammeBudgetId::aggregateId))
                .forEach(id -> budgets.put(
                        id,
                        id.equals(ids.getFirst())
                                ? programmeBudget(streams, id, call)
                                : streams.load(
                                        ProgrammeBudgetStream.class, id.aggregateId(), ProgrammeBudgetStream::new)));
        return budgets;
    }

    private Outcome onProgramme(
            FiscalYear year,
            ProgrammeCode programme,
            Call call,
            Function<ProgrammeBudget, Decision<ProgrammeBudgetEvent>> decide) {
        Streams streams = new Streams(repositories);
        return streams.outcome(
                decide.apply(programmeBudget(streams, new ProgrammeBudgetId(year, programme), call)), Map.of());
    }

    private static ProgrammeBudget programmeBudget(Streams streams, ProgrammeBudgetId id, Call call) {
        return streams.target(ProgrammeBudgetStream.class, id.aggregateId(), ProgrammeBudgetStream::new, call);
    }

    @CommandHandler
    Outcome handle(AllotToOperatingBudget c, @MetaDataValue(Call.METADATA) Call call) {
        Streams streams = new Streams(repositories);
        ProgrammeBudget source = programmeBudget(streams, c.source(), call);
        streams.load(OperatingBudgetStream.class, c.target().aggregateId(), OperatingBudgetStream::new);
        var received =
                new OperatingBudgetEvent.AllotmentReceived(c.year(), c.operatingBudget(), c.titleGroup(), c.credits());
        return streams.outcome(and(source.decide(c, call.act()), received), Map.of());
    }

    @CommandHandler
    Outcome handle(AllotToUnit c, @MetaDataValue(Call.METADATA) Call call) {
        Streams streams = new Streams(repositories);
        OperatingBudget source =
                streams.target(OperatingBudgetStream.class, c.source().aggregateId(), OperatingBudgetStream::new, call);
        EnvelopeId envelope = new EnvelopeId(c.year(), c.fundsCentre(), c.titleGroup());

        streams.load(EnvelopeStream.class, BudgetEnvelope.aggregateId(envelope), EnvelopeStream::new);
        var received = new BudgetEnvelopeEvent.AllotmentReceived(envelope, c.credits());
        return streams.outcome(and(source.decide(c, call.act()), received), Map.of());
    }

    /** Going down the levels, as every other act on two of them does, although the credits go up. */
    @CommandHandler
    Outcome handle(WithdrawAllotment c, @MetaDataValue(Call.METADATA) Call call) {
        Streams streams = new Streams(repositories);
        Optional<EnvelopeId> unit = c.envelope();
        if (unit.isPresent()) {
            streams.load(OperatingBudgetStream.class, c.operatingBudgetId().aggregateId(), OperatingBudgetStream::new);
            BudgetEnvelope envelope = envelope(streams, unit.get(), call);
            return streams.outcome(EnvelopeDecisions.decide(c, call.act(), unit.get(), envelope), Map.of());
        }
        told(streams, c.programmeBudget());
        OperatingBudget giver = streams.target(
                OperatingBudgetStream.class, c.operatingBudgetId().aggregateId(), OperatingBudgetStream::new, call);
        return streams.outcome(giver.decide(c, call.act()), Map.of());
    }

    @CommandHandler
    Outcome handle(FreezeUnitCredits c, @MetaDataValue(Call.METADATA) Call call) {
        return onEnvelope(c.envelope(), call, envelope -> EnvelopeDecisions.decide(c, call.act(), envelope));
    }

    @CommandHandler
    Outcome handle(ThawUnitCredits c, @MetaDataValue(Call.METADATA) Call call) {
        return onEnvelope(c.envelope(), call, envelope -> EnvelopeDecisions.decide(c, call.act(), envelope));
    }

    @CommandHandler
    Outcome handle(AffectAuthorisation c, @MetaDataValue(Call.METADATA) Call call) {
        Streams streams = new Streams(repositories);
        var earlier = streams.envelopes(IdleAffectations.lookedAt(c, call.act()));
        BudgetEnvelope envelope = envelope(streams, c.envelope(), call);
        return streams.outcome(EnvelopeDecisions.decide(c, call.act(), envelope, earlier), Map.of());
    }

    @CommandHandler
    Outcome handle(WithdrawAffectation c, @MetaDataValue(Call.METADATA) Call call) {
        return onEnvelope(c.envelope(), call, envelope -> EnvelopeDecisions.decide(c, call.act(), envelope));
    }

    /** The programme is told of what lapses below it: it is locked first, as for every act on two levels. */
    @CommandHandler
    Outcome handle(LapseCredits c, @MetaDataValue(Call.METADATA) Call call) {
        Streams streams = new Streams(repositories);
        told(
                streams,
                new ProgrammeBudgetId(
                        c.year(), c.fundsCentre().operatingBudget().programme()));
        return streams.outcome(LapseDecisions.decide(c, call.act(), envelope(streams, c.envelope(), call)), Map.of());
    }

    @CommandHandler
    Outcome handle(LapseProgrammeCredits c, @MetaDataValue(Call.METADATA) Call call) {
        return onProgramme(c.year(), c.programme(), call, budget -> LapseDecisions.decide(c, call.act(), budget));
    }

    @CommandHandler
    Outcome handle(LapseOperatingBudgetCredits c, @MetaDataValue(Call.METADATA) Call call) {
        Streams streams = new Streams(repositories);
        told(streams, new ProgrammeBudgetId(c.year(), c.operatingBudget().programme()));
        OperatingBudget budget =
                streams.target(OperatingBudgetStream.class, c.target().aggregateId(), OperatingBudgetStream::new, call);
        return streams.outcome(LapseDecisions.decide(c, call.act(), budget), Map.of());
    }

    private static void told(Streams streams, ProgrammeBudgetId programme) {
        streams.load(ProgrammeBudgetStream.class, programme.aggregateId(), ProgrammeBudgetStream::new);
    }

    private Outcome onEnvelope(
            EnvelopeId id, Call call, Function<BudgetEnvelope, Decision<BudgetEnvelopeEvent>> decide) {
        Streams streams = new Streams(repositories);
        return streams.outcome(decide.apply(envelope(streams, id, call)), Map.of());
    }

    private static BudgetEnvelope envelope(Streams streams, EnvelopeId id, Call call) {
        return streams.target(EnvelopeStream.class, BudgetEnvelope.aggregateId(id), EnvelopeStream::new, call);
    }

    /** The receiving side of an accepted movement; a refusal stays a refusal. */
    private static Decision<LedgerEvent> and(Decision<? extends LedgerEvent> decision, LedgerEvent received) {
        return switch (decision) {
            case Decision.Refused<? extends LedgerEvent> refused -> Decision.refuse(refused.refusal());
            case Decision.Accepted<? extends LedgerEvent> accepted -> {
                List<LedgerEvent> events = new ArrayList<>(accepted.events());
                events.add(received);
                yield Decision.accept(events);
            }
        };
    }

    @CommandHandler
    Outcome handle(AssignAccountingPost c, @MetaDataValue(Call.METADATA) Call call) {
        Streams streams = new Streams(repositories);
        AccountantAssignment assignment = streams.target(
                FundsCentreStream.class,
                AccountantAssignment.aggregateId(c.fundsCentre()),
                FundsCentreStream::new,
                call);
        return streams.outcome(assignment.decide(c), Map.of());
    }

    @CommandHandler
    Outcome handle(SetInvoicingService c, @MetaDataValue(Call.METADATA) Call call) {
        Streams streams = new Streams(repositories);
        AccountantAssignment assignment = streams.target(
                FundsCentreStream.class,
                AccountantAssignment.aggregateId(c.fundsCentre()),
                FundsCentreStream::new,
                call);
        return streams.outcome(assignment.decide(c, call.act()), Map.of());
    }
}

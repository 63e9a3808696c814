package fr.quitus.api.ledger;

import fr.quitus.domain.Decision;
import fr.quitus.domain.LedgerEvent;
import fr.quitus.domain.budget.AccountantAssignment;
import fr.quitus.domain.budget.BudgetCommand.AllotToOperatingBudget;
import fr.quitus.domain.budget.BudgetCommand.AllotToUnit;
import fr.quitus.domain.budget.BudgetCommand.AssignAccountingPost;
import fr.quitus.domain.budget.BudgetCommand.FreezeCredits;
import fr.quitus.domain.budget.BudgetCommand.OpenCredits;
import fr.quitus.domain.budget.BudgetCommand.ReallocateBetweenTitles;
import fr.quitus.domain.budget.BudgetCommand.ThawCredits;
import fr.quitus.domain.budget.BudgetEnvelope;
import fr.quitus.domain.budget.BudgetEnvelopeEvent;
import fr.quitus.domain.budget.OperatingBudget;
import fr.quitus.domain.budget.OperatingBudgetEvent;
import fr.quitus.domain.budget.ProgrammeBudget;
import fr.quitus.domain.budget.ProgrammeBudgetEvent;
import fr.quitus.domain.budget.ProgrammeBudgetId;
import fr.quitus.domain.value.EnvelopeId;
import fr.quitus.domain.value.FiscalYear;
import fr.quitus.domain.value.ProgrammeCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.messaging.annotation.MetaDataValue;

/** Actes budgétaires : each handler loads its levels, decides, applies. */
final class BudgetHandlers {
    private final Streams.Repositories repositories;

    BudgetHandlers(Streams.Repositories repositories) {
        this.repositories = repositories;
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
}

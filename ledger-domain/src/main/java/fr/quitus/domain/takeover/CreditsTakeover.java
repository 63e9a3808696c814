package fr.quitus.domain.takeover;

import fr.quitus.domain.Decision;
import fr.quitus.domain.LedgerEvent;
import fr.quitus.domain.Refusal;
import fr.quitus.domain.actor.Act;
import fr.quitus.domain.budget.BudgetEnvelope;
import fr.quitus.domain.budget.BudgetEnvelopeEvent;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.UnitCreditsFrozen;
import fr.quitus.domain.budget.OperatingBudget;
import fr.quitus.domain.budget.OperatingBudgetEvent;
import fr.quitus.domain.budget.OperatingBudgetId;
import fr.quitus.domain.budget.ProgrammeBudget;
import fr.quitus.domain.budget.ProgrammeBudgetEvent.CreditsAllotted;
import fr.quitus.domain.budget.ProgrammeBudgetEvent.CreditsFrozen;
import fr.quitus.domain.budget.ProgrammeBudgetEvent.CreditsOpened;
import fr.quitus.domain.budget.ProgrammeBudgetEvent.CreditsTakenOver;
import fr.quitus.domain.takeover.TakeoverCommand.CreditLine;
import fr.quitus.domain.takeover.TakeoverCommand.TakeOverCredits;
import fr.quitus.domain.value.Credits;
import fr.quitus.domain.value.EnvelopeId;
import fr.quitus.domain.value.FundsCentre;
import fr.quitus.domain.value.OperatingBudgetCode;
import fr.quitus.domain.value.Title;
import fr.quitus.domain.value.TitleGroup;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reprise des crédits d'un programme : opened, frozen and allotted level by level, as they stood. */
public final class CreditsTakeover {
    /** Credits of one level that receives some, in the order of their identifiers. */
    private record Share(String code, TitleGroup group) implements Comparable<Share> {
        private static final Comparator<Share> ORDER =
                Comparator.comparing(Share::code).thenComparing(Share::group);

        @Override
        public int compareTo(Share other) {
            return ORDER.compare(this, other);
        }
    }

    private final TakeOverCredits command;
    private final Map<Title, Credits> opened = new TreeMap<>();
    private final Map<TitleGroup, Credits> frozen = new TreeMap<>();
    private final Map<Share, Credits> operatingBudgets = new TreeMap<>();
    private final Map<Share, Credits> units = new TreeMap<>();
    private final Map<Share, Credits> frozenUnits = new TreeMap<>();

    private CreditsTakeover(TakeOverCredits command) {
        this.command = command;
        command.lines().forEach(this::add);
    }

    private void add(CreditLine line) {
        TitleGroup group = line.title().group();
        opened.merge(line.title(), line.credits(), Credits::plus);
        OperatingBudgetCode operatingBudget = line.operatingBudget();
        FundsCentre unit = line.fundsCentre();
        if (operatingBudget != null) {
            operatingBudgets.merge(new Share(operatingBudget.text(), group), line.credits(), Credits::plus);
        }
        if (unit != null) {
            units.merge(new Share(unit.text(), group), line.credits(), Credits::plus);
            frozenUnits.merge(new Share(unit.text(), group), line.frozen(), Credits::plus);
        } else if (operatingBudget == null) {
            frozen.merge(group, line.frozen(), Credits::plus);
        }
    }

    /** The operating budgets and the envelopes a command touches, which are loaded with its programme. */
    public static Set<OperatingBudgetCode> operatingBudgets(TakeOverCredits c) {
        Set<OperatingBudgetCode> codes = new TreeSet<>(Comparator.comparing(OperatingBudgetCode::text));
        for (CreditLine line : c.lines()) {
            OperatingBudgetCode code = line.operatingBudget();
            if (code != null) {
                codes.add(code);
            }
        }
        return codes;
    }

    /** See {@link #operatingBudgets}. */
    public static Set<EnvelopeId> envelopes(TakeOverCredits c) {
        Set<EnvelopeId> ids = new TreeSet<>();
        for (CreditLine line : c.lines()) {
            FundsCentre unit = line.fundsCentre();
            if (unit != null) {
                ids.add(new EnvelopeId(c.year(), unit, line.title().group()));
            }
        }
        return ids;
    }

    /** An approved set, and no credits of the year on any of the levels yet. */
    public static Decision<LedgerEvent> decide(
            TakeOverCredits c,
            Act act,
            Takeover takeover,
            ProgrammeBudget programme,
            Map<OperatingBudgetCode, OperatingBudget> operatingBudgets,
            Map<EnvelopeId, BudgetEnvelope> envelopes) {
        Refusal refusal = TakeoverDecisions.notLoading(c, act, takeover);
        if (refusal == null) {
            refusal = alive(c, programme, operatingBudgets, envelopes);
        }
        return refusal != null
                ? Decision.refuse(refusal)
                : Decision.accept(new CreditsTakeover(c)
                        .events(act, TakeoverDecisions.set(takeover).system()));
    }

    private static @Nullable Refusal alive(
            TakeOverCredits c,
            ProgrammeBudget programme,
            Map<OperatingBudgetCode, OperatingBudget> operatingBudgets,
            Map<EnvelopeId, BudgetEnvelope> envelopes) {
        if (!programme.equals(ProgrammeBudget.EMPTY)) {
            return TakeoverDecisions.alreadyHere("Le budget " + c.year() + " du programme " + c.programme(), "OPEN");
        }
        for (var each : operatingBudgets.entrySet()) {
            if (!each.getValue().equals(OperatingBudget.EMPTY)) {
                return TakeoverDecisions.alreadyHere("Le budget " + c.year() + " du BOP " + each.getKey(), "OPEN");
            }
        }
        for (var each : envelopes.entrySet()) {
            if (!each.getValue().equals(BudgetEnvelope.EMPTY)) {
                return TakeoverDecisions.alreadyHere("L'enveloppe " + each.getKey(), "OPEN");
            }
        }
        return null;
    }

    private List<LedgerEvent> events(Act act, String system) {
        String legalRef = "Reprise de " + system;
        var year = command.year();
        var programme = command.programme();
        List<LedgerEvent> events = new ArrayList<>();
        events.add(new CreditsTakenOver(year, programme, command.origin(), act.date(), act.actor()));
        opened.forEach((title, credits) ->
                some(events, credits, new CreditsOpened(year, programme, title, credits, legalRef)));
        frozen.forEach((group, credits) ->
                some(events, credits, new CreditsFrozen(year, programme, group, credits, legalRef)));
        operatingBudgets.forEach((share, credits) -> {
            OperatingBudgetCode code = OperatingBudgetCode.of(share.code());
            some(events, credits, new CreditsAllotted(year, programme, share.group(), code, credits));
            some(events, credits, new OperatingBudgetEvent.AllotmentReceived(year, code, share.group(), credits));
        });
        units.forEach((share, credits) -> {
            FundsCentre unit = FundsCentre.of(share.code());
            some(
                    events,
                    credits,
                    new OperatingBudgetEvent.CreditsAllotted(
                            year, unit.operatingBudget(), share.group(), unit, credits));
            EnvelopeId envelope = new EnvelopeId(year, unit, share.group());
            some(events, credits, new BudgetEnvelopeEvent.AllotmentReceived(envelope, credits));
            Credits kept = frozenUnits.getOrDefault(share, Credits.NONE);
            some(events, kept, new UnitCreditsFrozen(envelope, kept, legalRef));
        });
        return events;
    }

    private static void some(List<LedgerEvent> events, Credits credits, LedgerEvent event) {
        if (!credits.isNone()) {
            events.add(event);
        }
    }

    /** Where a level's state lies. */
    public static OperatingBudgetId operatingBudgetId(TakeOverCredits c, OperatingBudgetCode code) {
        return new OperatingBudgetId(c.year(), code);
    }
}

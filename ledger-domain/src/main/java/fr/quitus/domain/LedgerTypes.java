package fr.quitus.domain;

import fr.quitus.domain.audit.AuditFindingCommand;
import fr.quitus.domain.audit.AuditFindingEvent;
import fr.quitus.domain.bank.BankCommand;
import fr.quitus.domain.bank.BankEntryEvent;
import fr.quitus.domain.budget.BudgetCommand;
import fr.quitus.domain.budget.BudgetEnvelopeEvent;
import fr.quitus.domain.budget.FundsCentreEvent;
import fr.quitus.domain.budget.OperatingBudgetEvent;
import fr.quitus.domain.budget.ProgrammeBudgetEvent;
import fr.quitus.domain.cashdesk.CashDeskCommand;
import fr.quitus.domain.cashdesk.CashDeskEvent;
import fr.quitus.domain.chartchange.ChartCommand;
import fr.quitus.domain.chartchange.ChartEvent;
import fr.quitus.domain.commitment.CommitmentCommand;
import fr.quitus.domain.commitment.CommitmentEvent;
import fr.quitus.domain.directpayment.DirectPaymentCommand;
import fr.quitus.domain.directpayment.DirectPaymentEvent;
import fr.quitus.domain.document.DocumentCommand;
import fr.quitus.domain.document.DocumentEvent;
import fr.quitus.domain.habilitation.HabilitationCommand;
import fr.quitus.domain.habilitation.HabilitationEvent;
import fr.quitus.domain.lawchange.LawCommand;
import fr.quitus.domain.lawchange.LawEvent;
import fr.quitus.domain.ledgerentry.EntryCommand;
import fr.quitus.domain.ledgerentry.EntryEvent;
import fr.quitus.domain.payment.PaymentCommand;
import fr.quitus.domain.payment.PaymentRequestEvent;
import fr.quitus.domain.payment.PaymentRunCommand;
import fr.quitus.domain.payment.PaymentRunEvent;
import fr.quitus.domain.payroll.PayrollCommand;
import fr.quitus.domain.payroll.PayrollEvent;
import fr.quitus.domain.person.PersonCommand;
import fr.quitus.domain.person.PersonEvent;
import fr.quitus.domain.revenue.RevenueCommand;
import fr.quitus.domain.revenue.RevenueOrderEvent;
import fr.quitus.domain.statement.StatementCommand;
import fr.quitus.domain.statement.StatementEvent;
import fr.quitus.domain.takeover.TakeoverEvent;
import fr.quitus.domain.thirdparty.AccountHolderEvent;
import fr.quitus.domain.thirdparty.ThirdPartyCommand;
import fr.quitus.domain.thirdparty.ThirdPartyEvent;
import fr.quitus.domain.yearend.YearCommand;
import fr.quitus.domain.yearend.YearEvent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The families of events and commands, and what they hold: the one list that codecs, the door and the docs are made
 * from.
 */
public final class LedgerTypes {
    private static final List<Class<? extends LedgerEvent>> EVENT_FAMILIES = List.of(
            ProgrammeBudgetEvent.class,
            OperatingBudgetEvent.class,
            BudgetEnvelopeEvent.class,
            FundsCentreEvent.class,
            HabilitationEvent.class,
            LawEvent.class,
            ChartEvent.class,
            AuditFindingEvent.class,
            YearEvent.class,
            TakeoverEvent.class,
            EntryEvent.class,
            DirectPaymentEvent.class,
            PayrollEvent.class,
            CommitmentEvent.class,
            PaymentRequestEvent.class,
            PaymentRunEvent.class,
            RevenueOrderEvent.class,
            BankEntryEvent.class,
            CashDeskEvent.class,
            StatementEvent.class,
            DocumentEvent.class,
            PersonEvent.class,
            ThirdPartyEvent.class,
            AccountHolderEvent.class);
    private static final List<Class<? extends LedgerCommand>> COMMAND_FAMILIES = List.of(
            BudgetCommand.class,
            HabilitationCommand.class,
            LawCommand.class,
            ChartCommand.class,
            AuditFindingCommand.class,
            YearCommand.class,
            EntryCommand.class,
            DirectPaymentCommand.class,
            PayrollCommand.class,
            CommitmentCommand.class,
            PaymentCommand.class,
            PaymentRunCommand.class,
            RevenueCommand.class,
            BankCommand.class,
            CashDeskCommand.class,
            StatementCommand.class,
            DocumentCommand.class,
            PersonCommand.class,
            ThirdPartyCommand.class);

    private LedgerTypes() {}

    /** Every event class by its permanent name. */
    public static Map<String, Class<? extends LedgerEvent>> eventsByName() {
        Map<String, Class<? extends LedgerEvent>> byName = new LinkedHashMap<>();
        for (Class<? extends LedgerEvent> family : EVENT_FAMILIES) {
            for (Class<?> event : recordsOf(family)) {
                if (byName.put(nameOf(event), event.asSubclass(LedgerEvent.class)) != null) {
                    throw new IllegalStateException(event + " has the name of another event");
                }
            }
        }
        return byName;
    }

    /** The permanent name of an event. */
    public static String nameOf(LedgerEvent event) {
        return nameOf(event.getClass());
    }

    private static String nameOf(Class<?> event) {
        EventName name = event.getAnnotation(EventName.class);
        if (name == null) {
            throw new IllegalStateException(event + " has no event name");
        }
        return name.value();
    }

    /** Whether events of this type may post: one of their components is {@link LedgerEvent#entries}. */
    public static boolean posts(Class<? extends LedgerEvent> event) {
        try {
            return event.getMethod("entries").getDeclaringClass() != LedgerEvent.class;
        } catch (NoSuchMethodException e) {
            throw new AssertionError("every event has entries", e);
        }
    }

    /**
     * Every command class by the name it is asked under, which is the domain reference's. Acts of a takeover are not
     * among them: they come from a signed set that was reconciled whole, and nobody asks one of them by itself.
     */
    public static Map<String, Class<? extends LedgerCommand>> commandsByName() {
        Map<String, Class<? extends LedgerCommand>> byName = new LinkedHashMap<>();
        for (Class<? extends LedgerCommand> family : COMMAND_FAMILIES) {
            for (Class<?> command : recordsOf(family)) {
                if (byName.put(command.getSimpleName(), command.asSubclass(LedgerCommand.class)) != null) {
                    throw new IllegalStateException(command + " has the name of another command");
                }
            }
        }
        return byName;
    }

    private static List<Class<?>> recordsOf(Class<?> family) {
        List<Class<?>> records = new ArrayList<>();
        for (Class<?> member : family.getPermittedSubclasses()) {
            if (member.isInterface()) {
                records.addAll(recordsOf(member));
            } else {
                records.add(member);
            }
        }
        return records;
    }
}

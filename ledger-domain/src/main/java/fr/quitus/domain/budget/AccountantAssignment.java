package fr.quitus.domain.budget;

import fr.quitus.domain.Decision;
import fr.quitus.domain.Refusal;
import fr.quitus.domain.Rejection;
import fr.quitus.domain.actor.Act;
import fr.quitus.domain.budget.BudgetCommand.AssignAccountingPost;
import fr.quitus.domain.budget.FundsCentreEvent.AssignmentChanged;
import fr.quitus.domain.budget.FundsCentreEvent.InvoicingServiceChanged;
import fr.quitus.domain.budget.InvoicingCommand.SetInvoicingService;
import fr.quitus.domain.value.AccountingPostId;
import fr.quitus.domain.value.FundsCentre;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Comptable assignataire of a funds centre: at any date, at most one post.
 *
 * @param posts in charge, from a date on
 * @param invoicing whether the comptable receives the unit's invoices, from a date on (service facturier)
 */
public record AccountantAssignment(TreeMap<LocalDate, AccountingPostId> posts, TreeMap<LocalDate, Boolean> invoicing) {
    public static final AccountantAssignment NONE = new AccountantAssignment(new TreeMap<>(), new TreeMap<>());

    public AccountantAssignment {
        posts = new TreeMap<>(posts);
        invoicing = new TreeMap<>(invoicing);
    }

    public static String aggregateId(FundsCentre fundsCentre) {
        return "funds-centre:" + fundsCentre;
    }

    /** The post in charge on a date. */
    public Optional<AccountingPostId> on(LocalDate date) {
        return Optional.ofNullable(posts.floorEntry(date)).map(Map.Entry::getValue);
    }

    /** The post whose service facturier receives the unit's invoices on a date, if there is one. */
    public Optional<AccountingPostId> invoicingOn(LocalDate date) {
        Map.Entry<LocalDate, Boolean> entry = invoicing.floorEntry(date);
        return entry != null && entry.getValue() ? on(date) : Optional.empty();
    }

    /** Comptable non désigné : nobody pays for the unit on this date. */
    public static Refusal nobody(FundsCentre fundsCentre, LocalDate date) {
        return Refusal.of(
                Rejection.COMPTABLE_NON_DESIGNE,
                "Aucun comptable n'est assignataire du centre financier " + fundsCentre + " au " + date + ".");
    }

    public Decision<FundsCentreEvent> decide(AssignAccountingPost command) {
        if (!posts.isEmpty() && !command.effectiveFrom().isAfter(posts.lastKey())) {
            return Decision.refuse(Refusal.of(
                    Rejection.DATE_ANTERIEURE,
                    "Une désignation prend déjà effet le " + posts.lastKey() + " : la suivante est postérieure.",
                    "effectiveFrom",
                    posts.lastKey()));
        }
        return Decision.accept(new AssignmentChanged(command.fundsCentre(), command.post(), command.effectiveFrom()));
    }

    /** Service facturier : a date after the last change, something to change, a comptable who can hold it. */
    public Decision<FundsCentreEvent> decide(SetInvoicingService command, Act act) {
        LocalDate from = command.effectiveFrom();
        if (!invoicing.isEmpty() && !from.isAfter(invoicing.lastKey())) {
            return Decision.refuse(Refusal.of(
                    Rejection.DATE_ANTERIEURE,
                    "Le service facturier du centre " + command.fundsCentre() + " change déjà le " + invoicing.lastKey()
                            + " : le changement suivant est postérieur.",
                    "effectiveFrom",
                    invoicing.lastKey()));
        }
        boolean present = !invoicing.isEmpty() && invoicing.lastEntry().getValue();
        if (present == command.active()) {
            return Decision.refuse(Refusal.of(
                    Rejection.ACTE_SANS_OBJET,
                    "Le centre " + command.fundsCentre() + (present ? " a déjà" : " n'a pas de")
                            + " service facturier."));
        }
        if (on(from).isEmpty()) {
            return Decision.refuse(nobody(command.fundsCentre(), from));
        }
        return Decision.accept(new InvoicingServiceChanged(
                command.fundsCentre(), command.active(), from, command.decisionRef(), act.actor()));
    }

    public AccountantAssignment evolve(FundsCentreEvent event) {
        return switch (event) {
            case AssignmentChanged e -> {
                TreeMap<LocalDate, AccountingPostId> next = new TreeMap<>(posts);
                next.put(e.effectiveFrom(), e.post());
                yield new AccountantAssignment(next, invoicing);
            }
            case InvoicingServiceChanged e -> {
                TreeMap<LocalDate, Boolean> next = new TreeMap<>(invoicing);
                next.put(e.effectiveFrom(), e.active());
                yield new AccountantAssignment(posts, next);
            }
        };
    }
}

package fr.quitus.domain.budget;

import fr.quitus.domain.Decision;
import fr.quitus.domain.Refusal;
import fr.quitus.domain.Rejection;
import fr.quitus.domain.budget.BudgetCommand.AssignAccountingPost;
import fr.quitus.domain.budget.FundsCentreEvent.AssignmentChanged;
import fr.quitus.domain.value.AccountingPostId;
import fr.quitus.domain.value.FundsCentre;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Comptable assignataire of a funds centre: at any date, at most one post. */
public record AccountantAssignment(TreeMap<LocalDate, AccountingPostId> posts) {
    public static final AccountantAssignment NONE = new AccountantAssignment(new TreeMap<>());

    public AccountantAssignment {
        posts = new TreeMap<>(posts);
    }

    public static String aggregateId(FundsCentre fundsCentre) {
        return "funds-centre:" + fundsCentre;
    }

    /** The post in charge on a date. */
    public Optional<AccountingPostId> on(LocalDate date) {
        return Optional.ofNullable(posts.floorEntry(date)).map(Map.Entry::getValue);
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

    public AccountantAssignment evolve(FundsCentreEvent event) {
        return switch (event) {
            case AssignmentChanged e -> {
                TreeMap<LocalDate, AccountingPostId> next = new TreeMap<>(posts);
                next.put(e.effectiveFrom(), e.post());
                yield new AccountantAssignment(next);
            }
        };
    }
}

package fr.quitus.domain.commitment;

import fr.quitus.domain.actor.Act;
import fr.quitus.domain.law.LawParameter;
import fr.quitus.domain.law.LawSubject;
import fr.quitus.domain.law.LawValue;
import fr.quitus.domain.value.Amount;
import fr.quitus.domain.value.Balance;
import fr.quitus.domain.value.Title;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Seuils de visa du contrôleur budgétaire, by ministry and title, as the law's parameters give them. Leases need no
 * visa; a transaction, a subsidy for public service (SCSP) and a partnership have thresholds of their own, or that of
 * their title where the ministry's order gives none.
 */
public final class VisaThresholds {
    private static final LawSubject TRANSACTION = LawSubject.of("TRANSACTION");
    private static final LawSubject SUBSIDY = LawSubject.of("SCSP");
    private static final LawSubject SUBSIDY_CHANGED = LawSubject.of("SCSP_MODIFICATION");
    private static final LawSubject PARTNERSHIP = LawSubject.of("PARTENARIAT");

    private VisaThresholds() {}

    /** The thresholds that the firm amounts of an EJ are held against when it is acted on, title by title. */
    public static List<VisaThreshold> applied(CommitmentFile file, Act act) {
        List<VisaThreshold> applied = new ArrayList<>();
        byTitle(file).forEach((title, sum) -> threshold(file, title, act)
                .ifPresent(set -> held(title, sum, set).ifPresent(applied::add)));
        return applied;
    }

    /**
     * The same for an EJ that is changed. What counts of a subsidy for public service is what the change adds to it,
     * where the ministry's order has a threshold for that.
     */
    static List<VisaThreshold> appliedToChange(CommitmentFile before, CommitmentFile after, Act act) {
        Optional<LawValue> ofChange = after.type() == CommitmentType.SUBVENTION_CHARGES_SERVICE_PUBLIC
                ? threshold(after, SUBSIDY_CHANGED, act)
                : Optional.empty();
        if (ofChange.isEmpty()) {
            return applied(after, act);
        }
        Map<Title, Balance> signed = byTitle(before);
        List<VisaThreshold> applied = new ArrayList<>();
        byTitle(after).forEach((title, sum) -> held(
                        title, sum.minus(signed.getOrDefault(title, Balance.ZERO)), ofChange.get())
                .ifPresent(applied::add));
        return applied;
    }

    private static Map<Title, Balance> byTitle(CommitmentFile file) {
        Map<Title, Balance> byTitle = new EnumMap<>(Title.class);
        file.lines().values().forEach(l -> byTitle.merge(l.imputation().title(), l.firmAmount(), Balance::plus));
        return byTitle;
    }

    private static Optional<VisaThreshold> held(Title title, Balance sum, LawValue set) {
        return sum.compareTo(Balance.ZERO) > 0
                ? Optional.of(new VisaThreshold(
                        title, sum.amount(), Amount.parse(String.valueOf(set.value())), set.legalReference()))
                : Optional.empty();
    }

    private static Optional<LawValue> threshold(CommitmentFile file, Title title, Act act) {
        return switch (file.type()) {
            case BAIL -> Optional.empty();
            case TRANSACTION -> ofKind(file, TRANSACTION, title, act);
            case SUBVENTION_CHARGES_SERVICE_PUBLIC -> ofKind(file, SUBSIDY, title, act);
            case PARTENARIAT -> ofKind(file, PARTNERSHIP, title, act);
            case MARCHE, BON_COMMANDE, SUBVENTION, CONVENTION -> threshold(file, LawSubject.of(title.name()), act);
        };
    }

    private static Optional<LawValue> ofKind(CommitmentFile file, LawSubject kind, Title title, Act act) {
        return threshold(file, kind, act).or(() -> threshold(file, LawSubject.of(title.name()), act));
    }

    private static Optional<LawValue> threshold(CommitmentFile file, LawSubject subject, Act act) {
        return act.law()
                .inForce(
                        LawParameter.VISA_THRESHOLD, subject, file.fundsCentre().programme(), act.date())
                .filter(set -> set.value() != null);
    }

    /** The first threshold that is exceeded, if any. */
    static @Nullable VisaThreshold exceeded(List<VisaThreshold> applied) {
        return applied.stream().filter(VisaThreshold::exceeded).findFirst().orElse(null);
    }
}

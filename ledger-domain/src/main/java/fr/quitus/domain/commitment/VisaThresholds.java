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
 * visa; a transaction has the threshold of transactions, or that of its title where the ministry's order gives none.
 */
public final class VisaThresholds {
    private static final LawSubject TRANSACTION = LawSubject.of("TRANSACTION");

    private VisaThresholds() {}

    /** The thresholds that the firm amounts of an EJ are held against when it is acted on, title by title. */
    public static List<VisaThreshold> applied(CommitmentFile file, Act act) {
        Map<Title, Balance> byTitle = new EnumMap<>(Title.class);
        file.lines().values().forEach(l -> byTitle.merge(l.imputation().title(), l.firmAmount(), Balance::plus));
        List<VisaThreshold> applied = new ArrayList<>();
        byTitle.forEach((title, sum) -> threshold(file, title, act)
                .filter(_ -> !sum.isZero())
                .ifPresent(set -> applied.add(new VisaThreshold(
                        title, sum.amount(), Amount.parse(String.valueOf(set.value())), set.legalReference()))));
        return applied;
    }

    private static Optional<LawValue> threshold(CommitmentFile file, Title title, Act act) {
        return switch (file.type()) {
            case BAIL -> Optional.empty();
            case TRANSACTION ->
                threshold(file, TRANSACTION, act).or(() -> threshold(file, LawSubject.of(title.name()), act));
            case MARCHE, BON_COMMANDE, SUBVENTION, CONVENTION -> threshold(file, LawSubject.of(title.name()), act);
        };
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

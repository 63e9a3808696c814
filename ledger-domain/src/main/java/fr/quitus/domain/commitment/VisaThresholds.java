package fr.quitus.domain.commitment;

import static java.util.Map.entry;

import fr.quitus.domain.value.Amount;
import fr.quitus.domain.value.Balance;
import fr.quitus.domain.value.ProgrammeCode;
import fr.quitus.domain.value.Title;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Seuils de visa du contrôleur budgétaire, by ministry and title, each order in force from a date on. Leases need no
 * visa; a title that the order does not name has no threshold.
 *
 * <p>Three orders were read (domain reference §2.1). The first is that of one ministry and stands for every ministry
 * whose own was not. A date is that of the version read; an earlier act is held against the earliest version known.
 */
public final class VisaThresholds {
    /** What one order says. */
    private record Order(
            String name,
            Map<Title, Amount> byTitle,
            @Nullable Amount transaction) {
        @Nullable Amount threshold(CommitmentType type, Title title) {
            return switch (type) {
                case BAIL -> null;
                case TRANSACTION -> transaction == null ? byTitle.get(title) : transaction;
                case MARCHE, BON_COMMANDE, SUBVENTION, CONVENTION -> byTitle.get(title);
            };
        }
    }

    private static final NavigableMap<LocalDate, Order> COMMON = since(
            LocalDate.of(2021, 1, 1),
            new Order(
                    "LEGIARTI000043016664",
                    Map.of(
                            Title.T3, Amount.euros(500_000),
                            Title.T5, Amount.euros(2_000_000),
                            Title.T6, Amount.euros(1_000_000),
                            Title.T7, Amount.euros(1_000_000)),
                    Amount.euros(500_000)));

    private static final NavigableMap<LocalDate, Order> FOREIGN_AFFAIRS = since(
            LocalDate.of(2023, 1, 1),
            new Order(
                    "Arrêté du 21/11/2013 (MEAE), art. 17",
                    Map.of(
                            Title.T3, Amount.euros(500_000),
                            Title.T5, Amount.euros(500_000),
                            Title.T6, Amount.euros(1_000_000)),
                    Amount.euros(5_000)));

    private static final NavigableMap<LocalDate, Order> AGRICULTURE = since(
            LocalDate.of(2022, 1, 1),
            new Order(
                    "Arrêté du 21/11/2013 (Agriculture), art. 17",
                    Map.of(
                            Title.T3, Amount.euros(500_000),
                            Title.T5, Amount.euros(1_000_000),
                            Title.T6, Amount.euros(2_000_000)),
                    null));

    /** The programmes of the two ministries whose orders were read, as in the PLF 2025. */
    private static final Map<String, NavigableMap<LocalDate, Order>> BY_PROGRAMME = Map.ofEntries(
            entry("0105", FOREIGN_AFFAIRS),
            entry("0151", FOREIGN_AFFAIRS),
            entry("0185", FOREIGN_AFFAIRS),
            entry("0209", FOREIGN_AFFAIRS),
            entry("0142", AGRICULTURE),
            entry("0143", AGRICULTURE),
            entry("0149", AGRICULTURE),
            entry("0206", AGRICULTURE),
            entry("0215", AGRICULTURE));

    private VisaThresholds() {}

    private static NavigableMap<LocalDate, Order> since(LocalDate from, Order order) {
        NavigableMap<LocalDate, Order> orders = new TreeMap<>();
        orders.put(from, order);
        return orders;
    }

    private static Order orderOf(ProgrammeCode programme, LocalDate date) {
        NavigableMap<LocalDate, Order> orders = BY_PROGRAMME.getOrDefault(programme.text(), COMMON);
        Map.Entry<LocalDate, Order> inForce = orders.floorEntry(date);
        return (inForce == null ? orders.firstEntry() : inForce).getValue();
    }

    /** The thresholds that the firm amounts of an EJ are held against on a date, title by title. */
    public static List<VisaThreshold> applied(CommitmentFile file, LocalDate date) {
        Order order = orderOf(file.fundsCentre().programme(), date);
        Map<Title, Balance> byTitle = new EnumMap<>(Title.class);
        file.lines().values().forEach(l -> byTitle.merge(l.imputation().title(), l.firmAmount(), Balance::plus));
        List<VisaThreshold> applied = new ArrayList<>();
        byTitle.forEach((title, sum) -> {
            Amount threshold = order.threshold(file.type(), title);
            if (threshold != null && !sum.isZero()) {
                applied.add(new VisaThreshold(title, sum.amount(), threshold, order.name()));
            }
        });
        return applied;
    }

    /** The first threshold that is exceeded, if any. */
    static @Nullable VisaThreshold exceeded(List<VisaThreshold> applied) {
        return applied.stream().filter(VisaThreshold::exceeded).findFirst().orElse(null);
    }
}

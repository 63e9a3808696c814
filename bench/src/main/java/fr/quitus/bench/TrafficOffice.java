package fr.quitus.bench;

import fr.quitus.api.door.Caller;
import fr.quitus.domain.actor.ActorId;
import fr.quitus.domain.actor.Perimeter;
import fr.quitus.domain.actor.Role;
import fr.quitus.domain.commitment.Imputation;
import fr.quitus.domain.value.AccountingPostId;
import fr.quitus.domain.value.FunctionalArea;
import fr.quitus.domain.value.FundsCentre;
import fr.quitus.domain.value.ProgrammeCode;
import fr.quitus.domain.value.Title;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Administration : a programme's unit with its own people, post and files. One thread uses it at a time. Its files wait
 * in the lane of their next act.
 */
final class TrafficOffice {
    /** Real programmes of as many ministries as possible: views name them. */
    private static final List<String> PROGRAMMES = List.of(
            "0156", "0152", "0212", "0150", "0204", "0215", "0105", "0310", "0129", "0304", "0177", "0134", "0354",
            "0172", "0142", "0302", "0303", "0101", "0178", "0348");

    /** People who do the same work: quotas are each person's own. */
    private static final int COLLEAGUES = 8;
    /** Of a run's name in a funds centre, whose last part has eight characters. */
    private static final int RUN_CHARS = 5;

    private static final long BEGUN = System.nanoTime();

    private final String run;
    private final String name;
    private final FundsCentre centre;
    private final AccountingPostId post;
    private final LocalDate day;
    private final Map<TrafficLane, ArrayDeque<TrafficFile>> waiting = new EnumMap<>(TrafficLane.class);
    private final PriorityQueue<Resting> resting =
            new PriorityQueue<>(Comparator.comparingLong(one -> one.untilNanos() - BEGUN));
    private int expenses;
    private int titles;

    /** A file whose act was told to come back at this time. */
    private record Resting(TrafficFile file, long untilNanos) {}

    private TrafficOffice(String run, int number, LocalDate day) {
        this.run = run;
        this.name = name(number);
        this.centre = FundsCentre.of(
                PROGRAMMES.get(number) + "-CHARGE-" + name + run.substring(Math.max(0, run.length() - RUN_CHARS)));
        // A post named like the programme: whoever tells administrations apart by either counts their people together.
        this.post = AccountingPostId.of(PROGRAMMES.get(number));
        this.day = day;
        TrafficLane.writing().forEach(lane -> waiting.put(lane, new ArrayDeque<>()));
    }

    /** As they are called: A01, A02… */
    static String name(int number) {
        return String.format(Locale.ROOT, "A%02d", number + 1);
    }

    /** @param run tells their people and files from those of other runs on the same ledger: letters and digits */
    static List<TrafficOffice> several(String run, int count, LocalDate day) {
        if (count < 1 || count > PROGRAMMES.size()) {
            throw new IllegalArgumentException("from 1 to " + PROGRAMMES.size() + " administrations, not " + count);
        }
        return IntStream.range(0, count)
                .mapToObj(number -> new TrafficOffice(run, number, day))
                .toList();
    }

    String run() {
        return run;
    }

    String name() {
        return name;
    }

    FundsCentre centre() {
        return centre;
    }

    AccountingPostId post() {
        return post;
    }

    LocalDate day() {
        return day;
    }

    Imputation imputation() {
        ProgrammeCode programme = centre.programme();
        return new Imputation(
                FunctionalArea.of(programme.text() + "-01"), Title.T3, YearCast.CHARGE, null, null, null, null);
    }

    /** @param who any number: each is one of the few who do this work in it */
    Caller manager(long who) {
        return person("gestion", who, Role.MANAGER);
    }

    Caller officer(long who) {
        return person("ordo", who, Role.AUTHORISING_OFFICER);
    }

    Caller bank(long who) {
        return person("banque", who, Role.SYSTEM_INTERFACE);
    }

    Caller accountant(long who) {
        return new Caller(actor("compta", who), Role.PUBLIC_ACCOUNTANT, new Perimeter(Set.of(), Set.of(post)), null);
    }

    private Caller person(String work, long who, Role role) {
        Perimeter perimeter = new Perimeter(Set.of(centre.operatingBudget().text()), Set.of());
        return new Caller(actor(work, who), role, perimeter, null);
    }

    private ActorId actor(String work, long who) {
        return ActorId.of("charge-" + run + "-" + name + "-" + work + who % COLLEAGUES);
    }

    /** Whoever acts or asks in it. */
    List<Caller> people() {
        return IntStream.range(0, COLLEAGUES)
                .boxed()
                .flatMap(who -> Stream.of(manager(who), officer(who), accountant(who), bank(who)))
                .toList();
    }

    /** What one of its people looks at. */
    TrafficRequests.Question question(TrafficLane lane, long number) {
        int year = day.getYear();
        boolean even = number % 2 == 0;
        return switch (lane) {
            case WORK_LIST ->
                new TrafficRequests.Question(
                        "/api/v1/work-list?limit=20", even ? officer(number / 2) : accountant(number / 2));
            case BALANCE ->
                even
                        ? new TrafficRequests.Question(
                                "/api/v1/budgets/" + year + "/envelopes/" + centre + "/HT2", manager(number / 2))
                        : new TrafficRequests.Question(
                                "/api/v1/trial-balance?limit=50&year=" + year, accountant(number / 2));
            case SEARCH ->
                new TrafficRequests.Question(
                        "/api/v1/commitments?limit=50&year=" + year + "&fundsCentre=" + centre, manager(number));
            case EXPORT -> new TrafficRequests.Question("/api/v1/budget-consumption.csv?year=" + year, manager(number));
            case PAYMENT, INVOICE, SERVICE, COMMITMENT, TITLE ->
                throw new IllegalArgumentException(lane + " is asked by commands");
        };
    }

    /**
     * A file whose next act is of the lane, or what comes nearest to it; it is nobody else's until it is put back.
     *
     * @param nowNanos as {@link System#nanoTime} tells it: a refused act is not asked again before its time
     */
    TrafficFile take(TrafficLane lane, long nowNanos) {
        for (Resting first = resting.peek();
                first != null && first.untilNanos() - nowNanos <= 0;
                first = resting.peek()) {
            put(resting.remove().file());
        }
        TrafficFile found = queue(lane).poll();
        if (found != null) {
            return found;
        }
        return switch (lane) {
            case COMMITMENT -> newExpense();
            case TITLE -> new TitleFile(this, ++titles);
            default -> fullest().map(ArrayDeque::remove).orElseGet(this::newExpense);
        };
    }

    TrafficFile newExpense() {
        return new ExpenseFile(this, ++expenses);
    }

    /** Not of payments: their lane is offered what is drawn for it, and no more because others have no files. */
    private Optional<ArrayDeque<TrafficFile>> fullest() {
        return waiting.entrySet().stream()
                .filter(lane -> lane.getKey() != TrafficLane.PAYMENT)
                .map(Map.Entry::getValue)
                .filter(queue -> !queue.isEmpty())
                .max(Comparator.comparingInt(ArrayDeque::size));
    }

    /** A file waits for its next act; one that has none is left. */
    void put(TrafficFile file) {
        if (file.goesOn()) {
            queue(file.lane()).add(file);
        }
    }

    /** The same, and not before the time it was told. */
    void rest(TrafficFile file, long untilNanos) {
        resting.add(new Resting(file, untilNanos));
    }

    /** Files of a lane that are nobody's now, those that rest with them. */
    int waiting(TrafficLane lane) {
        return queue(lane).size()
                + (int) resting.stream()
                        .filter(one -> one.file().lane() == lane)
                        .count();
    }

    private ArrayDeque<TrafficFile> queue(TrafficLane lane) {
        ArrayDeque<TrafficFile> queue = waiting.get(lane);
        if (queue == null) {
            throw new IllegalArgumentException(lane + " has no files");
        }
        return queue;
    }
}

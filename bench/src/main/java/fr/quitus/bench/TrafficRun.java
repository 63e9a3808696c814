package fr.quitus.bench;

import fr.quitus.api.door.Caller;
import fr.quitus.domain.actor.Act;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/** Loads on one ledger, one after the other, by the same administrations; and what they left, checked in the end. */
final class TrafficRun implements AutoCloseable {
    private static final int SETTLING_CONNECTIONS = 64;
    private static final Duration PREPARING_MAX = Duration.ofMinutes(20);
    private static final Duration SETTLING_MAX = Duration.ofSeconds(120);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final long LOOK_AGAIN_MS = 500;

    private final Target target;
    private final int connections;
    private final List<TrafficOffice> offices;
    private final TrafficWitness witness;
    private final TrafficRequests requests;
    private final TrafficDesk desk;
    private final HttpDoor door;
    private long unsettled;

    /**
     * What is loaded.
     *
     * @param base where requests go
     * @param issuer gives tokens that the ledger believes
     * @param year the ledger's fiscal year
     */
    record Target(URI base, Function<Caller, String> issuer, int year) {
        LocalDate today() {
            return Instant.now().atZone(Act.PARIS).withYear(year).toLocalDate();
        }
    }

    /** What came of one load. */
    record Result(TrafficTally tally, HealthProbe.Found health) {}

    /** What became of the deposits. */
    record Deposits(long receipts, long accepted, long refused, long undecided) {
        Deposits and(Deposits others) {
            return new Deposits(
                    receipts + others.receipts,
                    accepted + others.accepted,
                    refused + others.refused,
                    undecided + others.undecided);
        }
    }

    /**
     * @param name tells this run from others on the same ledger: up to eight letters and digits
     * @param connections requests on their way at once
     */
    TrafficRun(Target target, String name, int administrations, int connections, Path witness) throws IOException {
        this.target = target;
        this.connections = connections;
        this.offices = TrafficOffice.several(name, administrations, target.today());
        this.witness = new TrafficWitness(witness);
        this.requests = new TrafficRequests(target.base(), target.issuer());
        this.desk = new TrafficDesk(offices, requests, this.witness);
        this.door = new HttpDoor("charge-" + name, target.base().toString(), target.issuer());
    }

    /** Opens credits and asks for everybody's token; once. */
    void open() {
        requests.know(people());
        TrafficOpening.open(door, offices);
    }

    HttpDoor door() {
        return door;
    }

    /** Brings files up to each lane of a payment, until so many wait there in each administration. */
    void stock(Map<TrafficLane, Integer> perOffice) throws IOException {
        Map<TrafficFile, TrafficLane> goals = new LinkedHashMap<>();
        for (TrafficOffice office : offices) {
            perOffice.forEach((lane, wanted) -> {
                for (int i = office.waiting(lane); i < wanted; i++) {
                    goals.put(office.newExpense(), lane);
                }
            });
        }
        List<TrafficFile> under = new ArrayList<>(goals.keySet());
        try (TrafficEngine engine = engine(SETTLING_CONNECTIONS, RetryPolicy.NONE)) {
            while (!under.isEmpty()) {
                TrafficTally tally = engine.carry(under, PREPARING_MAX);
                List<TrafficFile> carried = desk.takeCarried();
                if (carried.size() < under.size()) {
                    throw new IllegalStateException("files cannot be prepared: " + tally.answers() + " "
                            + tally.samples() + ", " + desk.takeDoubtful().size() + " without an answer");
                }
                under.clear();
                for (TrafficFile file : carried) {
                    if (file.lane() == goals.get(file)) {
                        file.office().put(file);
                    } else {
                        under.add(file);
                    }
                }
            }
        }
    }

    /** Drafts a commitment; @return how many events such an act leaves, as its answer says */
    int eventsOfADraft() throws IOException {
        try (TrafficEngine engine = engine(1, RetryPolicy.NONE)) {
            engine.carry(List.of(offices.getFirst().newExpense()), PREPARING_MAX);
        }
        List<TrafficFile> carried = desk.takeCarried();
        if (carried.isEmpty()) {
            throw new IllegalStateException("a commitment cannot be drafted");
        }
        carried.forEach(file -> file.office().put(file));
        return witness.lines().getLast().events();
    }

    /** Drafts so many commitments while the front desk is open; @return what was deposited, decided by nobody yet */
    List<TrafficDesk.Deposit> deposit(int count) throws IOException {
        List<TrafficFile> files = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            files.add(offices.get(i % offices.size()).newExpense());
        }
        try (TrafficEngine engine = engine(SETTLING_CONNECTIONS, RetryPolicy.NONE)) {
            TrafficTally tally = engine.carry(files, PREPARING_MAX);
            List<TrafficDesk.Deposit> deposits = desk.takeDeposits();
            if (deposits.size() < count) {
                throw new IllegalStateException(deposits.size() + " of " + count + " acts were deposited: "
                        + tally.answers() + " " + tally.samples());
            }
            return deposits;
        }
    }

    /** An act was accepted, as the desk says. */
    void witnessed(UUID commandId, long position, int events, String key) {
        witness.acknowledged(commandId.toString(), position, events, key);
    }

    Result load(TrafficSchedule.Plan plan, RetryPolicy policy, Consumer<TrafficTally.Second> told) throws IOException {
        try (TrafficEngine engine = engine(connections, policy)) {
            HealthProbe probe = new HealthProbe(target.base());
            TrafficTally tally;
            try (probe) {
                tally = engine.run(new TrafficSchedule(plan), plan.time(), told);
            }
            return new Result(tally, probe.found());
        }
    }

    /** Waits until each deposit is decided and each act without an answer has one. */
    Deposits settle() throws IOException, InterruptedException {
        Deposits deposits = decided(desk.takeDeposits());
        try (TrafficEngine engine = engine(SETTLING_CONNECTIONS, RetryPolicy.NONE)) {
            engine.carry(desk.takeDoubtful(), SETTLING_MAX);
            List<TrafficDesk.Deposit> late = desk.takeDeposits(); // asked again, and deposited only then
            if (!late.isEmpty()) {
                deposits = deposits.and(decided(late));
                engine.carry(desk.takeDoubtful(), SETTLING_MAX);
            }
        }
        desk.takeCarried().forEach(file -> file.office().put(file));
        unsettled = desk.doubtful();
        return deposits;
    }

    /** Acts of which nobody learnt in time what became of them. */
    long unsettled() {
        return unsettled;
    }

    private Deposits decided(List<TrafficDesk.Deposit> deposits) throws InterruptedException {
        long deadline = System.nanoTime() + SETTLING_MAX.toNanos();
        List<TrafficDesk.Deposit> waiting = new ArrayList<>(deposits);
        long accepted = 0;
        long refused = 0;
        while (!waiting.isEmpty() && System.nanoTime() < deadline) {
            List<TrafficDesk.Deposit> still = new ArrayList<>();
            for (TrafficDesk.Deposit deposit : waiting) {
                switch (end(deposit)) {
                    case ACCEPTED -> {
                        accepted++;
                        desk.askAgain(deposit); // the answer under its key says which events it left, and where
                    }
                    case REFUSED -> refused++;
                    case OPEN -> still.add(deposit);
                }
            }
            waiting = still;
            if (!waiting.isEmpty()) {
                Thread.sleep(LOOK_AGAIN_MS);
            }
        }
        return new Deposits(deposits.size(), accepted, refused, waiting.size());
    }

    private enum DepositEnd {
        OPEN,
        ACCEPTED,
        REFUSED
    }

    private DepositEnd end(TrafficDesk.Deposit deposit) {
        try {
            JsonNode told = door.ask(
                    "/api/v1/deposits/" + deposit.number(), deposit.file().act().caller(), -1);
            String state = told.path("state").asString("");
            return switch (state) {
                case "ACCEPTÉ" -> DepositEnd.ACCEPTED;
                case "REFUSÉ" -> DepositEnd.REFUSED;
                default -> DepositEnd.OPEN;
            };
        } catch (Door.NotAccepted e) {
            return DepositEnd.OPEN;
        }
    }

    /** Compares what people were told with what the ledger shows. */
    TrafficCheck.Found check() throws IOException, InterruptedException {
        List<TrafficWitness.Line> lines = witness.lines();
        long upTo =
                lines.stream().mapToLong(TrafficWitness.Line::position).max().orElse(-1);
        TrafficCheck check = new TrafficCheck();
        check.read(door, people(), upTo);
        return check.compare(lines);
    }

    private List<Caller> people() {
        return offices.stream().flatMap(office -> office.people().stream()).toList();
    }

    private TrafficEngine engine(int wires, RetryPolicy policy) throws IOException {
        return new TrafficEngine(new TrafficSettings(target.base(), wires, PATIENCE, policy), desk);
    }

    @Override
    public void close() throws IOException {
        door.close();
        witness.close();
    }
}

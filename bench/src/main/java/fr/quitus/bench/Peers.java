package fr.quitus.bench;

import fr.quitus.api.admission.Admission;
import fr.quitus.api.admission.AdmissionLimits;
import fr.quitus.api.door.CommandGate;
import fr.quitus.api.ledger.CommitAtOnce;
import fr.quitus.api.ledger.HabilitationsInForce;
import fr.quitus.api.ledger.LawInForce;
import fr.quitus.api.ledger.YearsInForce;
import fr.quitus.api.ports.CommandJournal;
import fr.quitus.api.ports.LedgerClock;
import fr.quitus.api.ports.Numbers;
import fr.quitus.app.storage.LedgerStorage;
import fr.quitus.domain.value.FundsCentre;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.axonframework.config.Configuration;

/** Everybody who can be measured beside one running instance, on the same bays. */
final class Peers implements AutoCloseable {
    /** Events of the stream that the stock engine's hot envelope begins each turn with. */
    private static final int HOT_STREAM_EVENTS = 1_000;
    /** Where the stock engine does best; with more in flight it does less. */
    private static final int STOCK_CLIENTS = 32;

    private final InFlight inFlight;
    private final Instance instance;
    private final Views views;
    private final EventBytes bytes = EventBytes.ofOneCommand();
    private final PostgresReference reference;
    private final StockLedger plain;
    private final StockLedger kept;
    private final HttpDoor http;
    private final AtomicInteger freshUnits = new AtomicInteger();

    /**
     * How many are on their way at once.
     *
     * @param gate commands in process
     * @param http commands by HTTP
     * @param units units of work brought to the log directly
     */
    record InFlight(int gate, int http, int units) {}

    Peers(InFlight inFlight, Instance instance) throws SQLException {
        this.inFlight = inFlight;
        this.instance = instance;
        this.views = new Views(instance);
        this.reference = PostgresReference.beside(instance.bean(LedgerStorage.class), bytes);
        this.plain = StockLedger.beside(instance.context(), StockLedger.Kind.PLAIN);
        this.kept = StockLedger.beside(instance.context(), StockLedger.Kind.KEPT);
        this.http = new HttpDoor(instance.address(), instance::token);
        Configuration axon = instance.bean(Configuration.class);
        CommitAtOnce.subscribe(axon.commandBus(), axon, instance.bean(Numbers.class));
        new Workload(gate("allot"))
                .allot(Stream.concat(Workload.spread().stream(), Workload.hot().stream())
                        .toList());
    }

    EventBytes bytes() {
        return bytes;
    }

    Contender singleRows() {
        return new Contender(
                "PostgreSQL, one row a commit", PostgresReference.CLIENTS, this::emptyReference, reference::singleRows);
    }

    Contender groups() {
        return new Contender(
                "PostgreSQL, %,d rows a statement (rows)".formatted(PostgresReference.GROUP_ROWS),
                1,
                this::emptyReference,
                reference::groups);
    }

    private void emptyReference() throws SQLException {
        views.hold();
        reference.empty();
    }

    Contender rawAppend(PreparedLog prepared) {
        RawAppend append = new RawAppend(prepared.log(), bytes, Workload.SPREAD_ENVELOPES);
        return new Contender(
                "EventLog.append of prepared units (events)",
                inFlight.units(),
                views::hold,
                duration -> append.run(duration, inFlight.units()));
    }

    /** The measured command in process, nobody following the log. */
    Contender commands(List<FundsCentre> units) {
        return commands("ours" + on(units), units, views::hold);
    }

    /** The measured command in process while every view follows. */
    Contender commandsWithViews(List<FundsCentre> units) {
        return commands("ours" + on(units) + ", all views live", units, views::run);
    }

    private Contender commands(String name, List<FundsCentre> units, Contender.Preparation preparation) {
        GateDoor door = new GateDoor(
                name,
                new CommandGate(
                        new AtOnceBus(instance.bean(Configuration.class).commandBus()),
                        instance.bean(CommandJournal.class),
                        instance.bean(LawInForce.class),
                        instance.bean(YearsInForce.class),
                        instance.bean(HabilitationsInForce.class),
                        new Admission(AdmissionLimits.defaults())),
                instance.bean(LedgerClock.class));
        return contender(name, door, units, inFlight.gate(), preparation);
    }

    /** The product's own two commands, one after the other, in process. */
    Contender pairs(List<FundsCentre> units) {
        String name = "ours, draft then validate" + on(units);
        return pairs(name, gate(name), units, inFlight.gate());
    }

    /** The product's own two commands by HTTP. */
    Contender pairsByHttp(List<FundsCentre> units) {
        return pairs("ours by HTTP, draft then validate" + on(units), http, units, inFlight.http());
    }

    private Contender pairs(String name, Door door, List<FundsCentre> units, int clients) {
        Load load = new Load(new Workload(door), units, clients);
        return new Contender(
                name, clients, views::hold, duration -> load.run(duration).sample());
    }

    /** Each turn on fresh envelopes, so that their streams are short. */
    Contender stockSpread(StockLedger.Kind kind) {
        return stock(kind, "spread", Workload.SPREAD_ENVELOPES, 1);
    }

    /** Each turn on a fresh envelope with a stream of {@value #HOT_STREAM_EVENTS} events. */
    Contender stockHot(StockLedger.Kind kind) {
        return stock(kind, "hot, stream of %,d events".formatted(HOT_STREAM_EVENTS), 1, HOT_STREAM_EVENTS);
    }

    private Contender stock(StockLedger.Kind kind, String how, int envelopes, int events) {
        StockLedger stock =
                switch (kind) {
                    case PLAIN -> plain;
                    case KEPT -> kept;
                };
        AtomicReference<List<FundsCentre>> units = new AtomicReference<>(List.of());
        Workload workload = new Workload(stock.atOnce());
        return new Contender(
                kind.title() + ", " + how,
                STOCK_CLIENTS,
                () -> {
                    views.hold();
                    List<FundsCentre> fresh = freshUnits(envelopes);
                    stock.write(fresh.stream()
                            .map(unit -> Workload.envelope(unit, events))
                            .toList());
                    units.set(fresh);
                },
                duration -> {
                    List<FundsCentre> all = units.get();
                    Sample sample = ClosedLoop.sample(
                            STOCK_CLIENTS,
                            duration,
                            (client, random) -> workload.draft(all.get(random.nextInt(all.size()))));
                    stock.rest();
                    return sample;
                });
    }

    private List<FundsCentre> freshUnits(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> FundsCentre.of(String.format(
                        Locale.ROOT,
                        "0156-BANC-F%s",
                        Integer.toString(freshUnits.incrementAndGet(), Character.MAX_RADIX)
                                .toUpperCase(Locale.ROOT))))
                .toList();
    }

    private static Contender contender(
            String name, Door door, List<FundsCentre> units, int clients, Contender.Preparation preparation) {
        Workload workload = new Workload(door);
        return new Contender(
                name,
                clients,
                preparation,
                duration -> ClosedLoop.sample(
                        clients,
                        duration,
                        (client, random) -> workload.draft(units.get(random.nextInt(units.size())))));
    }

    private GateDoor gate(String name) {
        return new GateDoor(name, instance.bean(CommandGate.class), instance.bean(LedgerClock.class));
    }

    private static String on(List<FundsCentre> units) {
        return units.size() == 1 ? ", hot" : ", spread over " + units.size();
    }

    @Override
    public void close() {
        http.close();
        plain.close();
        kept.close();
    }
}

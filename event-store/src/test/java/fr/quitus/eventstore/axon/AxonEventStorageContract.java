package fr.quitus.eventstore.axon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import fr.quitus.eventstore.AppendUnit;
import fr.quitus.eventstore.Appended;
import fr.quitus.eventstore.Await;
import fr.quitus.eventstore.AxonEventStorage;
import fr.quitus.eventstore.CommandEntry;
import fr.quitus.eventstore.DuplicateCommandException;
import fr.quitus.eventstore.EventLog;
import fr.quitus.eventstore.EventNames;
import fr.quitus.eventstore.JournalledCommand;
import fr.quitus.eventstore.NamedEventSerializer;
import fr.quitus.eventstore.NewEvent;
import fr.quitus.eventstore.Outcome;
import fr.quitus.eventstore.StoredEvent;
import fr.quitus.eventstore.StoredSnapshot;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.config.AggregateConfigurer;
import org.axonframework.config.Configuration;
import org.axonframework.config.Configurer;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.axonframework.eventhandling.TrackingEventProcessorConfiguration;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventsourcing.AggregateSnapshotter;
import org.axonframework.eventsourcing.EventCountSnapshotTriggerDefinition;
import org.axonframework.eventsourcing.GenericAggregateFactory;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.correlation.SimpleCorrelationDataProvider;
import org.axonframework.messaging.interceptors.CorrelationDataInterceptor;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.axonframework.modelling.command.Repository;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.upcasting.event.IntermediateEventRepresentation;
import org.axonframework.serialization.upcasting.event.SingleEventUpcaster;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The engine under a real Axon configuration, without Spring; run on every event log. */
public abstract class AxonEventStorageContract {

    private static final String COMMAND_ID = "commandId";
    private static final int SNAPSHOT_AFTER_EVENTS = 5;

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .changeDefaultVisibility(visibility -> visibility.withFieldVisibility(Visibility.ANY))
            .build();

    protected static final NamedEventSerializer SERIALIZER = new NamedEventSerializer(
            MAPPER,
            EventNames.of(Map.of(
                    "credits-opened.v2", Credits.Opened.class,
                    "credits-reserved.v1", Credits.Reserved.class,
                    "committed.v1", Credits.Committed.class,
                    "credits-state.v1", Credits.class)));

    private final List<Optional<Appended>> appended = new CopyOnWriteArrayList<>();
    private final ConcurrentLinkedQueue<String> projected = new ConcurrentLinkedQueue<>();
    protected EventLog log;
    private AxonEventStorage storage;
    private Configuration axon;

    /** An empty log. */
    protected abstract EventLog open() throws Exception;

    /** Where the processor keeps its place. */
    protected abstract TokenStore tokenStore() throws Exception;

    @BeforeEach
    void start() throws Exception {
        log = open();
        TokenStore tokens = tokenStore();
        AxonEventStorage.Builder engine = AxonEventStorage.over(log, SERIALIZER);
        engine.upcasterChain(new CentsUpcaster());
        storage = engine.build();
        Configurer configurer = DefaultConfigurer.defaultConfiguration(false)
                .configureEmbeddedEventStore(c -> storage)
                .configureSerializer(c -> SERIALIZER)
                .configureCommandBus(c -> SimpleCommandBus.builder()
                        .rollbackConfiguration(AxonEventStorageContract::rollsBack)
                        .build())
                .configureAggregate(AggregateConfigurer.defaultConfiguration(Credits.class)
                        .configureSnapshotTrigger(c -> new EventCountSnapshotTriggerDefinition(
                                AggregateSnapshotter.builder()
                                        .eventStore(c.eventStore())
                                        .aggregateFactories(new GenericAggregateFactory<>(Credits.class))
                                        .build(),
                                SNAPSHOT_AFTER_EVENTS)))
                .configureAggregate(Credits.Commitment.class);
        configurer.registerCommandHandler(
                c -> new Handler(c.repository(Credits.class), c.repository(Credits.Commitment.class)));
        configurer
                .eventProcessing()
                .registerTokenStore(c -> tokens)
                .usingTrackingEventProcessors()
                .registerTrackingEventProcessorConfiguration(
                        c -> TrackingEventProcessorConfiguration.forSingleThreadedProcessing()
                                .andInitialTrackingToken(source -> source.createTailToken()))
                .registerEventHandler(c -> new Projection());
        axon = configurer.buildConfiguration();
        axon.commandBus().registerHandlerInterceptor(this::journalled);
        axon.commandBus()
                .registerHandlerInterceptor(
                        new CorrelationDataInterceptor<>(new SimpleCorrelationDataProvider("actor", "role")));
        axon.start();
    }

    @AfterEach
    void stop() {
        axon.shutdown();
        log.close();
    }

    private static boolean rollsBack(Throwable failure) {
        return !(failure instanceof Credits.Refused);
    }

    /** Stands for the gate: mentions each command that carries an id in the journal, refused ones too. */
    private Object journalled(UnitOfWork<? extends CommandMessage<?>> unit, InterceptorChain chain) throws Exception {
        Optional<UUID> id = Optional.ofNullable(
                        (String) unit.getMessage().getMetaData().get(COMMAND_ID))
                .map(UUID::fromString);
        unit.afterCommit(u -> appended.add(AxonEventStorage.appended(u)));
        try {
            Object result = chain.proceed();
            id.ifPresent(command -> storage.journal(unit, entry(command, Outcome.ACCEPTED)));
            return result;
        } catch (Credits.Refused e) {
            id.ifPresent(command -> storage.journal(unit, entry(command, Outcome.REFUSED)));
            throw e;
        }
    }

    private static CommandEntry entry(UUID id, Outcome outcome) {
        return new CommandEntry(
                id, "reserve.v1", "jeanne", bytes("h"), outcome, outcome == Outcome.REFUSED ? "NO" : null, bytes("{}"));
    }

    @Test
    void two_aggregates_go_down_in_one_append_with_their_command() {
        send(new Credits.Open("line-1", 100));
        UUID command = UUID.randomUUID();

        send(new Credits.ReserveFor("line-1", "commitment-1", 30), command);

        assertThat(log.read(-1, 10))
                .extracting(StoredEvent::name)
                .containsExactly("credits-opened.v2", "credits-reserved.v1", "committed.v1");
        JournalledCommand line = log.find(command).orElseThrow();
        assertThat(line.firstPosition()).isEqualTo(1);
        assertThat(line.lastPosition()).isEqualTo(2);
        assertThat(appended.getLast()).hasValueSatisfying(place -> {
            assertThat(place.firstPosition()).isEqualTo(1);
            assertThat(place.lastPosition()).isEqualTo(2);
            assertThat(place.recordedAt()).isEqualTo(line.recordedAt());
        });
    }

    @Test
    void stores_names_exact_json_and_sorted_metadata_never_a_class_name() {
        send(
                new Credits.Open("line-1", 100),
                MetaData.with("role", "ordonnateur").and("actor", "jeanne"));

        StoredEvent stored = log.read(-1, 1).getFirst();
        assertThat(new String(stored.payload(), StandardCharsets.UTF_8))
                .isEqualTo("{\"line\":\"line-1\",\"cents\":100}");
        assertThat(new String(stored.metaData(), StandardCharsets.UTF_8))
                .isEqualTo("{\"actor\":\"jeanne\",\"role\":\"ordonnateur\"}");
        DomainEventMessage<?> message = storage.readEvents("line-1").next();
        assertThat(message.getTimestamp()).isEqualTo(stored.recordedAt());
        assertThat(message.getPayload()).isEqualTo(new Credits.Opened("line-1", 100));
        assertThat(message.getMetaData()).containsEntry("role", "ordonnateur").containsEntry("actor", "jeanne");
    }

    @Test
    void a_refusal_is_journalled_alone_and_leaves_no_event() {
        send(new Credits.Open("line-1", 10));
        UUID command = UUID.randomUUID();

        assertThatThrownBy(() -> send(new Credits.Reserve("line-1", 11), command))
                .isInstanceOf(Credits.Refused.class);

        JournalledCommand line = log.find(command).orElseThrow();
        assertThat(line.entry().outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(line.lastPosition()).isZero();
        assertThat(line.hasEvents()).isFalse();
        assertThat(log.head()).isZero();
    }

    @Test
    void a_unit_that_rolls_back_leaves_neither_event_nor_mention() {
        send(new Credits.Open("line-1", 10));
        send(new Credits.ReserveFor("line-1", "commitment-1", 1));
        UUID command = UUID.randomUUID();

        assertThatThrownBy(() -> send(new Credits.ReserveFor("line-1", "commitment-1", 1), command))
                .isInstanceOf(AggregateStreamCreationException.class);

        assertThat(log.head()).isEqualTo(2);
        assertThat(log.find(command)).isEmpty();
        send(new Credits.Reserve("line-1", 1));
        assertThat(log.lastSequence("line-1")).contains(2L);
    }

    @Test
    void a_repeat_of_a_command_is_told_as_such_and_writes_nothing() {
        UUID command = UUID.randomUUID();
        send(new Credits.Open("line-1", 10));
        send(new Credits.Reserve("line-1", 1), command);

        assertThatThrownBy(() -> send(new Credits.Reserve("line-1", 1), command))
                .isInstanceOf(DuplicateCommandException.class);
        assertThat(log.head()).isEqualTo(1);
    }

    @Test
    void an_append_outside_a_unit_of_work_is_durable_when_it_returns() {
        storage.appendEvents(message(0));
        assertThat(log.head()).isZero();

        assertThatThrownBy(() -> storage.appendEvents(message(0))).isInstanceOf(AggregateStreamCreationException.class);
        assertThatThrownBy(() -> storage.appendEvents(message(5))).isInstanceOf(ConcurrencyException.class);
    }

    @Test
    void a_long_stream_is_loaded_from_its_snapshot() throws Exception {
        send(new Credits.Open("line-1", 100));
        reserve(SNAPSHOT_AFTER_EVENTS + 1);
        Await.until("the snapshot is stored", () -> log.newestSnapshot("line-1").isPresent());

        // A state only a snapshot can have: if it is used, the next reservation is judged on it.
        StoredSnapshot kept = log.newestSnapshot("line-1").orElseThrow();
        log.storeSnapshot(new StoredSnapshot(
                kept.aggregateType(),
                kept.aggregateId(),
                log.lastSequence("line-1").orElseThrow(),
                kept.eventId(),
                kept.name(),
                kept.recordedAt(),
                bytes("{\"line\":\"line-1\",\"available\":0}"),
                kept.metaData()));

        assertThat(kept.name()).isEqualTo("credits-state.v1");
        assertThatThrownBy(() -> send(new Credits.Reserve("line-1", 1))).isInstanceOf(Credits.Refused.class);
    }

    @Test
    void a_snapshot_that_cannot_be_read_is_passed_over() {
        send(new Credits.Open("line-1", 100));
        for (String[] broken : new String[][] {{"credits-state.v1", "{ not json"}, {"a-state-of-the-past.v0", "{}"}}) {
            log.storeSnapshot(new StoredSnapshot(
                    "Credits",
                    "line-1",
                    log.lastSequence("line-1").orElseThrow(),
                    "s",
                    broken[0],
                    Instant.EPOCH,
                    bytes(broken[1]),
                    bytes("{}")));

            assertThat(storage.readSnapshot("line-1")).isEmpty();
            send(new Credits.Reserve("line-1", 1));
        }
        assertThat(log.lastSequence("line-1")).contains(2L);
    }

    @Test
    void an_event_of_an_old_form_is_read_in_its_new_form() {
        log.append(new AppendUnit(
                        List.of(new NewEvent(
                                "Credits",
                                "line-1",
                                0,
                                "credits-opened.v1",
                                bytes("{\"line\":\"line-1\",\"euros\":2}"),
                                bytes("{}"))),
                        null,
                        Instant.EPOCH))
                .join();

        assertThat(storage.readEvents("line-1").next().getPayload()).isEqualTo(new Credits.Opened("line-1", 200));
        assertThat(send(new Credits.Reserve("line-1", 199))).isEqualTo("1");
    }

    @Test
    void a_processor_follows_the_log_and_a_replay_gives_everything_again() throws Exception {
        send(new Credits.Open("line-1", 100));
        reserve(3);
        Await.until("the processor has followed", () -> projected.size() == 4);
        List<String> first = List.copyOf(projected);
        StreamingEventProcessor processor = (StreamingEventProcessor) axon.eventProcessingConfiguration()
                .eventProcessors()
                .values()
                .iterator()
                .next();

        processor.shutDown();
        projected.clear();
        processor.resetTokens();
        processor.start();

        Await.until("the replay is through", () -> projected.size() >= 4);
        assertThat(projected).containsExactlyElementsOf(first);
        reserve(1);
        Await.until("it goes on after the replay", () -> projected.size() == 5);
    }

    @Test
    void tokens_tell_places_in_the_log() {
        assertThat(storage.createHeadToken()).isNull();
        assertThat(storage.createTailToken()).isNull();
        send(new Credits.Open("line-1", 100));
        reserve(2);

        assertThat(storage.createHeadToken()).isEqualTo(new GlobalSequenceTrackingToken(2));
        assertThat(storage.createTokenAt(Instant.EPOCH)).isNull();
        assertThat(storage.createTokenAt(Instant.parse("2999-01-01T00:00:00Z")))
                .isEqualTo(new GlobalSequenceTrackingToken(2));
        assertThat(storage.readEvents(new GlobalSequenceTrackingToken(0), false)
                        .map(event -> event.trackingToken())
                        .toList())
                .isEqualTo(List.of(new GlobalSequenceTrackingToken(1), new GlobalSequenceTrackingToken(2)));
    }

    private void reserve(int times) {
        for (int i = 0; i < times; i++) {
            send(new Credits.Reserve("line-1", 1));
        }
    }

    private Object send(Object command) {
        return send(command, MetaData.emptyInstance());
    }

    private Object send(Object command, UUID id) {
        return send(command, MetaData.with(COMMAND_ID, id.toString()));
    }

    private Object send(Object command, MetaData metaData) {
        List<Object> results = new ArrayList<>();
        axon.commandBus()
                .dispatch(
                        new GenericCommandMessage<>(
                                new GenericMessage<>(command, metaData),
                                command.getClass().getName()),
                        (sent, result) -> results.add(
                                result.isExceptional()
                                        ? result.exceptionResult()
                                        : String.valueOf(result.getPayload())));
        Object result = results.getFirst();
        if (result instanceof RuntimeException failure) {
            throw failure;
        }
        return result;
    }

    private static EventMessage<?> message(long sequence) {
        return new GenericDomainEventMessage<>("Credits", "line-9", sequence, new Credits.Opened("line-9", 1));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Decides over two aggregates in one unit of work. */
    public static final class Handler {

        private final Repository<Credits> lines;
        private final Repository<Credits.Commitment> commitments;

        Handler(Repository<Credits> lines, Repository<Credits.Commitment> commitments) {
            this.lines = lines;
            this.commitments = commitments;
        }

        @CommandHandler
        public void handle(Credits.ReserveFor command) throws Exception {
            lines.load(command.line()).execute(line -> line.reserve(command.cents()));
            commitments.newInstance(
                    () -> new Credits.Commitment(command.commitment(), command.line(), command.cents()));
        }
    }

    /** Notes what it is given. */
    public final class Projection {

        @EventHandler
        public void on(EventMessage<?> event) {
            projected.add(event.getIdentifier());
        }
    }

    /** In the first form, credits were whole euros. */
    private static final class CentsUpcaster extends SingleEventUpcaster {

        @Override
        protected boolean canUpcast(IntermediateEventRepresentation event) {
            return event.getType().getName().equals("credits-opened.v1");
        }

        @Override
        protected IntermediateEventRepresentation doUpcast(IntermediateEventRepresentation event) {
            return event.upcastPayload(new SimpleSerializedType("credits-opened.v2", null), JsonNode.class, old -> {
                ObjectNode young = (ObjectNode) old;
                long cents = 100 * young.remove("euros").asLong();
                return young.put("cents", cents);
            });
        }
    }
}

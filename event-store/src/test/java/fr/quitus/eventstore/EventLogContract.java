package fr.quitus.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import fr.quitus.proofs.merkle.EventIds;
import fr.quitus.proofs.merkle.Frontier;
import fr.quitus.proofs.merkle.LeafHash;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every event log promises; run by the log in memory and by the one on PostgreSQL. */
public abstract class EventLogContract {

    protected static final Instant NOON = Instant.parse("2025-03-01T12:00:00.123456789Z");
    private static final Duration PATIENCE = Await.PATIENCE;

    protected EventLog log;

    /** An empty log. */
    protected abstract EventLog open() throws Exception;

    @BeforeEach
    void open_the_log() throws Exception {
        log = open();
    }

    @AfterEach
    void close_the_log() {
        log.close();
    }

    @Test
    void an_empty_log_has_no_head_no_event_and_no_command() {
        assertThat(log.head()).isEqualTo(-1);
        assertThat(log.read(-1, 10)).isEmpty();
        assertThat(log.journal(-1, 10)).isEmpty();
        assertThat(log.find(UUID.randomUUID())).isEmpty();
        assertThat(log.lastSequence("envelope-1")).isEmpty();
        assertThat(log.newestSnapshot("envelope-1")).isEmpty();
        assertThat(log.firstPositionSince(Instant.EPOCH)).isEmpty();
    }

    @Test
    void keeps_every_field_and_every_byte_of_an_event() {
        byte[] odd = {0, 1, -1, 127, -128, '"'};
        NewEvent event = new NewEvent("Envelope", "enveloppe n° 1 « é »", 0, "opened.v1", odd, text("{\"a\" : 1}"));

        Appended appended = append(unit(event));

        Instant micros = Instant.parse("2025-03-01T12:00:00.123456Z");
        assertThat(appended).isEqualTo(new Appended(0, 0, micros));
        StoredEvent stored = log.read(-1, 10).getFirst();
        assertThat(stored)
                .isEqualTo(new StoredEvent(
                        0,
                        "Envelope",
                        "enveloppe n° 1 « é »",
                        0,
                        "opened.v1",
                        micros,
                        odd,
                        text("{\"a\" : 1}"),
                        LeafHash.of(stored.entry())));
        assertThat(stored.eventId())
                .isEqualTo(EventIds.of("enveloppe n° 1 « é »", 0).toString());
        assertThat(log.readStream(event.aggregateId(), 0)).containsExactly(stored);
    }

    @Test
    void positions_are_dense_from_zero_in_the_order_of_the_calls() {
        List<CompletableFuture<Appended>> appending = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            appending.add(log.append(unit(event("a", 2L * i), event("b", i), event("a", 2L * i + 1))));
        }
        appending.forEach(EventLogContract::settled);

        List<StoredEvent> all = log.read(-1, 1_000);
        assertThat(all).extracting(StoredEvent::position).containsExactlyElementsOf(numbers(0, 149));
        assertThat(log.readStream("a", 0)).extracting(StoredEvent::sequence).containsExactlyElementsOf(numbers(0, 99));
        assertThat(settled(appending.get(7)))
                .returns(21L, Appended::firstPosition)
                .returns(23L, Appended::lastPosition);
        assertThat(log.head()).isEqualTo(149);
        assertThat(log.read(100, 3)).extracting(StoredEvent::position).containsExactly(101L, 102L, 103L);
    }

    @Test
    void reads_a_stream_from_a_sequence_on() {
        append(unit(event("a", 0), event("b", 0), event("a", 1), event("a", 2)));

        assertThat(log.readStream("a", 1)).extracting(StoredEvent::position).containsExactly(2L, 3L);
        assertThat(log.readStream("a", 3)).isEmpty();
        assertThat(log.lastSequence("a")).contains(2L);
        assertThat(log.lastSequence("b")).contains(0L);
    }

    @Test
    void a_stretch_gives_what_was_named_of_it_in_order_and_its_last_time() {
        NewEvent opened = new NewEvent("Envelope", "enveloppe « é »", 0, "opened.v1", new byte[] {0, -1}, text("{}"));
        append(unit(opened, event("a", 0)));
        append(unit(event("a", 1), event("b", 0)));
        List<StoredEvent> all = log.read(-1, 10);

        Stretch named = log.stretch(-1, 2, "opened.v1"::equals);

        assertThat(named.events()).containsExactly(all.getFirst());
        assertThat(named.recordedAt()).isEqualTo(all.get(2).recordedAt());
        assertThat(log.stretch(0, 3, _ -> true).events()).isEqualTo(all.subList(1, 4));
        assertThat(log.stretch(0, 3, _ -> false).events()).isEmpty();
    }

    @Test
    void events_are_read_by_their_positions_in_the_order_of_the_log() {
        append(unit(event("a", 0), event("b", 0), event("a", 1), event("c", 0)));
        List<StoredEvent> all = log.read(-1, 10);

        assertThat(log.at(List.of(3L, 0L, 1L, 3L))).containsExactly(all.get(0), all.get(1), all.get(3));
        assertThat(log.at(List.of(2L, 4L, 1_000L))).as("beyond the head").containsExactly(all.get(2));
        assertThat(log.at(List.of())).isEmpty();
    }

    @Test
    void there_is_no_stretch_beyond_the_head_nor_an_empty_one() {
        append(unit(event("a", 0)));

        assertThatThrownBy(() -> log.stretch(-1, 1, _ -> true)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> log.stretch(0, 0, _ -> true)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> log.stretch(-2, 0, _ -> true)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_second_creation_of_an_aggregate_is_refused_by_its_own_type() {
        append(unit(event("a", 0)));

        assertFails(log.append(unit(event("a", 0))), AggregateStreamCreationException.class);
        assertThat(log.head()).isZero();
    }

    @Test
    void an_event_on_an_old_state_is_refused_as_concurrent() {
        append(unit(event("a", 0), event("a", 1)));

        assertFails(log.append(unit(event("a", 1))), ConcurrencyException.class);
        assertThat(log.lastSequence("a")).contains(1L);
    }

    @Test
    void an_event_that_would_leave_a_hole_in_its_stream_is_refused() {
        append(unit(event("a", 0)));

        assertFails(log.append(unit(event("a", 2))), ConcurrencyException.class);
        assertFails(log.append(unit(event("never seen", 7))), ConcurrencyException.class);
        assertFails(log.append(unit(event("b", 0), event("b", 2))), ConcurrencyException.class);
        assertThat(log.head()).isZero();
    }

    @Test
    void a_conflict_fails_only_its_own_unit_and_those_that_stand_on_it() {
        append(unit(event("a", 0)));

        CompletableFuture<Appended> before = log.append(unit(event("b", 0)));
        CompletableFuture<Appended> stale = log.append(unit(event("c", 0), event("a", 0)));
        CompletableFuture<Appended> standing = log.append(unit(event("c", 1), event("d", 0)));
        CompletableFuture<Appended> after = log.append(unit(event("a", 1), event("b", 1)));

        assertThat(settled(before)).returns(1L, Appended::lastPosition);
        assertFails(stale, AggregateStreamCreationException.class);
        assertFails(standing, ConcurrencyException.class);
        assertThat(settled(after)).returns(2L, Appended::firstPosition).returns(3L, Appended::lastPosition);
        assertThat(log.lastSequence("c")).isEmpty();
        assertThat(log.lastSequence("d")).isEmpty();
    }

    @Test
    void the_journal_keeps_an_accepted_command_with_its_events() {
        CommandEntry entry = accepted();
        append(unit(event("a", 0)));

        append(new AppendUnit(List.of(event("a", 1), event("b", 0)), entry, NOON));

        JournalledCommand line = new JournalledCommand(0, entry, 1, 2, Instant.parse("2025-03-01T12:00:00.123456Z"));
        assertThat(log.find(entry.commandId())).contains(line);
        assertThat(line.hasEvents()).isTrue();
        assertThat(log.journal(-1, 10)).containsExactly(line);
    }

    @Test
    void the_journal_keeps_a_refused_command_at_the_head_it_was_decided_on() {
        CommandEntry first = refused("credits-insufficient");
        CommandEntry second = refused("credits-insufficient");

        append(new AppendUnit(List.of(), first, NOON));
        append(unit(event("a", 0), event("a", 1)));
        append(new AppendUnit(List.of(), second, NOON));

        assertThat(log.journal(-1, 10))
                .extracting(
                        JournalledCommand::number, JournalledCommand::firstPosition, JournalledCommand::lastPosition)
                .containsExactly(tuple(0L, 0L, -1L), tuple(1L, 2L, 1L));
        JournalledCommand found = log.find(second.commandId()).orElseThrow();
        assertThat(found.entry()).isEqualTo(second);
        assertThat(found.hasEvents()).isFalse();
        assertThat(log.journal(0, 10)).containsExactly(found);
        assertThat(log.head()).isEqualTo(1);
    }

    @Test
    void refused_commands_are_found_among_the_others() {
        CommandEntry first = refused("credits-insufficient");
        CommandEntry second = refused("file-unknown");
        append(new AppendUnit(List.of(event("a", 0)), accepted(), NOON));
        append(new AppendUnit(List.of(), first, NOON));
        append(new AppendUnit(List.of(event("a", 1)), accepted(), NOON));
        append(new AppendUnit(List.of(), second, NOON));

        assertThat(log.refusals(-1, 10)).extracting(JournalledCommand::entry).containsExactly(first, second);
        assertThat(log.refusals(-1, 1)).extracting(JournalledCommand::entry).containsExactly(first);
        assertThat(log.refusals(1, 10)).extracting(JournalledCommand::entry).containsExactly(second);
        assertThat(log.refusals(3, 10)).isEmpty();
    }

    @Test
    void a_command_is_journalled_once_and_its_repeat_writes_nothing() {
        CommandEntry entry = accepted();
        CompletableFuture<Appended> first = log.append(new AppendUnit(List.of(event("a", 0)), entry, NOON));
        CompletableFuture<Appended> repeat = log.append(new AppendUnit(List.of(event("b", 0)), entry, NOON));
        CompletableFuture<Appended> other = log.append(new AppendUnit(List.of(event("c", 0)), accepted(), NOON));

        settled(first);
        assertFails(repeat, DuplicateCommandException.class);
        settled(other);
        assertFails(log.append(new AppendUnit(List.of(), entry, NOON)), DuplicateCommandException.class);
        // A repeat is stale too, but what the caller needs to hear is that it is a repeat.
        assertFails(log.append(new AppendUnit(List.of(event("a", 0)), entry, NOON)), DuplicateCommandException.class);
        assertThat(log.lastSequence("b")).isEmpty();
        assertThat(log.journal(-1, 10)).extracting(JournalledCommand::number).containsExactly(0L, 1L);
        assertThat(log.head()).isEqualTo(1);
    }

    @Test
    void a_command_that_failed_by_conflict_may_come_again_under_its_key() {
        append(unit(event("a", 0)));
        CommandEntry entry = accepted();

        assertFails(
                log.append(new AppendUnit(List.of(event("a", 0)), entry, NOON)),
                AggregateStreamCreationException.class);
        append(new AppendUnit(List.of(event("a", 1)), entry, NOON));

        assertThat(log.find(entry.commandId()))
                .hasValueSatisfying(line -> assertThat(line.number()).isZero());
    }

    @Test
    void a_reader_is_told_of_news() throws Exception {
        assertThat(log.awaitBeyond(-1, Duration.ZERO)).isFalse();
        CompletableFuture<Boolean> waiting = CompletableFuture.supplyAsync(() -> {
            try {
                return log.awaitBeyond(-1, PATIENCE);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });

        append(unit(event("a", 0)));

        assertThat(waiting.get(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(log.awaitBeyond(-1, Duration.ZERO)).isTrue();
        assertThat(log.awaitBeyond(0, Duration.ZERO)).isFalse();
    }

    @Test
    void finds_the_first_position_since_a_time() {
        append(new AppendUnit(List.of(event("a", 0)), null, NOON));
        append(new AppendUnit(List.of(event("a", 1)), null, NOON.plusSeconds(60)));

        Instant recorded = NOON.truncatedTo(ChronoUnit.MICROS);
        assertThat(log.firstPositionSince(recorded)).hasValue(0);
        assertThat(log.firstPositionSince(recorded.plusNanos(1))).hasValue(1);
        assertThat(log.firstPositionSince(NOON.minusSeconds(1))).hasValue(0);
        assertThat(log.firstPositionSince(NOON.plusSeconds(61))).isEmpty();
    }

    @Test
    void the_tree_grows_with_the_log_and_keeps_a_node_for_each_complete_block() {
        assertThat(log.frontier().size()).isZero();
        Frontier expected = new Frontier();
        List<byte[]> blocks = new ArrayList<>();
        for (int unit = 0; unit < 60; unit++) {
            append(new AppendUnit(
                    LongStream.range(unit * 10L, unit * 10L + 10)
                            .mapToObj(sequence -> event("a", sequence))
                            .toList(),
                    null,
                    NOON));
        }
        List<StoredEvent> all = log.read(-1, 1_000);
        all.forEach(event -> expected.append(event.leafHash(), (level, index, hash) -> blocks.add(hash)));

        assertThat(log.frontier().encode()).isEqualTo(expected.encode());
        assertThat(log.frontier().root()).isEqualTo(expected.root());
        assertThat(blocks).hasSize(2);
        assertThat(log.hashes(8, 0, 256))
                .usingElementComparator(Arrays::compare)
                .isEqualTo(blocks);
        assertThat(log.hashes(8, 1, 1)).usingElementComparator(Arrays::compare).isEqualTo(blocks.subList(1, 2));
        assertThat(log.hashes(16, 0, 1)).isEmpty();
        assertThat(log.hashes(0, 595, 256))
                .usingElementComparator(Arrays::compare)
                .isEqualTo(all.subList(595, 600).stream()
                        .map(StoredEvent::leafHash)
                        .toList());
    }

    @Test
    void the_tree_stays_as_it_is_when_nothing_is_written() {
        append(unit(event("a", 0)));
        byte[] before = log.frontier().encode();

        append(new AppendUnit(List.of(), accepted(), NOON));
        assertFails(log.append(unit(event("a", 0))), AggregateStreamCreationException.class);
        log.frontier().append(new byte[32]);

        assertThat(log.frontier().encode()).isEqualTo(before);
    }

    @Test
    void keeps_only_the_newest_snapshot() {
        StoredSnapshot tenth = snapshot(10);
        StoredSnapshot twentieth = snapshot(20);

        log.storeSnapshot(tenth);
        assertThat(log.newestSnapshot("a")).contains(tenth);
        log.storeSnapshot(twentieth);
        log.storeSnapshot(tenth);

        assertThat(log.newestSnapshot("a")).contains(twentieth);
    }

    @Test
    void a_closed_log_writes_nothing() {
        log.close();

        assertFails(log.append(unit(event("a", 0))), LogSaturatedException.class);
        assertThat(log.health().writable()).isFalse();
    }

    @Test
    void an_event_that_no_log_can_keep_is_refused_before_it_is_queued() {
        assertThatThrownBy(() -> event("a\0b", 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> event("a", -1)).isInstanceOf(IllegalArgumentException.class);
    }

    protected final Appended append(AppendUnit unit) {
        return settled(log.append(unit));
    }

    protected static Appended settled(CompletableFuture<Appended> appending) {
        return appending.orTimeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS).join();
    }

    protected static void assertFails(CompletableFuture<Appended> appending, Class<? extends Throwable> type) {
        assertThatThrownBy(() -> settled(appending)).hasCauseInstanceOf(type);
    }

    protected static AppendUnit unit(NewEvent... events) {
        return new AppendUnit(Arrays.asList(events), null, NOON);
    }

    protected static NewEvent event(String aggregateId, long sequence) {
        byte[] payload = text("{\"of\":\"" + aggregateId + "\"}");
        return new NewEvent("Envelope", aggregateId, sequence, "credits-reserved.v1", payload, text("{}"));
    }

    protected static CommandEntry accepted() {
        return new CommandEntry(
                UUID.randomUUID(), "reserve.v1", "jeanne", text("hash"), Outcome.ACCEPTED, null, text("{\"ok\":1}"));
    }

    protected static CommandEntry refused(String code) {
        return new CommandEntry(
                UUID.randomUUID(), "reserve.v1", "jeanne", text("hash"), Outcome.REFUSED, code, text("{\"no\":1}"));
    }

    private static StoredSnapshot snapshot(long sequence) {
        Instant micros = Instant.parse("2025-03-01T12:00:00.123456Z");
        return new StoredSnapshot(
                "Envelope", "a", sequence, "s-" + sequence, "envelope-state.v1", micros, text("{}"), text("{}"));
    }

    protected static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    protected static List<Long> numbers(long first, long last) {
        return LongStream.rangeClosed(first, last).boxed().toList();
    }
}

package fr.quitus.app.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import fr.quitus.app.Await;
import fr.quitus.app.proof.CheckpointPublisher.LogChangedException;
import fr.quitus.proofs.merkle.Frontier;
import fr.quitus.proofs.merkle.TreeHasher;
import fr.quitus.proofs.note.Checkpoint;
import fr.quitus.proofs.note.KeyType;
import fr.quitus.proofs.note.SignedNote;
import fr.quitus.proofs.note.SigningKey;
import fr.quitus.proofs.note.VerifierKey;
import fr.quitus.proofs.note.VerifierKeys;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointPublisherTest {

    private static final String ORIGIN = "quitus.example/registre";
    private static final Duration DEADLINE = Await.PATIENCE;

    @TempDir
    Path data;

    private final List<byte[]> leaves = new CopyOnWriteArrayList<>();
    private final SigningKey witness = SigningKey.generate("temoin.example", KeyType.COSIGNATURE);
    private Path further = Path.of("further");
    private Path blocked = Path.of("blocked");
    private VerifierKey firstKey = SigningKey.generate(ORIGIN, KeyType.NOTE).verifierKey();

    @BeforeEach
    void a_log_of_five_events() throws IOException {
        further = data.resolve("further");
        blocked = Files.createFile(data.resolve("blocked"));
        grow(5);
        firstKey = LogKeys.in(data, ORIGIN).current().verifierKey();
    }

    @Test
    void a_checkpoint_is_signed_and_laid_down_in_every_folder_that_can_be_reached() throws IOException {
        try (CheckpointPublisher publisher = publisher()) {
            SignedNote note = publisher.publish();

            assertThat(VerifierKeys.of(firstKey).signersOf(note, ORIGIN)).containsExactly(firstKey);
            assertThat(Checkpoint.parse(note.text()).size()).isEqualTo(5);
            assertThat(Checkpoint.parse(note.text()).root())
                    .isEqualTo(frontier().root());
            for (Path folder : List.of(data.resolve("checkpoints"), further)) {
                assertThat(folder.resolve("5.note")).hasBinaryContent(note.encode());
                assertThat(folder.resolve("latest.note")).hasBinaryContent(note.encode());
            }
        }
    }

    @Test
    void a_log_that_has_not_grown_is_not_signed_again_and_one_that_has_is() {
        try (CheckpointPublisher publisher = publisher()) {
            SignedNote first = publisher.publish();
            assertThat(publisher.publish()).isEqualTo(first);

            grow(300);
            assertThat(Checkpoint.parse(publisher.publish().text()).size()).isEqualTo(305);
            assertThat(publisher.at(5)).contains(first);
            assertThat(publisher.at(6)).isEmpty();
        }
    }

    @Test
    void a_log_that_was_changed_or_cut_after_it_was_signed_is_never_signed_again() {
        try (CheckpointPublisher publisher = publisher()) {
            publisher.publish();
            byte[] honest = leaves.set(2, new TreeHasher().leaf(new byte[] {9}));
            assertThatThrownBy(publisher::publish).isInstanceOf(LogChangedException.class);
            grow(10);
            assertThatThrownBy(publisher::publish).isInstanceOf(LogChangedException.class);

            leaves.set(2, honest);
            assertThat(Checkpoint.parse(publisher.publish().text()).size()).isEqualTo(15);
            leaves.subList(12, 15).clear();
            assertThatThrownBy(publisher::publish).isInstanceOf(LogChangedException.class);
        }
    }

    @Test
    void the_key_is_found_again_is_nobody_elses_to_read_and_belongs_to_one_log() throws IOException {
        assertThat(LogKeys.in(data, ORIGIN).current().verifierKey()).isEqualTo(firstKey);
        assertThat(PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(data.resolve("keys").resolve("log.key"))))
                .isEqualTo("rw-------");
        assertThatThrownBy(() -> LogKeys.in(data, "another")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void after_a_change_of_key_who_trusted_the_old_one_trusts_the_new() {
        try (CheckpointPublisher publisher = publisher()) {
            SignedNote before = publisher.publish();
            SignedNote change = publisher.changeKey();
            grow(1);
            SignedNote after = publisher.publish();
            publisher.changeKey();
            grow(1);
            SignedNote last = publisher.publish();

            VerifierKeys trusted = VerifierKeys.of(firstKey).after(publisher.changes());
            assertThat(publisher.changes()).hasSize(2).first().isEqualTo(change);
            assertThat(trusted.signersOf(before, ORIGIN)).containsExactly(firstKey);
            assertThat(trusted.signersOf(after, ORIGIN)).doesNotContain(firstKey);
            assertThat(trusted.signersOf(last, ORIGIN))
                    .containsExactly(LogKeys.in(data, ORIGIN).current().verifierKey());
        }
    }

    @Test
    void a_known_witness_adds_its_signature_and_nobody_else_does() {
        try (CheckpointPublisher publisher = publisher()) {
            SignedNote note = publisher.publish();
            Checkpoint checkpoint = Checkpoint.parse(note.text());
            SignedNote witnessed = note.with(witness.cosign(checkpoint, Instant.ofEpochSecond(1_763_800_000)));

            assertThat(publisher.cosigned(witnessed)).isEqualTo(witnessed);
            assertThat(publisher.latest()).contains(witnessed);
            assertThat(publisher.publish()).isEqualTo(witnessed);
            SigningKey stranger = SigningKey.generate("inconnu", KeyType.COSIGNATURE);
            assertThatThrownBy(() -> publisher.cosigned(
                            note.with(stranger.cosign(checkpoint, Instant.ofEpochSecond(1_763_800_000)))))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> publisher.cosigned(SigningKey.generate(ORIGIN, KeyType.NOTE)
                            .sign(new Checkpoint(ORIGIN, 5, new byte[32]).text())))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("n'est pas l'un de ceux");
        }
    }

    @Test
    void a_log_that_grows_is_signed_by_itself_at_the_interval() throws Exception {
        try (CheckpointPublisher publisher = publisher()) {
            publisher.start(Duration.ofMillis(10));
            awaitNote(data.resolve("checkpoints").resolve("5.note"));
            grow(2);
            awaitNote(data.resolve("checkpoints").resolve("7.note"));
        }
    }

    /** Files appear by themselves; how soon depends on the machine. */
    private static void awaitNote(Path file) throws InterruptedException {
        long deadline = System.nanoTime() + DEADLINE.toNanos();
        while (!Files.exists(file)) {
            assertThat(System.nanoTime()).as("%s appears in time", file).isLessThan(deadline);
            Thread.onSpinWait();
        }
    }

    @Test
    void each_checkpoint_is_put_to_an_address_outside_and_one_that_refuses_stops_nothing() throws Exception {
        List<byte[]> taken = Collections.synchronizedList(new ArrayList<>());
        HttpServer auditor = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        auditor.createContext("/registre", exchange -> {
            taken.add(exchange.getRequestBody().readAllBytes());
            exchange.sendResponseHeaders(taken.size() == 1 ? 204 : 500, -1);
            exchange.close();
        });
        auditor.start();
        try (CheckpointPublisher publisher = publisher(Optional.of(new CheckpointMail(URI.create(
                "http://127.0.0.1:%d/registre".formatted(auditor.getAddress().getPort())))))) {
            SignedNote first = publisher.publish();
            grow(1);
            SignedNote second = publisher.publish();
            auditor.stop(0);
            grow(1);
            SignedNote third = publisher.publish();

            assertThat(taken).hasSize(2);
            assertThat(taken.get(0)).isEqualTo(first.encode());
            assertThat(taken.get(1)).isEqualTo(second.encode());
            assertThat(publisher.latest()).contains(third);
        } finally {
            auditor.stop(0);
        }
    }

    private CheckpointPublisher publisher() {
        return publisher(Optional.empty());
    }

    private CheckpointPublisher publisher(Optional<CheckpointMail> mail) {
        return new CheckpointPublisher(
                this::frontier,
                (level, from, count) -> leaves.subList((int) from, (int) from + count).stream()
                        .map(leaf -> level == 0 ? leaf : block(level, from))
                        .toList(),
                LogKeys.in(data, ORIGIN),
                VerifierKeys.of(witness.verifierKey()),
                data.resolve("checkpoints"),
                List.of(blocked, further),
                mail);
    }

    private byte[] block(int level, long index) {
        Frontier block = new Frontier();
        leaves.subList((int) (index << level), (int) (index + 1 << level)).forEach(block::append);
        return block.root();
    }

    private Frontier frontier() {
        Frontier frontier = new Frontier();
        leaves.forEach(frontier::append);
        return frontier;
    }

    private void grow(int events) {
        for (int i = 0; i < events; i++) {
            leaves.add(new TreeHasher().leaf(new byte[] {(byte) leaves.size(), (byte) (leaves.size() >> 8)}));
        }
    }
}

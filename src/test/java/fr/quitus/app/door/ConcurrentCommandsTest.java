package fr.quitus.app.door;

import static fr.quitus.app.door.Dossiers.onCommitment;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Many callers at once. */
@ExtendWith(SharedLedger.class)
class ConcurrentCommandsTest {
    private static final int CALLERS = 100;

    private final RunningLedger ledger;
    private final Dossiers dossiers;

    ConcurrentCommandsTest(RunningLedger ledger) {
        this.ledger = ledger;
        this.dossiers = new Dossiers(ledger);
    }

    @Test
    void a_hundred_posts_with_one_key_make_one_commitment() throws Exception {
        String key = RunningLedger.newKey();
        String draft = dossiers.draft("12000.00");
        long head = ledger.log().head();

        List<Reply> replies = atOnce(i -> ledger.post(dossiers.gina, "DraftCommitment", draft, "Idempotency-Key", key));

        assertThat(replies).allSatisfy(reply -> assertThat(reply.status()).isEqualTo(201));
        assertThat(replies.stream().map(Reply::body).distinct()).hasSize(1);
        assertThat(ledger.log().head()).isEqualTo(head + 1);
        assertThat(replies.stream().filter(r -> r.header("Idempotent-Replayed").isEmpty()))
                .hasSize(1);
    }

    @Test
    void a_hundred_posts_with_one_key_on_one_file_make_one_validation() throws Exception {
        dossiers.funded();
        Reply drafted = dossiers.drafted("12000.00");
        String key = RunningLedger.newKey();
        String body = onCommitment(drafted.id("commitmentNumber"));

        List<Reply> replies = atOnce(i -> ledger.post(
                dossiers.paula, "ValidateCommitment", body, "If-Match", drafted.etag(), "Idempotency-Key", key));

        assertThat(replies)
                .allSatisfy(
                        reply -> assertThat(reply.status()).as(reply.toString()).isEqualTo(201));
        assertThat(replies.stream().map(Reply::body).distinct()).hasSize(1);
        assertThat(ledger.stream(drafted.text("aggregateId")))
                .containsExactly("commitment-drafted.v4", "commitment-validated.v2");
        assertThat(ledger.stream("envelope:2025/" + dossiers.unit + "/HT2")).containsOnlyOnce("ae-committed.v1");
    }

    @Test
    void a_hundred_validations_on_one_envelope_are_accepted_to_the_last_cent_and_not_beyond() throws Exception {
        dossiers.funded();
        List<Reply> drafts = new ArrayList<>();
        for (int i = 0; i < CALLERS; i++) {
            drafts.add(dossiers.drafted("1500.00"));
        }

        List<Reply> replies = atOnce(i -> ledger.post(
                dossiers.paula,
                "ValidateCommitment",
                onCommitment(drafts.get(i).id("commitmentNumber")),
                "If-Match",
                drafts.get(i).etag()));

        assertThat(replies.stream().filter(r -> r.status() == 201)).hasSize(66);
        assertThat(replies.stream().filter(r -> r.status() != 201)).hasSize(34).allSatisfy(reply -> {
            assertThat(reply.status()).as(reply.toString()).isEqualTo(409);
            assertThat(reply.code()).isEqualTo("AE_INSUFFISANTES");
            assertThat(reply.json().path("facts").path("disponible").asString()).isEqualTo("1000.00");
        });
    }

    private static List<Reply> atOnce(IntFunction<Reply> call)
            throws InterruptedException, ExecutionException, TimeoutException {
        CountDownLatch start = new CountDownLatch(1);
        List<Future<Reply>> calls = new ArrayList<>();
        List<Reply> replies = new ArrayList<>();
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < CALLERS; i++) {
                int caller = i;
                calls.add(callers.submit(() -> {
                    start.await();
                    return call.apply(caller);
                }));
            }
            start.countDown();
            for (Future<Reply> each : calls) {
                replies.add(each.get(RunningLedger.DEADLINE.toSeconds(), TimeUnit.SECONDS));
            }
        }
        return replies;
    }
}

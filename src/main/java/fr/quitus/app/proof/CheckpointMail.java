package fr.quitus.app.proof;

import fr.quitus.proofs.note.SignedNote;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts each checkpoint to an address outside, as {@code text/plain}; what is not taken is told in the log. */
final class CheckpointMail {

    private static final Logger LOG = LoggerFactory.getLogger(CheckpointMail.class);
    private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(5);
    private static final int OK_FROM = 200;
    private static final int OK_TO = 300;

    private final URI address;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(ANSWER_TIMEOUT).build();

    CheckpointMail(URI address) {
        this.address = address;
    }

    void send(SignedNote note) {
        HttpRequest request = HttpRequest.newBuilder(address)
                .timeout(ANSWER_TIMEOUT)
                .header("Content-Type", "text/plain; charset=utf-8")
                .PUT(BodyPublishers.ofByteArray(note.encode()))
                .build();
        try {
            HttpResponse<Void> answer = client.send(request, BodyHandlers.discarding());
            if (answer.statusCode() < OK_FROM || answer.statusCode() >= OK_TO) {
                LOG.warn("{} did not take a checkpoint: status {}", address, answer.statusCode());
            }
        } catch (IOException e) {
            LOG.warn("{} did not take a checkpoint", address, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

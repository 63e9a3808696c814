package fr.quitus.app.operations;

import fr.quitus.api.json.LedgerJson;
import fr.quitus.projections.engine.OrderedRebuild;
import fr.quitus.projections.engine.OrderedRebuild.Shown;
import fr.quitus.projections.engine.OrderedRebuild.State;
import fr.quitus.projections.engine.RebuildReport.Rebuilt;
import fr.quitus.projections.ports.QuestionRefused;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;

/**
 * A rebuild as server-sent events, in the thread of whoever watches: {@code state} first, as it stands when he comes;
 * then {@code progress}, one {@code verdict} for each view that ends, and {@code end} with all of it. He is told the
 * newest, not all there was in between, so that a slow one holds up nobody and misses no verdict.
 */
final class RebuildStream {
    /** Each holds a connection and a virtual thread. */
    static final int WATCHERS_MAX = 16;
    /** At most four events of progress a second. */
    static final Duration PROGRESS_INTERVAL = Duration.ofMillis(250);
    /** After so long without news a comment is sent: a client that is gone is found out by it. */
    static final Duration HEARTBEAT = Duration.ofSeconds(10);

    private final Semaphore watchers = new Semaphore(WATCHERS_MAX);

    /** What changes while the log is read. */
    record Progress(
            State state,
            @Nullable String finishing,
            long position,
            long target,
            double eventsPerSecond,
            @Nullable Long remainingSeconds) {
        static Progress of(Shown shown) {
            return new Progress(
                    shown.state(),
                    shown.finishing(),
                    shown.position(),
                    shown.target(),
                    shown.eventsPerSecond(),
                    shown.remainingSeconds());
        }
    }

    /** @throws QuestionRefused when enough people watch already */
    void show(OrderedRebuild run, HttpServletResponse response) {
        if (!watchers.tryAcquire()) {
            throw new QuestionRefused(
                    503,
                    "TROP_DE_SPECTATEURS",
                    WATCHERS_MAX + " personnes suivent déjà des reconstructions sur ce nœud.",
                    "Réessayez plus tard, ou relisez de temps en temps GET " + RebuildController.PATH + "/" + run.id()
                            + ".");
        }
        try {
            response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
            response.setCharacterEncoding(StandardCharsets.UTF_8);
            response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
            follow(run, response.getOutputStream());
        } catch (IOException _) {
            // Whoever watched is gone; the rebuild does not mind.
            return;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            watchers.release();
        }
    }

    private static void follow(OrderedRebuild run, OutputStream out) throws IOException, InterruptedException {
        Shown shown = run.shown();
        int told = shown.verdicts().size();
        send(out, "state", shown.revision(), RebuildView.of(shown));
        while (!shown.state().ended()) {
            Shown next = run.awaitAfter(shown.revision(), HEARTBEAT);
            if (next.revision() == shown.revision()) {
                out.write(":\n\n".getBytes(StandardCharsets.UTF_8));
                out.flush();
                continue;
            }
            shown = next;
            List<Rebuilt> verdicts = shown.verdicts();
            for (; told < verdicts.size(); told++) {
                send(out, "verdict", shown.revision(), verdicts.get(told));
            }
            if (!shown.state().ended()) {
                send(out, "progress", shown.revision(), Progress.of(shown));
                // Not until something happens: what happens within it is told together.
                Thread.sleep(PROGRESS_INTERVAL);
            }
        }
        send(out, "end", shown.revision(), RebuildView.of(shown));
    }

    /** JSON has no line break of its own, so one line of data holds it. */
    private static void send(OutputStream out, String event, long revision, Object data) throws IOException {
        String text = "id: " + revision + "\nevent: " + event + "\ndata: "
                + LedgerJson.mapper().writeValueAsString(data) + "\n\n";
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }
}

package fr.quitus.app.frontdesk;

import fr.quitus.api.ports.LedgerClock;
import fr.quitus.domain.actor.Act;
import fr.quitus.projections.ports.QuestionRefused;
import fr.quitus.web.ledger.Ledger;
import fr.quitus.web.ledger.LedgerConnection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.ZonedDateTime;
import java.util.concurrent.Semaphore;
import org.springframework.context.annotation.Import;
import org.springframework.core.io.InputStreamResource;
import org.springframework.core.io.Resource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code GET /api/v1/bundle} : what one goes on with on paper while the ledger takes no acts, as one archive of files:
 * one's work list, and the books of the day. Each is what its own address gives, so it is answered as long as one bay
 * can be read; whatever is refused to the asker, or cannot be read, is named in its {@code LISEZMOI.txt}.
 */
@RestController
@Import(LedgerConnection.class) // also where there are no pages
public final class BundleController {
    static final String MEDIA_TYPE = "application/zip";
    /** Archives made at the same moment: each asks for its files one after the other. */
    static final int MAKING_MAX = 8;

    private final LedgerConnection connection;
    private final LedgerClock clock;
    private final Semaphore making = new Semaphore(MAKING_MAX);

    BundleController(LedgerConnection connection, LedgerClock clock) {
        this.connection = connection;
        this.clock = clock;
    }

    @GetMapping(path = "/api/v1/bundle", produces = MEDIA_TYPE)
    ResponseEntity<Resource> bundle(@AuthenticationPrincipal Jwt token) throws IOException {
        if (!making.tryAcquire()) {
            throw new QuestionRefused(
                    503,
                    "SURCHARGE",
                    MAKING_MAX + " archives sont déjà en préparation.",
                    "Redemandez la vôtre dans quelques secondes.");
        }
        try {
            return made(new Ledger(connection, token.getTokenValue()));
        } finally {
            making.release();
        }
    }

    private ResponseEntity<Resource> made(Ledger ledger) throws IOException {
        ZonedDateTime now = clock.now().atZone(Act.PARIS);
        Path file = Files.createTempFile("quitus-bundle-", ".zip");
        boolean given = false;
        try {
            new Bundle(ledger, now, now.toLocalDate()).write(file);
            long length = Files.size(file);
            Resource resource = new InputStreamResource(Files.newInputStream(file, StandardOpenOption.DELETE_ON_CLOSE));
            given = true;
            return ResponseEntity.ok()
                    .contentType(MediaType.parseMediaType(MEDIA_TYPE))
                    .contentLength(length)
                    .header(
                            "Content-Disposition",
                            ContentDisposition.attachment()
                                    .filename("quitus-" + now.toLocalDate() + ".zip")
                                    .build()
                                    .toString())
                    .body(resource);
        } finally {
            if (!given) {
                Files.deleteIfExists(file);
            }
        }
    }
}

package fr.quitus.app.interchange;

import fr.quitus.api.door.ActTime;
import fr.quitus.api.door.Caller;
import fr.quitus.api.door.CallerClaims;
import fr.quitus.api.door.CommandController;
import fr.quitus.domain.actor.Role;
import fr.quitus.interchange.FileFault;
import fr.quitus.interchange.FileRefused;
import fr.quitus.interchange.IncomingFile;
import fr.quitus.projections.asking.Refusals;
import fr.quitus.projections.ports.QuestionRefused;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import org.springframework.http.ResponseEntity;
import org.springframework.security.oauth2.jwt.Jwt;

/**
 * Réception de fichiers : who may bring one, how large it may be and how many are worked on at a time, for a file is
 * held whole in memory while it is read.
 */
final class Intake {
    /** Files worked on at a time. */
    static final int FILES_MAX = 4;
    /** How long a file waits for its turn. */
    static final long TURN_WAIT_MS = 2_000;

    /** What a file is answered with. */
    interface Report {
        /** Nothing of the file was taken, and something of it was refused. */
        boolean refusedWhole();
    }

    private final Semaphore turns = new Semaphore(FILES_MAX);
    private final ActTime time;

    Intake(ActTime time) {
        this.time = time;
    }

    /** Reads the body and has it worked on; a file refused as a whole is answered 422, with its report. */
    <T extends Report> ResponseEntity<T> take(
            HttpServletRequest request,
            Jwt token,
            Set<Role> roles,
            String origin,
            BiFunction<IncomingFile, FileDoor.Bringer, T> work) {
        Caller caller = CallerClaims.read(token);
        if (!roles.contains(caller.role())) {
            throw Refusals.role("la remise de ce fichier");
        }
        FileDoor.Bringer bringer = new FileDoor.Bringer(
                caller, time.read(request.getHeader(CommandController.SIMULATED_TIME_HEADER)), origin);
        await();
        try {
            T report = work.apply(read(request), bringer);
            return ResponseEntity.status(report.refusedWhole() ? 422 : 200).body(report);
        } finally {
            turns.release();
        }
    }

    /** What is announced too large is not read at all. */
    private static IncomingFile read(HttpServletRequest request) {
        if (request.getContentLengthLong() > IncomingFile.FILE_BYTES_MAX) {
            throw new FileRefused(
                    0,
                    "Content-Length",
                    FileFault.FICHIER_TROP_GROS,
                    "Le fichier dépasse " + IncomingFile.FILE_BYTES_MAX + " octets.");
        }
        try {
            return IncomingFile.read(request.getInputStream());
        } catch (IOException e) {
            throw Refusals.invalid("Le fichier n'est pas arrivé entier : renvoyez-le.");
        }
    }

    private void await() {
        try {
            if (turns.tryAcquire(TURN_WAIT_MS, TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new QuestionRefused(
                503,
                "SURCHARGE",
                FILES_MAX + " fichiers sont déjà en cours de traitement.",
                "Rien n'a été lu : renvoyez le fichier plus tard.");
    }
}

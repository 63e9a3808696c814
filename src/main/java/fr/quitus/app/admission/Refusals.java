package fr.quitus.app.admission;

import fr.quitus.api.admission.Refusal;
import fr.quitus.api.admission.RetryAfter;
import fr.quitus.api.door.DoorProblems;
import fr.quitus.api.door.Problem;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import org.springframework.http.HttpHeaders;

/** Answers of those who are not let in: made once, for there is no time for more when there are many of them. */
final class Refusals {
    private static final int TOO_SLOW_STATUS = 408;

    private final RetryAfter retryAfter;
    private final Map<Refusal, Answer> answers = new EnumMap<>(Refusal.class);
    private final Answer tooSlow = Answer.of(DoorProblems.ofStatus(TOO_SLOW_STATUS));

    private record Answer(int status, byte[] body) {
        static Answer of(Problem problem) {
            return new Answer(problem.status(), DoorProblems.json(problem));
        }

        void write(HttpServletResponse response) throws IOException {
            response.setStatus(status);
            response.setContentType(DoorProblems.MEDIA_TYPE);
            response.setContentLength(body.length);
            response.getOutputStream().write(body);
        }
    }

    Refusals(RetryAfter retryAfter) {
        this.retryAfter = retryAfter;
        for (Refusal refusal : Refusal.values()) {
            answers.put(refusal, Answer.of(DoorProblems.of(refusal)));
        }
    }

    /** @return the seconds after which whoever is refused was told to come back */
    int write(HttpServletResponse response, Refusal refusal) throws IOException {
        Answer answer = answers.get(refusal);
        if (answer == null) {
            throw new IllegalStateException("a refusal without an answer: " + refusal);
        }
        int seconds = retryAfter.seconds();
        response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(seconds));
        answer.write(response);
        return seconds;
    }

    /** What is left of the body would be taken for the next request: the connection ends with the answer. */
    void writeTooSlow(HttpServletResponse response) throws IOException {
        response.setHeader(HttpHeaders.CONNECTION, "close");
        tooSlow.write(response);
    }
}

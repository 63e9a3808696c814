package fr.quitus.app.errors;

import fr.quitus.api.door.DoorProblems;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;

/** Tomcat's last word on a request it could not even read: a problem, not an HTML page. Tomcat makes it by name. */
public final class ProblemValve extends ErrorReportValve {
    @Override
    protected void report(Request request, Response response, @Nullable Throwable thrown) {
        if (response.getStatus() < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        try {
            response.setContentType(DoorProblems.MEDIA_TYPE);
            // The servlet stream is not to be had any more once an error is declared; the reporter is.
            response.setCharacterEncoding("UTF-8");
            var writer = response.getReporter();
            if (writer != null) {
                writer.write(new String(
                        DoorProblems.json(DoorProblems.ofStatus(response.getStatus())), StandardCharsets.UTF_8));
                response.finishResponse();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the caller left before the problem was told", e);
        }
    }
}

package fr.quitus.api.door;

import fr.quitus.api.admission.RetryAfter;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Page d'erreur : what failed before or beside the controllers is a problem too, never the framework's own page. */
@RestController
public final class ErrorPage implements ErrorController {
    private final RetryAfter retryAfter;

    public ErrorPage(RetryAfter retryAfter) {
        this.retryAfter = retryAfter;
    }

    @RequestMapping("/error")
    ResponseEntity<Problem> error(HttpServletRequest request) {
        Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        // Asked for directly, it is a page like any other that does not exist.
        return ProblemAdvice.answer(DoorProblems.ofStatus(status instanceof Integer known ? known : 404), retryAfter);
    }
}

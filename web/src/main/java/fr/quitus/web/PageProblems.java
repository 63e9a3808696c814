package fr.quitus.web;

import fr.quitus.web.ledger.LedgerProblem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.security.oauth2.client.ClientAuthorizationException;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.multipart.MultipartHttpServletRequest;
import org.springframework.web.servlet.ModelAndView;

/** What a page could not show, as a page: the ledger's own words, with its status. */
@ControllerAdvice(basePackages = "fr.quitus.web")
@Order(Ordered.HIGHEST_PRECEDENCE)
class PageProblems {
    /** Of the session, and written anew into each form. */
    private static final String CSRF = "_csrf";

    private static final Logger LOG = LoggerFactory.getLogger(PageProblems.class);

    private final Layout layout;
    private final RequestCache wanted;
    private final MessageSource texts;

    PageProblems(Layout layout, RequestCache wanted, MessageSource texts) {
        this.layout = layout;
        this.wanted = wanted;
        this.texts = texts;
    }

    @ExceptionHandler
    ModelAndView refused(LedgerProblem e, HttpServletRequest request, HttpServletResponse response) {
        // A token that has just run out: who has a session signs in again, and comes back.
        if (e.status() == 401) {
            return again(request, response);
        }
        ModelAndView page = page(e.told(), request, response);
        if (e.told().mayBeSentAgain()) {
            later(e, page, request, response);
        }
        return page;
    }

    /**
     * Too many at once, or nobody there just now: when to come back, and what was typed, to be sent again as it is. The
     * key of an act is among it, so that what was written meanwhile is not written twice.
     */
    private static void later(
            LedgerProblem e, ModelAndView page, HttpServletRequest request, HttpServletResponse response) {
        page.setViewName("occupe");
        page.addObject("retryAfter", e.retryAfter());
        if (e.retryAfter() != null) {
            response.setHeader(HttpHeaders.RETRY_AFTER, e.retryAfter());
        }
        page.addObject("address", request.getRequestURI());
        boolean sent = request.getMethod().equals("POST");
        page.addObject("sent", sent);
        Map<String, List<String>> kept = new LinkedHashMap<>();
        request.getParameterMap().forEach((name, values) -> {
            if (!name.equals(CSRF)) {
                kept.put(name, List.of(values));
            }
        });
        page.addObject("kept", kept);
        page.addObject(
                "files",
                request instanceof MultipartHttpServletRequest parts
                        ? parts.getFileMap().keySet()
                        : Set.of());
    }

    @ExceptionHandler
    ModelAndView unauthorised(
            ClientAuthorizationException e, HttpServletRequest request, HttpServletResponse response) {
        return again(request, response);
    }

    private ModelAndView again(HttpServletRequest request, HttpServletResponse response) {
        if (request.getMethod().equals("GET")) {
            wanted.saveRequest(request, response);
        }
        return new ModelAndView("redirect:/session/ouvrir/quitus");
    }

    @ExceptionHandler
    ModelAndView unforeseen(Exception e, HttpServletRequest request, HttpServletResponse response) {
        int status = e instanceof ErrorResponse known ? known.getStatusCode().value() : 500;
        if (status >= 500) {
            LOG.error("unforeseen failure of a page", e);
        }
        return page(told(status, LocaleContextHolder.getLocale()), request, response);
    }

    private LedgerProblem.Told told(int status, Locale locale) {
        String kind = "probleme." + (status == 404 ? "404" : status < 500 ? "400" : "500");
        return new LedgerProblem.Told(
                status,
                texts.getMessage(kind + ".title", null, locale),
                texts.getMessage(kind + ".detail", null, locale),
                "HTTP " + status,
                texts.getMessage(kind + ".remede", null, locale),
                null,
                null,
                null);
    }

    private ModelAndView page(LedgerProblem.Told told, HttpServletRequest request, HttpServletResponse response) {
        response.setStatus(told.status());
        ModelAndView page = new ModelAndView("probleme", "problem", told);
        // What an exception handler answers does not pass through the advice that frames every other page.
        page.addAllObjects(layout.frame(request));
        return page;
    }
}

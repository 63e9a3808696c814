package fr.quitus.app.closing;

import fr.quitus.api.door.ActTime;
import fr.quitus.api.door.Caller;
import fr.quitus.api.door.CallerClaims;
import fr.quitus.api.door.CommandController;
import fr.quitus.domain.actor.Role;
import fr.quitus.domain.value.FiscalYear;
import fr.quitus.projections.asking.Refusals;
import fr.quitus.projections.asking.Rights;
import fr.quitus.projections.ports.CurrentReader;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code /api/v1/fiscal-years/{year}} : what closing a year has left to do, and the orders that do it. An order works
 * for a while and says what is left; posted again under the same key it goes on.
 */
@RestController
@RequestMapping("/api/v1/fiscal-years/{year}")
final class FiscalYearController {
    private final YearClosing closing;
    private final CurrentReader reader;
    private final ActTime time;

    FiscalYearController(YearClosing closing, CurrentReader reader, ActTime time) {
        this.closing = closing;
        this.reader = reader;
        this.time = time;
    }

    @GetMapping("/budget-closing")
    YearClosing.Report progress(@PathVariable int year) {
        Rights.requireAllBooks(reader.reader(), "la clôture d'un exercice");
        return closing.progress(FiscalYear.of(year));
    }

    @PostMapping("/budget-closing")
    YearClosing.Report closeBudget(
            @PathVariable int year,
            @RequestHeader(name = CommandController.KEY_HEADER) String key,
            @RequestHeader(name = CommandController.SIMULATED_TIME_HEADER, required = false) @Nullable String at,
            @AuthenticationPrincipal Jwt token) {
        Caller caller = CallerClaims.read(token);
        if (caller.role() != Role.BUDGET_DIRECTORATE) {
            throw Refusals.role("la clôture budgétaire");
        }
        return closing.closeBudget(FiscalYear.of(year), wellFormed(key), caller, time.read(at));
    }

    @PostMapping("/inventory-reversals")
    YearClosing.Report reverseInventory(
            @PathVariable int year,
            @RequestHeader(name = CommandController.KEY_HEADER) String key,
            @RequestHeader(name = CommandController.SIMULATED_TIME_HEADER, required = false) @Nullable String at,
            @AuthenticationPrincipal Jwt token) {
        Caller caller = CallerClaims.read(token);
        if (caller.role() != Role.PUBLIC_ACCOUNTANT && caller.role() != Role.SYSTEM_INTERFACE) {
            throw Refusals.role("l'extourne des écritures d'inventaire");
        }
        return closing.reverseInventory(FiscalYear.of(year), wellFormed(key), caller, time.read(at));
    }

    private static String wellFormed(String key) {
        if (!key.matches(CommandController.KEY_PATTERN)) {
            throw Refusals.invalid("L'en-tête Idempotency-Key est mal formé.");
        }
        return key;
    }
}

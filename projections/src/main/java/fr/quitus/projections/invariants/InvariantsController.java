package fr.quitus.projections.invariants;

import com.fasterxml.jackson.annotation.JsonInclude;
import fr.quitus.domain.actor.Role;
import fr.quitus.domain.invariants.InvariantFold.Broken;
import fr.quitus.domain.invariants.Invariants;
import fr.quitus.projections.asking.Answer;
import fr.quitus.projections.asking.Questions;
import fr.quitus.projections.asking.Refusals;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /api/v1/invariants}: les vérités du grand livre, chacune tenue ou rompue, et depuis quelle position. */
@RestController
final class InvariantsController {
    private static final String REPLAY_STATEMENT =
            "Rejouer les événements d'un dossier donne l'état sur lequel se décide l'acte suivant.";
    private static final String REPLAY_FORMULA = "replay(events) = live state";

    /**
     * One of them. Of one that is broken, the exploitation sees no file and no amount.
     *
     * @param brokenSince position of the first event after which it did not hold
     * @param event the permanent name of that event
     * @param file the stream it is of
     * @param what the amounts that differ
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Line(
            String code,
            String statement,
            String formula,
            boolean holds,
            @Nullable Long brokenSince,
            @Nullable String event,
            @Nullable String file,
            @Nullable String what) {}

    /**
     * How far the check has come.
     *
     * @param lagEvents events written and not checked yet
     * @param unreadablePosition where the log cannot be read; absent when it can
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Progress(
            int broken,
            long lagEvents,
            long statesCompared,
            Instant checkedAt,
            @Nullable Long unreadablePosition) {}

    private final InvariantChecker checker;
    private final Questions questions;

    InvariantsController(InvariantChecker checker, Questions questions) {
        this.checker = checker;
        this.questions = questions;
    }

    @GetMapping("/api/v1/invariants")
    ResponseEntity<Answer<Line>> invariants(
            @RequestHeader(name = Questions.MIN_POSITION, required = false) @Nullable String minPosition) {
        boolean withFiles = seesFiles(questions.reader().role());
        await(minPosition);
        Verdict verdict = checker.verdict();
        List<Line> lines = new ArrayList<>();
        Invariants.ofTheReference()
                .forEach(invariant -> lines.add(
                        line(invariant.code(), invariant.statement(), invariant.formula(), verdict, withFiles)));
        lines.add(line(InvariantChecker.REPLAY, REPLAY_STATEMENT, REPLAY_FORMULA, verdict, withFiles));
        Progress progress = new Progress(
                verdict.broken().size(),
                checker.lagEvents(),
                verdict.statesCompared(),
                verdict.checkedAt(),
                verdict.unreadablePosition());
        return Questions.respond(new Answer<>(verdict.position(), verdict.at(), lines, null, progress));
    }

    private void await(@Nullable String minPosition) {
        if (minPosition == null) {
            return;
        }
        if (!minPosition.matches("[0-9]{1,18}")) {
            throw Refusals.invalid(Questions.MIN_POSITION + " est un entier positif.");
        }
        long position = Long.parseLong(minPosition);
        if (!checker.awaitPosition(position, Questions.MIN_POSITION_WAIT_MAX)) {
            throw Refusals.late(position);
        }
    }

    private static boolean seesFiles(Role role) {
        return switch (role) {
            case BUDGET_CONTROLLER, AUDITOR, PUBLIC_ACCOUNTANT -> true;
            case TECH_ADMIN -> false;
            case BUDGET_DIRECTORATE,
                    BUDGET_MINISTER,
                    PROGRAMME_MANAGER,
                    BOP_MANAGER,
                    UNIT_MANAGER,
                    AUTHORISING_OFFICER,
                    MANAGER,
                    SYSTEM_INTERFACE -> throw Refusals.role("le contrôle des livres");
        };
    }

    private static Line line(String code, String statement, String formula, Verdict verdict, boolean withFiles) {
        Broken broken = verdict.broken(code).orElse(null);
        if (broken == null) {
            return new Line(code, statement, formula, true, null, null, null, null);
        }
        return new Line(
                code,
                statement,
                formula,
                false,
                broken.position(),
                broken.event(),
                withFiles ? broken.file() : null,
                withFiles ? broken.what() : null);
    }
}

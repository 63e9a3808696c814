package fr.quitus.projections.availability;

import com.fasterxml.jackson.annotation.JsonInclude;
import fr.quitus.domain.value.Balance;
import fr.quitus.domain.value.FiscalYear;
import fr.quitus.domain.value.MissionCode;
import fr.quitus.domain.value.ProgrammeCode;
import fr.quitus.projections.asking.Answer;
import fr.quitus.projections.asking.Cursor;
import fr.quitus.projections.asking.Page;
import fr.quitus.projections.asking.Query;
import fr.quitus.projections.asking.Questions;
import fr.quitus.projections.asking.Refusals;
import fr.quitus.projections.asking.Rights;
import fr.quitus.projections.availability.ProgrammePockets.Pocket;
import fr.quitus.projections.engine.SqlFile;
import fr.quitus.projections.ports.Labels;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /api/v1/budgets/{year}/missions} and {@code /programmes}: les crédits par mission et par programme. */
@RestController
@RequestMapping("/api/v1/budgets/{year}")
final class ProgrammesController {
    /** More pockets than the State can have: 1,000 programme codes are in use at most, each with two title groups. */
    private static final int POCKETS_MAX = 20_000;

    private static final SqlFile SQL = SqlFile.beside(ProgrammesController.class, "questions");

    /** Crédits ouverts sur un titre. */
    record TitleLine(String title, String aeOpened, String cpOpened) {}

    /**
     * A programme's credits of one title group. Opened = voted ± reallocated + moved in − moved out + carried
     * over. Left = opened − frozen − allotted − carried forward − lapsed.
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record PocketLine(
            String programme,
            @Nullable String label,
            @Nullable String mission,
            String titleGroup,
            String aeOpened,
            String cpOpened,
            String aeFrozen,
            String cpFrozen,
            String aeAllotted,
            String cpAllotted,
            String aeLeft,
            String cpLeft,
            String aeVoted,
            String cpVoted,
            String aeMovedIn,
            String cpMovedIn,
            String aeMovedOut,
            String cpMovedOut,
            String aeCarriedOver,
            String cpCarriedOver,
            String aeCarriedForward,
            String cpCarriedForward,
            String aeLapsed,
            String cpLapsed,
            List<TitleLine> titles) {}

    /** A mission's credits, all programmes and title groups together; without mission, those no mission claims. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record MissionLine(
            @Nullable String mission,
            @Nullable String label,
            int programmes,
            String aeOpened,
            String cpOpened,
            String aeFrozen,
            String cpFrozen,
            String aeAllotted,
            String cpAllotted,
            String aeLeft,
            String cpLeft) {}

    /** Sums of what was opened, over all missions. */
    record Opened(String aeOpened, String cpOpened) {}

    private record Held(String programme, String titleGroup, Pocket pocket) {}

    private record Opening(String programme, String titleGroup, TitleLine line) {}

    private final Questions questions;
    private final Labels labels;

    ProgrammesController(Questions questions, Labels labels) {
        this.questions = questions;
        this.labels = labels;
    }

    @GetMapping("/missions")
    ResponseEntity<Answer<MissionLine>> missions(
            @PathVariable int year,
            @RequestHeader(name = Questions.MIN_POSITION, required = false) @Nullable String minPosition) {
        Rights.requireAllBooks(questions.reader(), "le budget par mission");
        int fiscalYear = FiscalYear.of(year).value();
        return questions.answer(AvailabilityProjection.NAME, minPosition, connection -> {
            List<Held> all = held(
                    connection, fiscalYear, List.of("", ""), null, new Rights.Scope(true, new String[0]), POCKETS_MAX);
            Map<String, List<Held>> byMission = new TreeMap<>();
            for (Held held : all) {
                String mission =
                        missionOf(held.programme()).map(MissionCode::text).orElse("");
                byMission.computeIfAbsent(mission, _ -> new ArrayList<>()).add(held);
            }
            List<MissionLine> lines = new ArrayList<>();
            byMission.forEach((mission, pockets) -> lines.add(missionLine(mission, pockets)));
            Pocket sum = sum(all);
            return Page.whole(lines).with(new Opened(text(sum.aeOpenedCents()), text(sum.cpOpenedCents())));
        });
    }

    @GetMapping("/programmes")
    ResponseEntity<Answer<PocketLine>> programmes(
            @PathVariable int year,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestHeader(name = Questions.MIN_POSITION, required = false) @Nullable String minPosition) {
        Rights.Scope scope = Rights.scopeOf(questions.reader());
        int fiscalYear = FiscalYear.of(year).value();
        int items = Page.limit(limit, Page.ITEMS_MAX);
        Cursor cursors = Cursor.of("programmes", fiscalYear);
        List<String> after = cursors.texts(cursor, "", "");
        return questions.answer(AvailabilityProjection.NAME, minPosition, connection -> {
            List<Held> held = held(connection, fiscalYear, after, null, scope, items + 1);
            Page<Held> page = Page.of(held, items, last -> cursors.after(last.programme(), last.titleGroup()));
            return new Page<>(lines(connection, fiscalYear, page.items()), page.next(), null);
        });
    }

    @GetMapping("/programmes/{programme}")
    ResponseEntity<Answer<PocketLine>> programme(
            @PathVariable int year,
            @PathVariable String programme,
            @RequestHeader(name = Questions.MIN_POSITION, required = false) @Nullable String minPosition) {
        Rights.Scope scope = Rights.scopeOf(questions.reader());
        int fiscalYear = FiscalYear.of(year).value();
        String code = ProgrammeCode.of(programme).text();
        return questions.answer(AvailabilityProjection.NAME, minPosition, connection -> {
            List<Held> held = held(connection, fiscalYear, List.of("", ""), code, scope, Page.ITEMS_MAX);
            if (held.isEmpty()) {
                throw Refusals.unknown("Le programme " + code + " en " + fiscalYear);
            }
            return Page.whole(lines(connection, fiscalYear, held));
        });
    }

    private static List<Held> held(
            Connection connection,
            int year,
            List<String> after,
            @Nullable String programme,
            Rights.Scope scope,
            int limit)
            throws SQLException {
        return Query.list(
                connection,
                SQL.statement("programmes"),
                ProgrammesController::held,
                year,
                after.get(0),
                after.get(1),
                programme,
                programme,
                scope.all(),
                scope.codes(),
                limit);
    }

    private static Held held(ResultSet row) throws SQLException {
        return new Held(
                row.getString("programme"),
                row.getString("title_group"),
                new Pocket(
                        row.getLong("ae_opened_cents"),
                        row.getLong("cp_opened_cents"),
                        row.getLong("ae_frozen_cents"),
                        row.getLong("cp_frozen_cents"),
                        row.getLong("ae_allotted_cents"),
                        row.getLong("cp_allotted_cents"),
                        row.getLong("ae_voted_cents"),
                        row.getLong("cp_voted_cents"),
                        row.getLong("ae_moved_in_cents"),
                        row.getLong("cp_moved_in_cents"),
                        row.getLong("ae_moved_out_cents"),
                        row.getLong("cp_moved_out_cents"),
                        row.getLong("ae_carried_over_cents"),
                        row.getLong("cp_carried_over_cents"),
                        row.getLong("ae_carried_forward_cents"),
                        row.getLong("cp_carried_forward_cents"),
                        row.getLong("ae_lapsed_cents"),
                        row.getLong("cp_lapsed_cents")));
    }

    private List<PocketLine> lines(Connection connection, int year, List<Held> held) throws SQLException {
        if (held.isEmpty()) {
            return List.of();
        }
        List<Opening> openings = Query.list(
                connection,
                SQL.statement("titles"),
                ProgrammesController::opening,
                year,
                held.getFirst().programme(),
                held.getLast().programme());
        return held.stream().map(h -> line(h, openings)).toList();
    }

    private static Opening opening(ResultSet row) throws SQLException {
        return new Opening(
                row.getString("programme"),
                row.getString("title_group"),
                new TitleLine(
                        row.getString("title"),
                        text(row.getLong("ae_opened_cents")),
                        text(row.getLong("cp_opened_cents"))));
    }

    private PocketLine line(Held held, List<Opening> openings) {
        Pocket p = held.pocket();
        return new PocketLine(
                held.programme(),
                labels.programme(ProgrammeCode.of(held.programme())).orElse(null),
                missionOf(held.programme()).map(MissionCode::text).orElse(null),
                held.titleGroup(),
                text(p.aeOpenedCents()),
                text(p.cpOpenedCents()),
                text(p.aeFrozenCents()),
                text(p.cpFrozenCents()),
                text(p.aeAllottedCents()),
                text(p.cpAllottedCents()),
                text(p.aeLeftCents()),
                text(p.cpLeftCents()),
                text(p.aeVotedCents()),
                text(p.cpVotedCents()),
                text(p.aeMovedInCents()),
                text(p.cpMovedInCents()),
                text(p.aeMovedOutCents()),
                text(p.cpMovedOutCents()),
                text(p.aeCarriedOverCents()),
                text(p.cpCarriedOverCents()),
                text(p.aeCarriedForwardCents()),
                text(p.cpCarriedForwardCents()),
                text(p.aeLapsedCents()),
                text(p.cpLapsedCents()),
                openings.stream()
                        .filter(o -> o.programme().equals(held.programme())
                                && o.titleGroup().equals(held.titleGroup()))
                        .map(Opening::line)
                        .toList());
    }

    private MissionLine missionLine(String mission, List<Held> pockets) {
        Pocket sum = sum(pockets);
        boolean known = !mission.isEmpty();
        return new MissionLine(
                known ? mission : null,
                known ? labels.mission(MissionCode.of(mission)).orElse(null) : null,
                (int) pockets.stream().map(Held::programme).distinct().count(),
                text(sum.aeOpenedCents()),
                text(sum.cpOpenedCents()),
                text(sum.aeFrozenCents()),
                text(sum.cpFrozenCents()),
                text(sum.aeAllottedCents()),
                text(sum.cpAllottedCents()),
                text(sum.aeLeftCents()),
                text(sum.cpLeftCents()));
    }

    private static Pocket sum(List<Held> pockets) {
        return pockets.stream().map(Held::pocket).reduce(Pocket.EMPTY, Pocket::plus);
    }

    private Optional<MissionCode> missionOf(String programme) {
        return labels.missionOf(ProgrammeCode.of(programme));
    }

    private static String text(long cents) {
        return Balance.ofCents(cents).text();
    }
}

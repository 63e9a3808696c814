package fr.quitus.projections.asking;

import static org.assertj.core.api.Assertions.assertThat;

import fr.quitus.domain.Decision;
import fr.quitus.domain.actor.Act;
import fr.quitus.domain.actor.ActorId;
import fr.quitus.domain.actor.Perimeter;
import fr.quitus.domain.actor.Role;
import fr.quitus.domain.statement.Statement;
import fr.quitus.domain.statement.StatementCommand.PublishStatement;
import fr.quitus.domain.statement.StatementDecisions;
import fr.quitus.domain.statement.StatementEvent;
import fr.quitus.domain.statement.StatementKind;
import fr.quitus.domain.value.Balance;
import fr.quitus.domain.value.StatementId;
import fr.quitus.projections.FewTries;
import fr.quitus.projections.Histories;
import fr.quitus.projections.asking.Asked.Reply;
import fr.quitus.projections.asking.BackDating.Correction;
import fr.quitus.projections.statements.Statements;
import fr.quitus.projections.statements.Statements.Drawn;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.lifecycle.AddLifecycleHook;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Statements of 31/12 published on 15/01, then fifty corrections dated back, whatever they are: what was published
 * keeps its bytes, and the difference of the two knowledge times is those fifty. All tries go on in one ledger, so that
 * the statements of the first live through the corrections of all.
 */
class BackDatedCorrectionsTest {
    private static final int CORRECTIONS = 50;
    private static final Instant PUBLICATION = Instant.parse("2027-01-15T09:00:00Z");
    private static final String BALANCE = "/api/v1/trial-balance?asOf=2026-12-31&knownAt=";

    private static @Nullable Asked opened;

    /** Everything published so far, by address. */
    private static final Map<String, byte[]> PUBLISHED = new TreeMap<>();

    @BeforeContainer
    static void open() {
        opened = new Asked();
        asked().log().append(Histories.year(6));
        asked().as(Role.AUDITOR, "*");
    }

    @AfterContainer
    static void close() {
        asked().close();
    }

    private static Asked asked() {
        if (opened == null) {
            throw new IllegalStateException("not opened");
        }
        return opened;
    }

    @Property(tries = 40, shrinking = ShrinkingMode.OFF)
    @AddLifecycleHook(FewTries.class)
    void what_was_published_keeps_its_bytes_and_the_difference_is_exactly_what_was_dated_back(
            @ForAll @LongRange(min = 0, max = 1_000_000) long seed) {
        int trial = PUBLISHED.size();
        long position = 0;
        for (StatementKind kind : StatementKind.values()) {
            position = publish(kind, trial);
        }
        PUBLISHED.put(BALANCE + position, bytes(BALANCE + position));
        Map<String, Long> before = balances(position);

        BackDating first = new BackDating(seed, asked().log(), "A" + trial).until(CORRECTIONS / 2);
        long between = asked().log().head();
        BackDating second = new BackDating(seed + 1, asked().log(), "B" + trial).until(CORRECTIONS - CORRECTIONS / 2);
        List<Correction> all = new ArrayList<>(first.corrections());
        all.addAll(second.corrections());

        assertThat(all).hasSize(CORRECTIONS);
        assertThat(first.refused() + second.refused()).isPositive();
        PUBLISHED.forEach((uri, then) -> assertThat(bytes(uri)).as(uri).isEqualTo(then));
        assertThat(differences(position, "")).isEqualTo(all);
        assertThat(differences(position, "&knownAt=" + between)).isEqualTo(first.corrections());
        assertThat(differences(between, "")).isEqualTo(second.corrections());
        assertThat(differences(asked().log().head(), "")).isEmpty();
        explains(position, before);
    }

    /** As the door does it: drawn up from the books, decided, written. */
    private static long publish(StatementKind kind, int trial) {
        StatementId id = StatementId.of(kind.name().replace('_', '-') + "-" + trial);
        // A position the views have reached, so that what is drawn up knows all there is.
        assertThat(asked().get("/api/v1/journals?year=2026").status()).isEqualTo(200);
        Drawn drawn = asked().bean(Statements.class).draw(kind, BackDating.YEAR_END, null);
        Decision<StatementEvent> decision = StatementDecisions.decide(
                new PublishStatement(id, kind, BackDating.YEAR_END, drawn.position()),
                new Act(ActorId.of("katia"), Role.PUBLIC_ACCOUNTANT, Perimeter.ALL, null, PUBLICATION),
                Statement.ABSENT,
                () -> Optional.of(new StatementDecisions.Fixed(drawn.position(), drawn.sha256())));
        asked().log().appendBy("katia", ((Decision.Accepted<StatementEvent>) decision).events());
        String uri = "/api/v1/statements/" + id;
        assertThat(bytes(uri)).isEqualTo(drawn.bytes());
        PUBLISHED.put(uri, drawn.bytes());
        return asked().log().head();
    }

    private static byte[] bytes(String uri) {
        Reply reply = asked().get(uri);
        assertThat(reply.status()).as(uri).isEqualTo(200);
        return reply.response().getContentAsByteArray();
    }

    private static List<Correction> differences(long since, String more) {
        List<Correction> listed = new ArrayList<>();
        String uri = "/api/v1/differences?year=2026&limit=17&since=" + since + more;
        Reply page = asked().get(uri);
        while (true) {
            for (JsonNode entry : page.items()) {
                listed.add(new Correction(
                        entry.path("position").asLong(),
                        entry.path("actor").asString(),
                        entry.path("reason").asString(),
                        LocalDate.parse(entry.path("accountingDate").asString())));
            }
            assertThat(page.json().path("totals").path("entries").asInt()).isGreaterThanOrEqualTo(listed.size());
            if (page.json().path("next").isNull()) {
                assertThat(page.json().path("totals").path("entries").asInt()).isEqualTo(listed.size());
                return listed;
            }
            page = asked().get(uri + "&cursor=" + page.next());
        }
    }

    /** What the accounts differ by is what the balances of the two knowledge times differ by. */
    private static void explains(long position, Map<String, Long> before) {
        Map<String, Long> after = new TreeMap<>(before);
        JsonNode accounts = asked().get("/api/v1/differences?year=2026&since=" + position)
                .json()
                .path("totals")
                .path("accounts");
        assertThat(accounts).isNotEmpty();
        for (JsonNode account : accounts) {
            after.merge(
                    account.path("account").asString(),
                    Balance.parse(account.path("difference").asString()).cents(),
                    Long::sum);
        }
        Map<String, Long> now = balances(asked().log().head());
        after.values().removeIf(cents -> cents == 0);
        now.values().removeIf(cents -> cents == 0);
        assertThat(after).isEqualTo(now);
    }

    private static Map<String, Long> balances(long known) {
        Map<String, Long> balances = new TreeMap<>();
        for (JsonNode line : asked().get(BALANCE + known).items()) {
            balances.put(
                    line.path("account").asString(),
                    Balance.parse(line.path("balance").asString()).cents());
        }
        return balances;
    }
}

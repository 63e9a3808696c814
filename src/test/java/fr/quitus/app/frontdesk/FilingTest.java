package fr.quitus.app.frontdesk;

import static org.assertj.core.api.Assertions.assertThat;

import fr.quitus.api.door.Answer;
import fr.quitus.api.door.Caller;
import fr.quitus.api.door.CommandGate;
import fr.quitus.app.frontdesk.Filing.Round;
import fr.quitus.domain.LedgerCommand;
import fr.quitus.domain.actor.ActorId;
import fr.quitus.domain.actor.Perimeter;
import fr.quitus.domain.actor.Role;
import fr.quitus.domain.budget.BudgetCommand.OpenCredits;
import fr.quitus.domain.commitment.CommitmentCommand.ValidateCommitment;
import fr.quitus.domain.value.Amount;
import fr.quitus.domain.value.CommitmentNumber;
import fr.quitus.domain.value.FiscalYear;
import fr.quitus.domain.value.ProgrammeCode;
import fr.quitus.domain.value.Title;
import fr.quitus.frontdesk.Act;
import fr.quitus.frontdesk.Deposit;
import fr.quitus.frontdesk.DepositLog;
import fr.quitus.frontdesk.DeskSettings;
import fr.quitus.frontdesk.Ending;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FilingTest {
    private static final Instant MORNING = Instant.parse("2025-03-02T09:00:00Z");

    @TempDir
    Path folder;

    private DepositLog log;
    private final Waiting waiting = new Waiting();
    private final List<CommandGate.Ask> asked = Collections.synchronizedList(new ArrayList<>());

    @BeforeEach
    void open() {
        log = reopened();
    }

    private DepositLog reopened() {
        return DepositLog.open(DeskSettings.of(
                "essai",
                folder.resolve("witness"),
                List.of(folder.resolve("one"), folder.resolve("two")),
                Clock.systemUTC()));
    }

    @AfterEach
    void close() {
        log.close();
    }

    private static LedgerCommand validate(int number) {
        return new ValidateCommitment(CommitmentNumber.of("21%08d".formatted(number)));
    }

    private static LedgerCommand credits() {
        return new OpenCredits(
                FiscalYear.of(2025), ProgrammeCode.of("0156"), Title.T3, Amount.euros(1), null, "LFI 2025");
    }

    private Deposit deposit(LedgerCommand command, String key) {
        Caller caller = new Caller(ActorId.of("paula"), Role.AUTHORISING_OFFICER, Perimeter.ALL, null);
        CommandGate.Ask ask = new CommandGate.Ask(command, key, caller, 3L, MORNING, "api");
        waiting.enter(FilingOrder.queue(command, caller.actor()));
        return log.deposit(new Act(
                        UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8)),
                        command.getClass().getSimpleName(),
                        new byte[32],
                        "paula",
                        DepositedCommand.of(ask, List.of()).json()))
                .deposit();
    }

    private Filing filing(Function<CommandGate.Ask, Answer> answers) {
        return filing(answers, true);
    }

    private Filing filing(Function<CommandGate.Ask, Answer> answers, boolean simulatedTime) {
        return new Filing(
                log,
                ask -> {
                    asked.add(ask);
                    return new Answer.Given(UUID.randomUUID(), "x", answers.apply(ask), 42, false);
                },
                waiting,
                simulatedTime,
                Clock.systemUTC());
    }

    private static Answer accepted(CommandGate.Ask ask) {
        return new Answer.Accepted("x:" + ask.key(), 0, List.of(), Map.of());
    }

    private List<String> keysAsked() {
        return asked.stream().map(CommandGate.Ask::key).toList();
    }

    @Test
    void asks_what_was_deposited_as_it_was_with_its_origin_and_its_number() {
        Deposit deposit = deposit(validate(1), "k1");

        assertThat(filing(FilingTest::accepted).round(() -> true)).isEqualTo(Round.DONE);

        CommandGate.Ask ask = asked.getFirst();
        assertThat(ask.command()).isEqualTo(validate(1));
        assertThat(ask.key()).isEqualTo("k1");
        assertThat(ask.expectedVersion()).isEqualTo(3);
        assertThat(ask.occurredAt()).isEqualTo(MORNING);
        assertThat(ask.origin()).isEqualTo("guichet");
        assertThat(ask.deposit()).isEqualTo(deposit.receiptNumber());
        assertThat(ask.caller().actor()).isEqualTo(ActorId.of("paula"));
        assertThat(ask.caller().perimeter()).isEqualTo(Perimeter.ALL);
        Ending ending = log.ending(deposit.number()).orElseThrow();
        assertThat(ending.accepted()).isTrue();
        assertThat(ending.position()).isEqualTo(42);
        assertThat(waiting.isEmpty()).isTrue();
    }

    @Test
    void with_real_accounts_the_act_bears_the_instant_of_the_receipt() {
        Deposit deposit = deposit(validate(1), "k1");

        filing(FilingTest::accepted, false).round(() -> true);

        assertThat(asked.getFirst().occurredAt()).isEqualTo(deposit.depositedAt());
    }

    @Test
    void a_refusal_ends_a_deposit_with_its_code_and_reason() {
        Deposit deposit = deposit(validate(1), "k1");

        filing(ask -> new Answer.Refused("EJ_DEJA_VALIDE", "Déjà validé.", Map.of()))
                .round(() -> true);

        Ending ending = log.ending(deposit.number()).orElseThrow();
        assertThat(ending.accepted()).isFalse();
        assertThat(ending.code()).isEqualTo("EJ_DEJA_VALIDE");
        assertThat(ending.detail()).isEqualTo("Déjà validé.");
    }

    @Test
    void acts_on_one_file_keep_their_order_and_what_files_draw_on_goes_alone_in_its_place() {
        List<String> firsts = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            firsts.add("first-" + i);
            deposit(validate(i % 4), "first-" + i);
        }
        deposit(credits(), "credits");
        deposit(validate(1), "after");

        filing(FilingTest::accepted).round(() -> true);

        List<String> keys = keysAsked();
        assertThat(keys.subList(0, 40)).containsExactlyInAnyOrderElementsOf(firsts);
        assertThat(keys.subList(40, 42)).containsExactly("credits", "after");
        for (int file = 0; file < 4; file++) {
            int own = file;
            assertThat(asked.stream()
                            .filter(ask -> ask.command().equals(validate(own)))
                            .map(CommandGate.Ask::key)
                            .filter(key -> key.startsWith("first"))
                            .map(key -> Integer.valueOf(key.substring(6)))
                            .toList())
                    .hasSize(10)
                    .isSorted();
        }
    }

    @Test
    void a_fault_holds_its_file_back_and_no_other_and_ends_refused_after_some_tries() {
        Deposit wrong = deposit(validate(1), "wrong");
        deposit(validate(1), "behind");
        Deposit other = deposit(validate(2), "other");
        Filing filing = filing(ask -> {
            if (ask.key().equals("wrong")) {
                throw new IllegalStateException("on purpose");
            }
            return accepted(ask);
        });

        assertThat(filing.round(() -> true)).isEqualTo(Round.LATER);

        assertThat(log.ending(other.number())).isPresent();
        assertThat(keysAsked()).doesNotContain("behind");
        for (int i = 2; i < Filing.FAULT_TRIES_MAX; i++) {
            assertThat(filing.round(() -> true)).isEqualTo(Round.LATER);
        }
        assertThat(filing.round(() -> true)).isEqualTo(Round.DONE);
        assertThat(log.ending(wrong.number()).orElseThrow().code()).isEqualTo("ERREUR_INTERNE");
        assertThat(Collections.frequency(keysAsked(), "wrong")).isEqualTo(Filing.FAULT_TRIES_MAX);
        assertThat(keysAsked()).endsWith("behind");
        assertThat(log.counts().pending()).isZero();
    }

    @Test
    void what_was_decided_before_a_crash_is_asked_again_under_the_same_key() {
        Deposit deposit = deposit(validate(1), "k1");
        Set<String> ledger = new HashSet<>();
        Filing crashing = filing(ask -> {
            ledger.add(ask.key());
            log.close(); // as the process would end: decided, and nothing of it written here
            return accepted(ask);
        });
        try {
            crashing.round(() -> true);
        } catch (RuntimeException e) {
            assertThat(e).isInstanceOf(fr.quitus.frontdesk.DeskException.class);
        }

        log = reopened();
        assertThat(log.ending(deposit.number())).isEmpty();
        filing(ask -> {
                    assertThat(ledger).as("the ledger knows it by its key").contains(ask.key());
                    return accepted(ask);
                })
                .round(() -> true);

        assertThat(log.ending(deposit.number())).isPresent();
        assertThat(keysAsked()).containsExactly("k1", "k1");
    }

    @Test
    void a_command_that_this_release_no_longer_knows_ends_with_the_reason() {
        Deposit deposit = log.deposit(new Act(
                        UUID.randomUUID(), "Disparue", new byte[32], "paula", """
                        {"command":"Disparue","body":{},"key":"k","actor":"paula","claims":{},
                         "occurredAt":"2025-03-02T09:00:00Z","unchecked":[]}
                        """.getBytes(StandardCharsets.UTF_8)))
                .deposit();

        assertThat(filing(FilingTest::accepted).round(() -> true)).isEqualTo(Round.DONE);

        Ending ending = log.ending(deposit.number()).orElseThrow();
        assertThat(ending.code()).isEqualTo("REQUETE_INVALIDE");
        assertThat(ending.detail()).contains("Disparue");
        assertThat(asked).isEmpty();
    }

    @Test
    void nothing_is_asked_when_it_is_for_later() {
        deposit(validate(1), "k1");

        assertThat(filing(FilingTest::accepted).round(() -> false)).isEqualTo(Round.LATER);

        assertThat(asked).isEmpty();
        assertThat(log.counts().pending()).isEqualTo(1);
    }

    @Test
    void more_than_a_page_is_filed_page_by_page() {
        int deposits = Filing.PAGE_DEPOSITS_MAX + 3;
        for (int i = 0; i < deposits; i++) {
            deposit(validate(i), "k" + i);
        }
        Filing filing = filing(FilingTest::accepted);

        assertThat(filing.round(() -> true)).isEqualTo(Round.DONE);
        assertThat(filing.round(() -> true)).isEqualTo(Round.DONE);
        assertThat(filing.round(() -> true)).isEqualTo(Round.DONE);
        assertThat(filing.round(() -> true)).isEqualTo(Round.EMPTY);
        assertThat(keysAsked()).hasSize(deposits).doesNotHaveDuplicates();
        assertThat(log.counts().pending()).isZero();
    }
}

package fr.quitus.app.scenario;

import fr.quitus.app.scenario.ScenarioReport.Outcome;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One playing of one scenario: what was saved, answered and found so far. */
final class ScenarioRun {
    private final Scenario scenario;
    private final LedgerClient client;
    private final LedgerQuestions questions;
    private final Variables variables;
    private final Map<Expectation, Outcome> outcomes = new IdentityHashMap<>();
    private final Map<String, LedgerAnswer> firstAnswers = new HashMap<>();
    private final Map<String, String> versions = new HashMap<>();
    private int sent;

    ScenarioRun(Scenario scenario, LedgerClient client) {
        this.scenario = scenario;
        this.client = client;
        this.questions = new LedgerQuestions(client, scenario.year());
        this.variables = new Variables(scenario.values());
    }

    /** An expectation without an outcome at the end was not checked, and says why. */
    ScenarioReport play() {
        String stopped = "cette étape n'a pas été jouée";
        try {
            stopped = steps(new LogHead(questions)).orElse(stopped);
        } catch (LedgerUnreachable e) {
            stopped = e.reason();
        } catch (NotCheckable e) {
            stopped = "l'instance ne répond pas comme attendu : " + e.reason();
        }
        List<ScenarioReport.Line> lines = new ArrayList<>();
        for (Expectation expectation : scenario.expectations()) {
            Outcome outcome = outcomes.get(expectation);
            lines.add(
                    new ScenarioReport.Line(expectation, outcome == null ? new Outcome.NotChecked(stopped) : outcome));
        }
        return new ScenarioReport(scenario.name(), scenario.title(), lines);
    }

    /** Why it stopped before the end, if it did. */
    private Optional<String> steps(LogHead log) {
        for (Step step : scenario.given()) {
            step(step, log);
            if (step.expectations().stream().anyMatch(e -> outcomes.get(e) != Outcome.PASSED)) {
                return Optional.of("la situation de départ n'est pas établie (" + step.place() + ")");
            }
        }
        scenario.when().forEach(step -> step(step, log));
        verify(scenario.then(), log);
        return Optional.empty();
    }

    private void step(Step step, LogHead log) {
        try {
            switch (step) {
                case Step.Command command -> command(command, log);
                case Step.Concurrently together -> concurrently(together, log);
                case Step.Verify look -> verify(look.checks(), log);
            }
        } catch (NotCheckable e) {
            step.expectations().forEach(x -> outcomes.putIfAbsent(x, new Outcome.NotChecked(e.reason())));
        }
    }

    private void command(Step.Command step, LogHead log) {
        Step.Sending sending = step.sending();
        LedgerClient.Request request = request(sending, variables);
        long before = log.known();
        LedgerAnswer answer = client.send(request);
        Optional<LedgerAnswer> first = Optional.ofNullable(firstAnswers.putIfAbsent(request.identity(), answer));
        log.observe(answer);
        save(sending, answer, "");
        versions.clear();
        LedgerNames.Target target = LedgerNames.target(sending.command());
        if (answer.accepted()
                && !answer.replayed()
                && target != null
                && answer.etag().isPresent()) {
            versions.put(fileKey(target, sending, variables), answer.etag().get());
        }
        AnswerVerifier verifier = new AnswerVerifier(answer, step, before, first, log, questions, variables);
        for (AnswerExpectation expectation : step.answer()) {
            outcomes.put(expectation, outcome(() -> verifier.difference(expectation)));
        }
    }

    private void concurrently(Step.Concurrently step, LogHead log) {
        List<Step.Sending> sendings = new ArrayList<>();
        List<String> copies = new ArrayList<>();
        List<LedgerClient.Request> requests = new ArrayList<>();
        for (int n = 1; n <= step.times(); n++) {
            Variables scope = variables.with("n", String.valueOf(n));
            for (Step.Sending sending : step.sendings()) {
                sendings.add(sending);
                copies.add(String.valueOf(n));
                requests.add(request(sending, scope));
            }
        }
        long before = log.known();
        List<LedgerAnswer> answers = sendTogether(requests);
        versions.clear();
        for (int i = 0; i < answers.size(); i++) {
            firstAnswers.putIfAbsent(requests.get(i).identity(), answers.get(i));
            log.observe(answers.get(i));
            save(sendings.get(i), answers.get(i), copies.get(i));
        }
        GroupVerifier verifier = new GroupVerifier(answers, step, before, log);
        for (GroupExpectation expectation : step.answers()) {
            outcomes.put(expectation, outcome(() -> verifier.difference(expectation)));
        }
    }

    /** All start when the last one is ready. */
    private List<LedgerAnswer> sendTogether(List<LedgerClient.Request> requests) {
        CountDownLatch ready = new CountDownLatch(requests.size());
        List<Future<LedgerAnswer>> futures = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (LedgerClient.Request request : requests) {
                futures.add(threads.submit(() -> {
                    ready.countDown();
                    ready.await();
                    return client.send(request);
                }));
            }
        }
        List<LedgerAnswer> answers = new ArrayList<>();
        for (Future<LedgerAnswer> future : futures) {
            switch (future.state()) {
                case SUCCESS -> answers.add(future.resultNow());
                case FAILED, CANCELLED, RUNNING -> throw unanswered(future);
            }
        }
        return answers;
    }

    private static RuntimeException unanswered(Future<LedgerAnswer> future) {
        if (future.state() == Future.State.FAILED && future.exceptionNow() instanceof RuntimeException failure) {
            return failure;
        }
        return new NotCheckable("une commande simultanée n'a pas eu de réponse (" + future.state() + ")");
    }

    private void verify(List<Check> checks, LogHead log) {
        CheckVerifier verifier = new CheckVerifier(questions, variables, log.known());
        for (Check check : checks) {
            outcomes.put(check, outcome(() -> verifier.difference(check)));
        }
    }

    private static Outcome outcome(Supplier<@Nullable String> difference) {
        try {
            String found = difference.get();
            return found == null ? Outcome.PASSED : new Outcome.Failed(found);
        } catch (NotCheckable e) {
            return new Outcome.NotChecked(e.reason());
        }
    }

    private LedgerClient.Request request(Step.Sending sending, Variables scope) {
        sent++;
        String key = sending.key() == null ? scenario.name() + ":" + sent : sending.key();
        return new LedgerClient.Request(
                sending.actor(),
                sending.command().getSimpleName(),
                sending.body().json(scope),
                key,
                sending.at(),
                ifMatch(sending, scope));
    }

    /**
     * The version said in the file, else the one last seen, else the one the ledger tells. Empty: none is asked for.
     */
    private String ifMatch(Step.Sending sending, Variables scope) {
        LedgerNames.Target target = LedgerNames.target(sending.command());
        if (target == null) {
            return "";
        }
        if (sending.ifMatch() != null) {
            return String.valueOf(sending.ifMatch());
        }
        String known = versions.get(fileKey(target, sending, scope));
        return known != null
                ? known
                : questions.version(target.kind(), sending.body().word(target.field(), scope));
    }

    private static String fileKey(LedgerNames.Target target, Step.Sending sending, Variables scope) {
        return target.kind() + " " + sending.body().word(target.field(), scope);
    }

    private void save(Step.Sending sending, LedgerAnswer answer, String copy) {
        if (answer.accepted()) {
            sending.save().forEach((name, id) -> {
                String value = answer.body().path("ids").path(id).asString("");
                if (!value.isEmpty()) {
                    variables.save(name.replace("${n}", copy), value);
                }
            });
        }
    }
}

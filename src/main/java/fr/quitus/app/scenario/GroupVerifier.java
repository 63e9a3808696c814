package fr.quitus.app.scenario;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Holds the answers to commands sent at the same time against what was expected of them together. */
record GroupVerifier(List<LedgerAnswer> answers, Step.Concurrently step, long before, LogHead log) {

    /** The difference, in French, or null if it is as expected. */
    @Nullable String difference(GroupExpectation expectation) {
        return switch (expectation) {
            case GroupExpectation.AcceptedCount e -> count(e.count(), accepted());
            case GroupExpectation.RefusedCount e -> count(e.count(), refused(e.code()));
            case GroupExpectation.NothingElse _ -> others();
            case GroupExpectation.OnlyAcceptedWrote _ -> {
                long written = answers.stream()
                        .filter(answer -> answer.accepted() && !answer.replayed())
                        .mapToLong(answer -> answer.events().size())
                        .sum();
                long moved = log.now() - before;
                yield moved == written
                        ? null
                        : "le journal a avancé de " + moved + " événements, les acceptées en disent " + written;
            }
        };
    }

    private @Nullable String count(int expected, long found) {
        return found == expected ? null : "trouvé " + found + " (" + summary(answers) + ")";
    }

    private long accepted() {
        return answers.stream().filter(LedgerAnswer::accepted).count();
    }

    private long refused(String code) {
        return answers.stream().filter(answer -> isRefusal(answer, code)).count();
    }

    /** The code and the status that belongs to it: the same code as a technical failure is not a refusal. */
    private static boolean isRefusal(LedgerAnswer answer, String code) {
        Integer status = LedgerNames.REFUSALS.get(code);
        return status != null
                && answer.status() == status
                && answer.text("code").equals(code);
    }

    private @Nullable String others() {
        Set<String> named = step.answers().stream()
                .filter(GroupExpectation.RefusedCount.class::isInstance)
                .map(expectation -> ((GroupExpectation.RefusedCount) expectation).code())
                .collect(Collectors.toSet());
        List<LedgerAnswer> others = answers.stream()
                .filter(answer -> !answer.accepted() && named.stream().noneMatch(code -> isRefusal(answer, code)))
                .toList();
        return others.isEmpty() ? null : "reçu " + summary(others) + ", par exemple " + others.getFirst();
    }

    private static String summary(List<LedgerAnswer> answers) {
        Map<String, Long> counts = answers.stream()
                .collect(Collectors.groupingBy(
                        answer -> answer.accepted() ? "acceptées" : answer.status() + " " + answer.text("code"),
                        TreeMap::new,
                        Collectors.counting()));
        return counts.toString();
    }
}

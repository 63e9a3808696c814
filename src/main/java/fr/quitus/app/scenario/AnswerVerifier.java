package fr.quitus.app.scenario;

import fr.quitus.app.scenario.AnswerExpectation.ExpectedEntry;
import fr.quitus.app.scenario.LedgerQuestions.Entry;
import fr.quitus.domain.value.InvalidValue;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Holds one answer against what was expected of it.
 *
 * @param before the head of the log before the command was sent
 * @param first the answer given the first time the key was used, if it was used before
 */
record AnswerVerifier(
        LedgerAnswer answer,
        Step.Command step,
        long before,
        Optional<LedgerAnswer> first,
        LogHead log,
        LedgerQuestions questions,
        Variables variables) {

    /** Events by which one file only tells another what became of it: a scenario may leave them out. */
    private static final Set<String> TOLD_TO_ANOTHER_FILE =
            Set.of("InvoiceAttached", "InvoiceDetached", "CreditsLapsedBelow");

    /** The difference, in French, or null if it is as expected. */
    @Nullable String difference(AnswerExpectation expectation) {
        return switch (expectation) {
            case AnswerExpectation.Accepted _ -> accepted();
            case AnswerExpectation.Refused refused -> refused(refused.code());
            case AnswerExpectation.LeavesNoEvent _ -> leavesNoEvent();
            case AnswerExpectation.Status status ->
                status.status() == answer.status() ? null : "reçu " + answer.status();
            case AnswerExpectation.Fact fact -> fact(fact);
            case AnswerExpectation.Events events -> events(events.names());
            case AnswerExpectation.NoEvents _ -> noEvents();
            case AnswerExpectation.Version version -> {
                long received = answer.body().path("version").asLong(-1);
                yield version.version() == received ? null : "reçu version " + received;
            }
            case AnswerExpectation.Replayed _ -> replayed();
            case AnswerExpectation.Postings postings -> postings(postings.entries());
        };
    }

    private @Nullable String events(List<String> expected) {
        List<String> received = answer.events().stream()
                .filter(name -> expected.contains(name) || !TOLD_TO_ANOTHER_FILE.contains(name))
                .toList();
        return expected.equals(received) ? null : "reçu " + answer.events();
    }

    private boolean expects(Class<? extends AnswerExpectation> kind) {
        return step.answer().stream().anyMatch(kind::isInstance);
    }

    private @Nullable String accepted() {
        if (!answer.accepted()) {
            return "reçu " + answer;
        }
        for (String id : step.sending().save().values()) {
            if (answer.body().path("ids").path(id).asString("").isEmpty()) {
                return "la réponse ne donne pas " + id;
            }
        }
        if (answer.replayed()) {
            return expects(AnswerExpectation.Replayed.class) ? null : "réponse d'une clé déjà utilisée";
        }
        long follows = before + answer.events().size();
        return answer.position() == follows
                ? null
                : "position " + answer.position() + " au lieu de " + follows + " : le journal porte autre chose";
    }

    private @Nullable String refused(String code) {
        if (answer.accepted() || !answer.text("code").equals(code)) {
            return "reçu " + answer;
        }
        Integer status = LedgerNames.REFUSALS.get(code);
        return expects(AnswerExpectation.Status.class) || (status != null && status == answer.status())
                ? null
                : "reçu avec le statut " + answer.status() + " au lieu de " + status;
    }

    private @Nullable String leavesNoEvent() {
        if (!answer.replayed() && answer.position() > before) {
            return "position " + answer.position() + " après le refus, " + before + " avant";
        }
        return headMoved();
    }

    private @Nullable String noEvents() {
        if (!answer.accepted()) {
            return "reçu " + answer;
        }
        return answer.replayed() || answer.events().isEmpty() ? headMoved() : "reçu " + answer.events();
    }

    private @Nullable String headMoved() {
        long now = log.now();
        return now == before ? null : "le journal est passé de la position " + before + " à " + now;
    }

    private @Nullable String fact(AnswerExpectation.Fact fact) {
        String received = answer.body().path("facts").path(fact.name()).asString("");
        return same(variables.resolve(fact.value()), received) ? null : "reçu « " + received + " »";
    }

    private @Nullable String replayed() {
        if (first.isEmpty()) {
            return "cette clé n'avait pas encore servi dans le scénario";
        }
        if (!answer.replayed()) {
            return "reçu " + answer + " sans « Idempotent-Replayed: true »";
        }
        LedgerAnswer original = first.get();
        return original.status() == answer.status() && original.body().equals(answer.body())
                ? null
                : "reçu " + answer.status() + " " + answer.raw() + " au lieu de " + original.status() + " "
                        + original.raw();
    }

    private @Nullable String postings(List<ExpectedEntry> expected) {
        long last = answer.position();
        List<Entry> entries = questions.entries(last - answer.events().size() + 1, last);
        boolean same = entries.size() == expected.size();
        for (int i = 0; same && i < expected.size(); i++) {
            same = same(expected.get(i), entries.get(i));
        }
        return same ? null : "reçu " + (entries.isEmpty() ? "aucune écriture" : entries);
    }

    private static boolean same(ExpectedEntry expected, Entry entry) {
        return expected.template().equals(entry.template())
                && (expected.date() == null || expected.date().equals(entry.date()))
                && expected.debit().equals(entry.debit())
                && expected.credit().equals(entry.credit());
    }

    /** Two amounts are the same however they are written; anything else is compared as text. */
    static boolean same(String expected, String received) {
        if (expected.equals(received)) {
            return true;
        }
        try {
            return Amounts.parse(expected).equals(Amounts.parse(received));
        } catch (InvalidValue _) {
            return false;
        }
    }
}

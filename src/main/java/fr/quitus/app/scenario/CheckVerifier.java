package fr.quitus.app.scenario;

import fr.quitus.domain.value.Balance;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Holds the books against what was expected of them, at the head of the log or later. */
record CheckVerifier(LedgerQuestions questions, Variables variables, long atLeast) {

    /** The difference, in French, or null if it is as expected. */
    @Nullable String difference(Check check) {
        return switch (check) {
            case Check.BudgetAmount c ->
                amount(
                        c.amount(),
                        questions.budgetAmount(
                                c.level(), variables.resolve(c.code()), c.titleGroup(), c.field(), atLeast));
            case Check.AccountBalance c -> {
                Balance found = questions.accountBalance(variables.resolve(c.account()), atLeast);
                yield found.equals(c.balance()) ? null : "trouvé " + Check.AccountBalance.side(found);
            }
            case Check.TrialBalanceTotal c -> {
                LedgerQuestions.Totals found = questions.totals(atLeast);
                yield found.debit().equals(c.total()) && found.credit().equals(c.total())
                        ? null
                        : "trouvé débit " + Amounts.written(found.debit()) + ", crédit "
                                + Amounts.written(found.credit());
            }
            case Check.BudgetRevenue c -> amount(c.amount(), questions.budgetRevenue(c.revenueLine(), atLeast));
            case Check.FileStatus c -> {
                String status =
                        questions.file(c.kind(), variables.resolve(c.number())).text("status");
                yield status.equals(c.status()) ? null : "trouvé " + status;
            }
            case Check.FileField c ->
                field(
                        questions
                                .file(c.kind(), variables.resolve(c.number()))
                                .body()
                                .path("file"),
                        c.path(),
                        c.value());
            case Check.AnswerField c ->
                field(questions.answer(variables.resolve(c.uri()), atLeast), c.path(), c.value());
            case Check.Entries c -> entries(c.templates());
            case Check.OneOf c -> oneOf(c);
        };
    }

    private static @Nullable String amount(Balance expected, Balance found) {
        return found.equals(expected) ? null : "trouvé " + Amounts.written(found);
    }

    private @Nullable String field(JsonNode answer, String path, String value) {
        JsonNode node = answer;
        for (String name : path.split("\\.", -1)) {
            node = node.isArray() && name.matches("[0-9]{1,6}") ? node.path(Integer.parseInt(name)) : node.path(name);
        }
        String expected = variables.resolve(value);
        if (node.isMissingNode()) {
            return "il n'y a pas ce champ";
        }
        String found = node.asString("");
        return AnswerVerifier.same(expected, found) ? null : "trouvé « " + found + " »";
    }

    private @Nullable String entries(List<String> expected) {
        List<String> found = questions.entries(0, Math.max(atLeast, 0)).stream()
                .map(LedgerQuestions.Entry::template)
                .toList();
        return found.equals(expected) ? null : "trouvé " + (found.isEmpty() ? "aucune écriture" : found);
    }

    private @Nullable String oneOf(Check.OneOf check) {
        List<String> differences = new ArrayList<>();
        for (List<Check> alternative : check.alternatives()) {
            List<String> wrong = new ArrayList<>();
            for (Check part : alternative) {
                String difference = difference(part);
                if (difference != null) {
                    wrong.add(part.text() + " : " + difference);
                }
            }
            if (wrong.isEmpty()) {
                return null;
            }
            differences.add(String.join(", ", wrong));
        }
        return String.join(" ; ", differences);
    }
}

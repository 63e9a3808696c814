package fr.quitus.app.scenario;

import fr.quitus.domain.value.Balance;
import fr.quitus.domain.value.InvalidValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.yaml.snakeyaml.nodes.Node;

/** Reads a block of checks: each figure in it becomes one expectation. */
final class CheckReader {
    private static final String QUESTION = "/api/v1/[a-z-]+(/[a-zA-Z0-9${}-]+)*([?][^ ]+)?";

    private final YamlFile file;

    CheckReader(YamlFile file) {
        this.file = file;
    }

    List<Check> read(Node node) {
        YamlFields block = new YamlFields(file, node, "un contrôle", ScenarioKeys.CHECKS);
        List<Check> checks = new ArrayList<>();
        for (String key : block.keys()) {
            switch (key) {
                case "programmes" ->
                    budget(checks, block, key, Check.BudgetLevel.PROGRAMME, ScenarioKeys.PROGRAMME_AMOUNTS);
                case "operatingBudgets" ->
                    budget(
                            checks,
                            block,
                            key,
                            Check.BudgetLevel.OPERATING_BUDGET,
                            ScenarioKeys.OPERATING_BUDGET_AMOUNTS);
                case "envelopes" ->
                    budget(checks, block, key, Check.BudgetLevel.ENVELOPE, ScenarioKeys.ENVELOPE_AMOUNTS);
                case "balances" -> balances(checks, block);
                case "trialBalanceTotal" ->
                    checks.add(new Check.TrialBalanceTotal(block.place(key), block.amount(key)));
                case "budgetRevenue" -> revenue(checks, block);
                case "commitments" -> files(checks, block, key, Check.FileKind.COMMITMENT);
                case "paymentRequests" -> files(checks, block, key, Check.FileKind.PAYMENT_REQUEST);
                case "revenueOrders" -> files(checks, block, key, Check.FileKind.REVENUE_ORDER);
                case "thirdParties" -> files(checks, block, key, Check.FileKind.THIRD_PARTY);
                case "entries" -> checks.add(new Check.Entries(block.place(key), templates(block)));
                case "answers" -> answers(checks, block);
                case "ledgerEmpty" -> {
                    block.onlyTrue(key);
                    checks.add(new Check.Entries(block.place(key), List.of()));
                }
                case "oneOf" -> checks.add(oneOf(block));
                default -> throw new IllegalStateException("a known key without a reader: " + key);
            }
        }
        if (checks.isEmpty()) {
            throw new UnreadableScenario(block.place(), "ce contrôle ne contrôle rien.");
        }
        return checks;
    }

    private void budget(
            List<Check> checks, YamlFields block, String key, Check.BudgetLevel level, Set<String> amounts) {
        for (var byCode : block.map(key).entrySet()) {
            YamlFields groups = new YamlFields(file, byCode.getValue(), key, ScenarioKeys.TITLE_GROUPS);
            for (String group : groups.keys()) {
                YamlFields figures = new YamlFields(file, groups.node(group), key + " " + group, amounts);
                for (String field : figures.keys()) {
                    checks.add(new Check.BudgetAmount(
                            figures.place(field), level, byCode.getKey(), group, field, figures.amount(field)));
                }
            }
        }
    }

    private void balances(List<Check> checks, YamlFields block) {
        for (var account : block.map("balances").entrySet()) {
            String code = account.getKey();
            if (!Variables.mentioned(code) && !code.matches("[1-8][0-9]{9}")) {
                throw file.unreadable(account.getValue(), "« " + code + " » n'est pas un compte (dix chiffres).");
            }
            checks.add(new Check.AccountBalance(file.place(account.getValue()), code, side(account.getValue())));
        }
    }

    /** {@code D 12 000.00}, {@code C 12 000.00} or {@code 0}: a balance without its side would be a guess. */
    private Balance side(Node node) {
        String text = file.text(node);
        if (text.equals("0") || text.equals("0.00")) {
            return Balance.ZERO;
        }
        if (!text.startsWith("D ") && !text.startsWith("C ")) {
            throw file.unreadable(node, "« " + text + " » n'est pas un solde : D 12 000.00, C 12 000.00 ou 0.");
        }
        Balance amount;
        try {
            amount = Amounts.parse(text.substring(2));
        } catch (InvalidValue e) {
            throw file.unreadable(node, String.valueOf(e.getMessage()));
        }
        if (amount.isNegative()) {
            throw file.unreadable(node, "un solde débiteur ou créditeur s'écrit sans signe.");
        }
        return text.startsWith("D ") ? amount : Balance.ZERO.minus(amount);
    }

    private void revenue(List<Check> checks, YamlFields block) {
        for (var line : block.map("budgetRevenue").entrySet()) {
            if (!line.getKey().matches("[0-9]{4}")) {
                throw file.unreadable(
                        line.getValue(), "« " + line.getKey() + " » n'est pas une ligne de recette (quatre chiffres).");
            }
            checks.add(new Check.BudgetRevenue(
                    file.place(line.getValue()), line.getKey(), YamlFields.amount(file, line.getValue())));
        }
    }

    private void files(List<Check> checks, YamlFields block, String key, Check.FileKind kind) {
        for (var byNumber : block.map(key).entrySet()) {
            String number = byNumber.getKey();
            Node node = byNumber.getValue();
            if (file.isText(node)) {
                checks.add(new Check.FileStatus(file.place(node), kind, number, file.text(node)));
                continue;
            }
            YamlFields expected = new YamlFields(file, node, key, ScenarioKeys.FILE);
            if (expected.has("status")) {
                checks.add(new Check.FileStatus(expected.place("status"), kind, number, expected.text("status")));
            }
            if (expected.has("file")) {
                for (var field : expected.map("file").entrySet()) {
                    Place place = file.place(field.getValue());
                    String value = file.text(field.getValue());
                    checks.add(new Check.FileField(place, kind, number, field.getKey(), value));
                }
            }
        }
    }

    /** What a question of the API answers, by path. */
    private void answers(List<Check> checks, YamlFields block) {
        for (var question : block.map("answers").entrySet()) {
            String uri = question.getKey();
            Node node = question.getValue();
            if (!uri.matches(QUESTION)) {
                throw file.unreadable(node, "« " + uri + " » n'est pas une question (/api/v1/…).");
            }
            for (var field : file.map(node).entrySet()) {
                Place place = file.place(field.getValue());
                checks.add(new Check.AnswerField(place, uri, field.getKey(), file.text(field.getValue())));
            }
        }
    }

    private static List<String> templates(YamlFields block) {
        List<String> templates = block.texts("entries");
        for (String template : templates) {
            if (!template.matches(StepReader.TEMPLATE)) {
                throw block.unreadable("entries", "« " + template + " » n'est pas un schéma d'écriture (P01, OD…).");
            }
        }
        return templates;
    }

    private Check oneOf(YamlFields block) {
        List<List<Check>> alternatives =
                block.items("oneOf").stream().map(this::read).toList();
        if (alternatives.size() < 2) {
            throw block.unreadable("oneOf", "« oneOf » donne au moins deux états possibles.");
        }
        return new Check.OneOf(block.place("oneOf"), alternatives);
    }
}

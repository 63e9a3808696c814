package fr.quitus.app.cli;

import fr.quitus.app.reference.BudgetType;
import fr.quitus.app.reference.Mission;
import fr.quitus.app.reference.ReferenceData;
import fr.quitus.domain.value.Balance;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Sums the missions of the general budget in an answer of the ledger. */
final class GeneralBudget {
    private GeneralBudget() {}

    static String ae(JsonNode missions) {
        Set<String> general = ReferenceData.load().missions().stream()
                .filter(mission -> mission.budgetType() == BudgetType.BG)
                .map(Mission::code)
                .collect(Collectors.toSet());
        Balance sum = Balance.ZERO;
        for (JsonNode mission : missions.path("items")) {
            if (general.contains(mission.path("mission").asString())) {
                sum = sum.plus(Balance.parse(mission.path("aeOpened").asString()));
            }
        }
        return sum.text();
    }
}

package fr.quitus.web.pages;

import fr.quitus.web.forms.CommandForm;
import fr.quitus.web.forms.CommandForms;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.stereotype.Component;

/**
 * Which acts may be given on many files of one task at once: those whose fields, but for the file, say the same of all
 * of them. Each is still an act of its own, with a key and a refusal of its own.
 */
@Component
class BulkActs {
    private static final Map<String, List<String>> BY_TASK = Map.ofEntries(
            Map.entry("TO_VALIDATE", List.of("ValidateCommitment", "SubmitForVisa")),
            Map.entry("TO_CHARGE", List.of("ChargeAnticipatedCommitment")),
            Map.entry("TO_SUBMIT", List.of("SubmitForVisa")),
            Map.entry("TO_VISA", List.of("GrantVisa", "RefuseVisa")),
            Map.entry("TO_MATCH", List.of("MatchInvoice")),
            Map.entry("TO_LIQUIDATE", List.of("MatchInvoice")),
            Map.entry("TO_ORDER", List.of("OrderPayment")),
            Map.entry("TO_ACCEPT", List.of("AcceptPaymentRequest", "SuspendPayment")),
            Map.entry("TO_SCHEDULE", List.of("ScheduleInRun")),
            Map.entry("TO_EXECUTE", List.of("ExecuteRun")),
            Map.entry("TO_ISSUE", List.of("IssueRevenueOrder")),
            Map.entry("TO_TAKE_IN_CHARGE", List.of("TakeInCharge")),
            Map.entry("TO_REMIND", List.of("SendReminder")),
            Map.entry("TO_NOTIFY", List.of("SendFormalNotice", "ApplySurcharge")),
            Map.entry("TO_TAKE_REDUCTION", List.of("TakeReductionInCharge")));

    private final CommandForms forms;

    BulkActs(CommandForms forms) {
        this.forms = forms;
    }

    List<CommandForm> on(String task, String role) {
        return BY_TASK.getOrDefault(task, List.of()).stream()
                .flatMap(command -> forms.named(command).stream())
                .filter(form -> form.isFor(role))
                .toList();
    }

    boolean has(String command) {
        return named().contains(command);
    }

    static Set<String> named() {
        Set<String> named = new TreeSet<>();
        BY_TASK.values().forEach(named::addAll);
        return named;
    }
}

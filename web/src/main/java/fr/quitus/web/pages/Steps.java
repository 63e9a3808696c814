package fr.quitus.web.pages;

import fr.quitus.web.forms.CommandForm;
import fr.quitus.web.forms.CommandForms;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Which acts one thinks of when a file is in a state. It guides the eye: any other act on such a file is offered too,
 * after these, and the ledger alone decides, and says why not.
 */
@Component
class Steps {
    private static final Map<FileKind, Map<String, List<String>>> BY_STATE = Map.of(
            FileKind.EJ,
            Map.of(
                    "DRAFT",
                    List.of("SubmitForVisa", "ValidateCommitment", "AnticipateCommitment", "CancelCommitment"),
                    "AWAITING_VISA",
                    List.of(
                            "GrantVisa",
                            "RefuseVisa",
                            "IssueOpinion",
                            "RequestInformation",
                            "ProduceInformation",
                            "ValidateCommitment",
                            "ValidateInEmergency"),
                    "VISA_REFUSED",
                    List.of("OverrideVisaRefusal", "CancelCommitment"),
                    "ANTICIPATED",
                    List.of("ChargeAnticipatedCommitment", "WithdrawAnticipatedCommitment"),
                    "VALIDATED",
                    List.of(
                            "RecordService",
                            "CertifyService",
                            "AmendCommitment",
                            "AffirmTranche",
                            "ReimputeCommitment",
                            "CloseCommitment")),
            FileKind.DP,
            Map.of(
                    "RECEIVED",
                    List.of("MatchInvoice", "RefuseInvoice", "InterruptPaymentDeadline", "CancelPaymentRequest"),
                    "MATCHED",
                    List.of("OrderPayment", "RefuseInvoice", "InterruptPaymentDeadline"),
                    "ORDERED",
                    List.of("AcceptPaymentRequest", "SuspendPayment", "RejectPaymentRequest"),
                    "SUSPENDED",
                    List.of(
                            "ProvideDocuments",
                            "RequisitionAccountant",
                            "AcceptPaymentRequest",
                            "RejectPaymentRequest"),
                    "ACCEPTED",
                    List.of("ScheduleInRun", "NetCreditNote", "OffsetPayable"),
                    "IN_RUN",
                    List.of("ExecuteRun", "WithdrawFromRun"),
                    "PAID",
                    List.of("ConfirmSettlement", "RecordReturn"),
                    "RETURNED",
                    List.of("ChangePayeeAccount", "ReissuePayment")),
            FileKind.TITRE,
            Map.of(
                    "DRAFT",
                    List.of("IssueRevenueOrder"),
                    "ISSUED",
                    List.of("TakeInCharge", "RejectRevenueOrder"),
                    "TAKEN_IN_CHARGE",
                    List.of(
                            "AllocateReceipt",
                            "SendReminder",
                            "SendFormalNotice",
                            "GrantInstalmentPlan",
                            "ReduceRevenueOrder"),
                    "PARTIALLY_COLLECTED",
                    List.of(
                            "AllocateReceipt",
                            "SendReminder",
                            "SendFormalNotice",
                            "GrantInstalmentPlan",
                            "ReduceRevenueOrder"),
                    "WRITTEN_OFF",
                    List.of("RecordRecoveryAfterWriteOff")),
            FileKind.TIERS,
            Map.of(
                    "ACTIVE",
                    List.of("AddPayeeAccount", "ValidatePayeeAccount", "RegisterOpposition", "SuspendThirdParty"),
                    "SUSPENDED",
                    List.of("ReactivateThirdParty")));

    private final CommandForms forms;

    Steps(CommandForms forms) {
        this.forms = forms;
    }

    /** What the state calls for, whoever may do it. */
    List<CommandForm> on(FileKind kind, String status) {
        return names(kind, status).stream()
                .flatMap(command -> forms.named(command).stream())
                .toList();
    }

    /** What else this role may ask on such a file. */
    List<CommandForm> others(FileKind kind, String status, String role) {
        Set<String> named = Set.copyOf(names(kind, status));
        return forms.all().stream()
                .filter(form -> form.isFor(role) && !named.contains(form.command()))
                .filter(form -> FileKind.of(form).filter(kind::equals).isPresent())
                .toList();
    }

    private static List<String> names(FileKind kind, String status) {
        return BY_STATE.getOrDefault(kind, Map.of()).getOrDefault(status, List.of());
    }

    /** Every act that some state calls for; a test holds each against the interface. */
    static Set<String> named() {
        return BY_STATE.values().stream()
                .map(Map::values)
                .flatMap(lists -> lists.stream().flatMap(List::stream))
                .collect(Collectors.toSet());
    }
}

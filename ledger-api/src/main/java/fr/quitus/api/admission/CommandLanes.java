package fr.quitus.api.admission;

import java.util.Set;

/** Which lane a command goes by, by its name. */
public final class CommandLanes {
    /** What pays what is due, and what settles it; a test knows them all for commands. */
    static final Set<String> PAYMENTS = Set.of(
            // A payment request, once it is ordered, until it is in a run.
            "AcceptPaymentRequest",
            "RequisitionAccountant",
            "RefuseRequisition",
            "ReleaseRetention",
            "OffsetPayable",
            // Payment runs.
            "OpenRun",
            "ScheduleInRun",
            "WithdrawFromRun",
            "CloseRun",
            "ExecuteRun",
            // Payments without a run.
            "RecordDirectPayment",
            "RegulariseDirectPayment",
            "PayPayroll",
            // What the bank says of them.
            "ConfirmSettlement",
            "ConfirmPayrollSettlement",
            "RecordReturn",
            "ReissuePayment",
            "ReissueSeizure",
            "ConfirmRefund",
            "RecordRefundReturn",
            "ReissueRefund",
            // Bank entries that bring money.
            "AllocateReceipt",
            "DistributeReceipt",
            "IdentifyReceipt",
            "RecordUnidentifiedReceipt",
            "ConfirmRemittance",
            "RecordUnpaidCheque");

    private CommandLanes() {}

    /** @param command its name; one that nobody knows is an act like any other, and refused as unknown later */
    public static Lane of(String command) {
        return PAYMENTS.contains(command) ? Lane.PAYMENT : Lane.COMMAND;
    }
}

package fr.quitus.domain.invariants;

import fr.quitus.domain.LedgerEvent;
import fr.quitus.domain.bank.BankEntryEvent.ReceiptIdentified;
import fr.quitus.domain.bank.BankEntryEvent.ReceiptUnidentified;
import fr.quitus.domain.commitment.CommitmentEvent.AdvanceTakenOver;
import fr.quitus.domain.payment.DiversionEvent;
import fr.quitus.domain.payment.DiversionEvent.OppositionsApplied;
import fr.quitus.domain.payment.DiversionEvent.OppositionsLowered;
import fr.quitus.domain.payment.DiversionEvent.PayableOffset;
import fr.quitus.domain.payment.DiversionEvent.SeizurePaid;
import fr.quitus.domain.payment.DiversionEvent.SeizureReissued;
import fr.quitus.domain.payment.DiversionEvent.SeizureReturned;
import fr.quitus.domain.payment.PaymentRequestEvent.PaymentAccepted;
import fr.quitus.domain.payment.PaymentRequestEvent.PaymentExecuted;
import fr.quitus.domain.payment.TransferEvent.PaymentReissued;
import fr.quitus.domain.payment.TransferEvent.PaymentReturned;
import fr.quitus.domain.revenue.AdjustmentEvent.RevenueOrderCancelled;
import fr.quitus.domain.revenue.AdjustmentEvent.RevenueOrderReduced;
import fr.quitus.domain.revenue.ClaimShare;
import fr.quitus.domain.revenue.ExcessEvent.OverpaymentForfeited;
import fr.quitus.domain.revenue.ExcessEvent.OverpaymentOffset;
import fr.quitus.domain.revenue.ExcessEvent.OverpaymentRefunded;
import fr.quitus.domain.revenue.ExcessEvent.RefundReissued;
import fr.quitus.domain.revenue.ExcessEvent.RefundReturned;
import fr.quitus.domain.revenue.ReceiptEvent.OverpaymentRecorded;
import fr.quitus.domain.revenue.RecoveryEvent.SurchargeCorrected;
import fr.quitus.domain.revenue.RevenueOrderEvent.RevenueOrderTakenInCharge;
import fr.quitus.domain.thirdparty.OppositionEvent.OppositionDrawn;
import fr.quitus.domain.thirdparty.OppositionEvent.OppositionRestored;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Comptes de tiers : what each owes or is owed in the books is what the acts say of it. */
public final class ThirdPartyAccounts extends Invariant {
    private static final int BOOKS = 0;
    private static final int ACTS = 1;

    private static final String[] SUPPLIERS = {"4011", "4041"};
    private static final String[] RETENTIONS = {"4017"};
    private static final String[] ADVANCES = {"4091"};
    private static final String[] SEIZED = {"4621"};
    private static final String[] RETURNED = {"4663"};
    private static final String[] EXCESS = {"4664"};
    private static final String[] UNIDENTIFIED = {"4711"};
    private static final String[] LATE_INTEREST = {"6285400000"};
    private static final String[][] ACCOUNTS = {
        SUPPLIERS, RETENTIONS, ADVANCES, SEIZED, RETURNED, EXCESS, UNIDENTIFIED, LATE_INTEREST
    };
    private static final String DRAWN = "oppositions servies";

    private final Tally accounts = tally(2);
    /** Requests whose transfer is back. */
    private final Set<String> returned = new HashSet<>();
    /** Shares seized of them, which were never sent. */
    private final Set<String> unsent = new HashSet<>();

    ThirdPartyAccounts() {
        super(
                "COMPTES_DE_TIERS",
                "Le solde de chaque compte de tiers est ce que les actes disent devoir.",
                "4011, 4017, 4091, 4621, 4663, 4664, 4711 credit = Σ owed − Σ paid, deducted, seized, offset");
    }

    @Override
    void on(LedgerEvent event, Requests requests) {
        books(event);
        switch (event) {
            case PaymentAccepted e -> accepted(e, requests.of(e));
            case AdvanceTakenOver e -> acts(ADVANCES, -e.outstanding().cents());
            case PaymentExecuted e -> acts(SUPPLIERS, minus(e.amount()));
            case OppositionsApplied e -> {
                boolean back = returned.contains(e.paymentRequestId().text());
                for (var seizure : e.seizures()) {
                    acts(back ? RETURNED : SUPPLIERS, minus(seizure.amount()));
                    acts(SEIZED, seizure.amount().cents());
                    add(DRAWN, BOOKS, seizure.amount().cents());
                    if (back) {
                        unsent.add(share(e, seizure.reference()));
                    }
                }
            }
            case OppositionsLowered e -> lowered(e);
            case OppositionRestored e -> add(DRAWN, ACTS, minus(e.amount()));
            case OppositionDrawn e -> add(DRAWN, ACTS, e.amount().cents());
            case PayableOffset e -> acts(SUPPLIERS, minus(e.amount()));
            case SeizurePaid e -> acts(SEIZED, minus(e.amount()));
            case PaymentReturned e -> {
                acts(RETURNED, e.amount().cents());
                returned.add(e.paymentRequestId().text());
            }
            case SeizureReturned e -> acts(RETURNED, e.amount().cents());
            case PaymentReissued e -> {
                acts(RETURNED, minus(e.amount()));
                returned.remove(e.paymentRequestId().text());
            }
            case SeizureReissued e ->
                acts(unsent.remove(share(e, e.reference())) ? SEIZED : RETURNED, minus(e.amount()));
            case OverpaymentRecorded e -> acts(EXCESS, e.excess().cents());
            case OverpaymentRefunded e -> acts(EXCESS, minus(e.amount()));
            case OverpaymentOffset e -> acts(EXCESS, minus(e.amount()));
            case OverpaymentForfeited e -> acts(EXCESS, minus(e.amount()));
            case RevenueOrderReduced e -> reduced(e, e.paid());
            case RevenueOrderCancelled e -> reduced(e, e.paid());
            case SurchargeCorrected e -> reduced(e, e.paid());
            case RefundReturned e -> acts(RETURNED, e.amount().cents());
            case RefundReissued e -> acts(RETURNED, minus(e.amount()));
            case ReceiptUnidentified e -> acts(UNIDENTIFIED, e.amount().cents());
            case ReceiptIdentified e -> acts(UNIDENTIFIED, minus(e.amount()));
            case RevenueOrderTakenInCharge e -> {
                boolean ofCreditNote = e.entries().getFirst().template().equals("P07b");
                acts(SUPPLIERS, ofCreditNote ? e.amount().cents() : 0);
            }
            default -> {
                // Nobody owes more or less.
            }
        }
    }

    private void lowered(OppositionsLowered e) {
        for (var part : e.givenBack()) {
            acts(SUPPLIERS, part.amount().cents());
            acts(SEIZED, minus(part.amount()));
            add(DRAWN, BOOKS, minus(part.amount()));
        }
    }

    private void books(LedgerEvent event) {
        for (String[] account : ACCOUNTS) {
            add(account[0], BOOKS, creditOn(event, account));
        }
    }

    /** What was paid of a title that is reduced is owed back; of a credit note's title, the supplier owes again. */
    private void reduced(LedgerEvent event, List<ClaimShare> paid) {
        acts(EXCESS, paid.stream().mapToLong(share -> share.amount().cents()).sum());
        acts(SUPPLIERS, creditOn(event, SUPPLIERS));
    }

    private void accepted(PaymentAccepted e, Requests.@Nullable Request request) {
        if (request == null) {
            return;
        }
        long gross = e.amount().cents();
        switch (request.kind) {
            case INVOICE, INSTALMENT, BALANCE, SUBSIDY -> acts(SUPPLIERS, gross);
            case CREDIT_NOTE -> acts(SUPPLIERS, -gross);
            case ADVANCE -> {
                acts(SUPPLIERS, gross);
                acts(ADVANCES, -gross);
            }
            case RETENTION_RELEASE -> {
                acts(SUPPLIERS, gross);
                acts(RETENTIONS, -gross);
            }
            case LATE_INTEREST -> {
                acts(SUPPLIERS, gross);
                acts(LATE_INTEREST, -gross);
            }
        }
        for (var line : request.lines) {
            acts(SUPPLIERS, -line.retention - line.recovery - line.penalties);
            acts(RETENTIONS, line.retention);
            acts(ADVANCES, line.recovery);
        }
    }

    private static String share(DiversionEvent event, String reference) {
        return event.paymentRequestId() + " " + reference;
    }

    private void acts(String[] account, long cents) {
        add(account[0], ACTS, cents);
    }

    private void add(String key, int column, long cents) {
        if (cents != 0) {
            accounts.add(key, column, cents);
            touch(key);
        }
    }

    @Override
    @Nullable String violation(String key) {
        long books = accounts.of(key, BOOKS);
        long acts = accounts.of(key, ACTS);
        return books == acts ? null : key + " : livres " + euros(books) + ", actes " + euros(acts);
    }
}

package fr.quitus.domain.payment;

import fr.quitus.domain.actor.ActorId;
import fr.quitus.domain.value.AccountingPostId;
import fr.quitus.domain.value.Amount;
import fr.quitus.domain.value.Balance;
import fr.quitus.domain.value.CommitmentNumber;
import fr.quitus.domain.value.Iban;
import fr.quitus.domain.value.PaymentRequestId;
import fr.quitus.domain.value.PaymentRequestNumber;
import fr.quitus.domain.value.ThirdPartyRef;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Dossier de DP while an event opens or changes it: what is never changed is final. */
final class PaymentFileCopy {
    private final PaymentRequestId id;
    private final PaymentRequestNumber number;
    private final PaymentKind kind;
    private final ThirdPartyRef supplier;
    private final String invoiceNumber;
    private final LocalDate receivedOn;

    @Nullable String supplierName;

    Amount amount;
    InvoicePart part = InvoicePart.NONE;

    Iban payeeIban;

    @Nullable Iban acceptedIban;

    @Nullable CommitmentNumber commitmentNumber;

    @Nullable PaymentRequestId correctedRequestId;

    @Nullable AccountingPostId invoicingPost;

    List<PaymentLine> lines = List.of();
    List<UncommittedLine> uncommittedLines = List.of();
    final Set<ActorId> ordonnateurSide = new HashSet<>();
    final Set<ActorId> accountantSide = new HashSet<>();
    PaymentDeadline deadline;
    Set<SuspensionMotive> requisitioned = Set.of();
    boolean prescriptionWaived;
    boolean visaAwaited;
    final List<Transfer> transfers = new ArrayList<>();

    @Nullable Integer paymentDays;

    boolean retentionReleased;
    final Map<Integer, Balance> netted = new TreeMap<>();
    Diversions diversions = Diversions.NONE;
    Restorations restorations = Restorations.NONE;
    boolean awaitingCredits;

    /** A request that begins on a day: nothing happened to it yet. */
    PaymentFileCopy(
            PaymentRequestId id,
            PaymentRequestNumber number,
            PaymentKind kind,
            ThirdPartyRef supplier,
            String invoiceNumber,
            LocalDate receivedOn,
            Amount amount,
            Iban payeeIban) {
        this.id = id;
        this.number = number;
        this.kind = kind;
        this.supplier = supplier;
        this.invoiceNumber = invoiceNumber;
        this.receivedOn = receivedOn;
        this.amount = amount;
        this.payeeIban = payeeIban;
        this.deadline = PaymentDeadline.from(receivedOn);
    }

    PaymentFileCopy(PaymentFile file) {
        this(
                file.id(),
                file.number(),
                file.kind(),
                file.supplier(),
                file.invoiceNumber(),
                file.receivedOn(),
                file.amount(),
                file.payeeIban());
        supplierName = file.supplierName();
        part = file.part();
        acceptedIban = file.acceptedIban();
        commitmentNumber = file.commitmentNumber();
        correctedRequestId = file.correctedRequestId();
        invoicingPost = file.invoicingPost();
        lines = file.lines();
        uncommittedLines = file.uncommittedLines();
        ordonnateurSide.addAll(file.ordonnateurSide());
        accountantSide.addAll(file.accountantSide());
        deadline = file.deadline();
        requisitioned = file.requisitioned();
        prescriptionWaived = file.prescriptionWaived();
        visaAwaited = file.visaAwaited();
        transfers.addAll(file.transfers());
        paymentDays = file.paymentDays();
        retentionReleased = file.retentionReleased();
        netted.putAll(file.netted());
        diversions = file.diversions();
        restorations = file.restorations();
        awaitingCredits = file.awaitingCredits();
    }

    PaymentFile file() {
        return new PaymentFile(
                id,
                number,
                kind,
                supplier,
                supplierName,
                invoiceNumber,
                receivedOn,
                amount,
                part,
                payeeIban,
                acceptedIban,
                commitmentNumber,
                correctedRequestId,
                invoicingPost,
                lines,
                uncommittedLines,
                ordonnateurSide,
                accountantSide,
                deadline,
                requisitioned,
                prescriptionWaived,
                visaAwaited,
                transfers,
                paymentDays,
                retentionReleased,
                netted,
                diversions,
                restorations,
                awaitingCredits);
    }
}

package fr.quitus.domain.revenue;

import fr.quitus.domain.revenue.AdjustmentEvent.RevenueOrderRejected;
import fr.quitus.domain.revenue.RevenueOrderEvent.ClaimEstablished;
import fr.quitus.domain.revenue.RevenueOrderEvent.RestorationOrderLinked;
import fr.quitus.domain.revenue.RevenueOrderEvent.RevenueOrderIssued;
import fr.quitus.domain.revenue.RevenueOrderEvent.RevenueOrderTakenInCharge;
import fr.quitus.domain.revenue.RevenueOrderEvent.RevenueOrderTakenOver;
import fr.quitus.domain.value.AccountingPostId;
import fr.quitus.domain.value.FiscalYear;
import fr.quitus.domain.value.RevenueOrderNumber;
import java.util.Optional;

/**
 * Titre de perception : {@code DRAFT}, {@code ISSUED} or {@code REJECTED}, {@code TAKEN_IN_CHARGE}, then {@code
 * PARTIALLY_COLLECTED} and {@code COLLECTED}, or {@code CANCELLED}, {@code WRITTEN_OFF}, {@code REMITTED} and {@code
 * PRESCRIBED}. Once taken in charge, the state is read from what became of the claim.
 */
public sealed interface RevenueOrder {
    /** No such title. */
    record Absent() implements RevenueOrder {}

    /** Créance constatée, titre non émis. */
    record Drafted(RevenueFile file) implements RevenueOrder {}

    /** Émis. */
    record Issued(RevenueFile file, AccountingPostId post) implements RevenueOrder {}

    /** Rejeté par le comptable : another claim may be established. */
    record Rejected(RevenueFile file, AccountingPostId post) implements RevenueOrder {}

    /** Pris en charge. */
    record TakenInCharge(RevenueFile file, AccountingPostId post) implements RevenueOrder {}

    RevenueOrder ABSENT = new Absent();

    static String aggregateId(RevenueOrderNumber number) {
        return "revenue-order:" + number;
    }

    /** The file, if there is one. */
    default Optional<RevenueFile> opened() {
        return switch (this) {
            case Absent _ -> Optional.empty();
            case Drafted s -> Optional.of(s.file());
            case Issued s -> Optional.of(s.file());
            case Rejected s -> Optional.of(s.file());
            case TakenInCharge s -> Optional.of(s.file());
        };
    }

    /** The state's name as the domain reference writes it. */
    default String status() {
        return switch (this) {
            case Absent _ -> "ABSENT";
            case Drafted _ -> "DRAFT";
            case Issued _ -> "ISSUED";
            case Rejected _ -> "REJECTED";
            case TakenInCharge(RevenueFile file, AccountingPostId _) -> collection(file);
        };
    }

    private static String collection(RevenueFile file) {
        ClaimEnd end = file.recovery().end();
        if (end != null) {
            return end.name();
        }
        Claim claim = file.claim();
        if (!claim.remaining().isZero()) {
            return claim.collected().isZero() ? "TAKEN_IN_CHARGE" : "PARTIALLY_COLLECTED";
        }
        if (!claim.writtenOff().isZero()) {
            return "WRITTEN_OFF";
        }
        if (!claim.collected().isZero()) {
            return "COLLECTED";
        }
        return claim.remitted().isZero() ? ClaimEnd.CANCELLED.name() : "REMITTED";
    }

    default RevenueOrder evolve(RevenueOrderEvent event) {
        return switch (event) {
            case ClaimEstablished e -> new Drafted(RevenueFile.of(e));
            case RestorationOrderLinked e ->
                new Drafted(file().restoring(new RestoredPayment(e.paymentRequestId(), e.requestLines())));
            case RevenueOrderTakenOver _ -> this;
            case RevenueOrderIssued e -> new Issued(issued(e), e.assignedPost());
            case RevenueOrderTakenInCharge e -> new TakenInCharge(taken(e), e.post());
            case RevenueOrderRejected e -> new Rejected(file(), e.post());
            case ReceiptEvent e -> new TakenInCharge(RevenueEvolution.after(file(), e), post());
            case ExcessEvent e -> new TakenInCharge(RevenueEvolution.after(file(), e), post());
            case AdjustmentEvent e -> new TakenInCharge(RevenueEvolution.after(file(), e), post());
            case RecoveryEvent e -> new TakenInCharge(RevenueEvolution.after(file(), e), post());
        };
    }

    private RevenueFile issued(RevenueOrderIssued e) {
        RevenueFile file = file().withOrdonnateur(e.issuedBy());
        return file.with(file.recovery().issued(e.issuedOn(), e.dueDate()));
    }

    private RevenueFile taken(RevenueOrderTakenInCharge e) {
        RevenueFile file = file().withAccountant(e.takenBy());
        return file.with(file.claim().booked(FiscalYear.of(e.takenOn().getYear())))
                .with(file.recovery().taken(e.takenOn()));
    }

    private RevenueFile file() {
        return opened().orElseThrow(() -> new IllegalStateException("the log acts on a title it never established"));
    }

    /** Poste comptable assignataire, fixed when the title is issued. */
    default Optional<AccountingPostId> assignedPost() {
        return switch (this) {
            case Issued s -> Optional.of(s.post());
            case Rejected s -> Optional.of(s.post());
            case TakenInCharge s -> Optional.of(s.post());
            case Absent _, Drafted _ -> Optional.empty();
        };
    }

    private AccountingPostId post() {
        return assignedPost().orElseThrow(() -> new IllegalStateException("the log collects what was never issued"));
    }
}

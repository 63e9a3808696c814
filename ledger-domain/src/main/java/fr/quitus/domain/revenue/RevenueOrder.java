package fr.quitus.domain.revenue;

import fr.quitus.domain.revenue.RevenueOrderEvent.BudgetRevenueRecorded;
import fr.quitus.domain.revenue.RevenueOrderEvent.ClaimEstablished;
import fr.quitus.domain.revenue.RevenueOrderEvent.OverpaymentRecorded;
import fr.quitus.domain.revenue.RevenueOrderEvent.ReceiptAllocated;
import fr.quitus.domain.revenue.RevenueOrderEvent.RevenueOrderIssued;
import fr.quitus.domain.revenue.RevenueOrderEvent.RevenueOrderTakenInCharge;
import fr.quitus.domain.value.AccountingPostId;
import fr.quitus.domain.value.Balance;
import fr.quitus.domain.value.RevenueOrderNumber;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Titre de perception : {@code DRAFT → ISSUED → TAKEN_IN_CHARGE → PARTIALLY_COLLECTED → COLLECTED}. The last two are
 * read from what remains to be collected.
 */
public sealed interface RevenueOrder {
    /** No such title. */
    record Absent() implements RevenueOrder {}

    /** Créance constatée, titre non émis. */
    record Drafted(RevenueFile file) implements RevenueOrder {}

    /** Émis. */
    record Issued(RevenueFile file, AccountingPostId post) implements RevenueOrder {}

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
            case TakenInCharge s -> Optional.of(s.file());
        };
    }

    /** The state's name as the domain reference writes it. */
    default String status() {
        return switch (this) {
            case Absent _ -> "ABSENT";
            case Drafted _ -> "DRAFT";
            case Issued _ -> "ISSUED";
            case TakenInCharge(RevenueFile file, AccountingPostId _) -> {
                if (file.remaining().isZero()) {
                    yield "COLLECTED";
                }
                yield file.allocated().isZero() ? "TAKEN_IN_CHARGE" : "PARTIALLY_COLLECTED";
            }
        };
    }

    default RevenueOrder evolve(RevenueOrderEvent event) {
        return switch (event) {
            case ClaimEstablished e ->
                new Drafted(new RevenueFile(
                        e.revenueOrderNumber(),
                        e.year(),
                        e.fundsCentre(),
                        e.debtor(),
                        e.lines(),
                        Balance.ZERO,
                        Balance.ZERO,
                        Map.of(),
                        Set.of(e.establishedBy())));
            case RevenueOrderIssued e -> new Issued(file().withOrdonnateur(e.issuedBy()), e.assignedPost());
            case RevenueOrderTakenInCharge e -> new TakenInCharge(file(), e.post());
            case ReceiptAllocated e ->
                new TakenInCharge(
                        e.bankEntryId() == null
                                ? file().withOffset(e.amount())
                                : file().withReceipt(e.bankEntryId(), e.amount().balance(), Balance.ZERO),
                        post());
            case OverpaymentRecorded e ->
                new TakenInCharge(
                        file().withReceipt(
                                        e.bankEntryId(),
                                        Balance.ZERO,
                                        e.excess().balance()),
                        post());
            case BudgetRevenueRecorded _ -> this;
        };
    }

    private RevenueFile file() {
        return opened().orElseThrow(() -> new IllegalStateException("the log acts on a title it never established"));
    }

    /** Poste comptable assignataire, fixed when the title is issued. */
    default Optional<AccountingPostId> assignedPost() {
        return switch (this) {
            case Issued s -> Optional.of(s.post());
            case TakenInCharge s -> Optional.of(s.post());
            case Absent _, Drafted _ -> Optional.empty();
        };
    }

    private AccountingPostId post() {
        return assignedPost().orElseThrow(() -> new IllegalStateException("the log collects what was never issued"));
    }
}

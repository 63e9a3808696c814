package fr.quitus.domain.payment;

import fr.quitus.domain.Decision;
import fr.quitus.domain.LedgerEvent;
import fr.quitus.domain.Refusal;
import fr.quitus.domain.Rejection;
import fr.quitus.domain.accounting.JournalEntry;
import fr.quitus.domain.accounting.PostingRules;
import fr.quitus.domain.actor.Act;
import fr.quitus.domain.actor.Role;
import fr.quitus.domain.actor.SigningRules;
import fr.quitus.domain.bank.BankEntry;
import fr.quitus.domain.commitment.Commitment;
import fr.quitus.domain.commitment.CommitmentFile;
import fr.quitus.domain.payment.PaymentCommand.ConfirmSettlement;
import fr.quitus.domain.payment.PaymentRequestEvent.PaymentSettled;
import fr.quitus.domain.payment.TransferCommand.ChangePayeeAccount;
import fr.quitus.domain.payment.TransferCommand.RecordReturn;
import fr.quitus.domain.payment.TransferEvent.PayeeAccountChanged;
import fr.quitus.domain.payment.TransferEvent.PaymentReturned;
import fr.quitus.domain.thirdparty.ThirdParty;
import fr.quitus.domain.thirdparty.ThirdPartyRules;
import fr.quitus.domain.value.AccountingPostId;
import fr.quitus.domain.value.Amount;
import fr.quitus.domain.value.Iban;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Ce que la banque dit des virements, and what is done about it. */
public final class TransferDecisions {
    /** Reasons that say the account cannot be paid: unknown, closed, blocked, or its holder is dead (ISO 20022). */
    private static final Set<String> ACCOUNT_REASONS = Set.of("AC01", "AC04", "AC06", "MD07");

    private TransferDecisions() {}

    /**
     * Règlement : state, the assigned comptable when it is not the bank's interface, the transfer's identity and
     * amount, then the bank entry. The same entry seen again is accepted and writes nothing. Entry P04.
     */
    public static Decision<LedgerEvent> decide(ConfirmSettlement c, Act act, PaymentRequest request, BankEntry entry) {
        Optional<SeizedShare> seized = seized(request, c.endToEndId());
        if (seized.isPresent()) {
            PaymentFile file = request.opened().orElseThrow();
            return SeizureTransfers.decide(c, act, file, request.assignedPost().orElseThrow(), seized.get(), entry);
        }
        BankEntry.Statement statement =
                BankEntry.Statement.debit(c.treasuryIban(), c.servicerReference(), c.amount(), c.valueDate());
        Optional<Transfer> told = transfer(request, c.endToEndId(), c.amount());
        if (told.isPresent() && statement.id().equals(told.get().settledBy())) {
            return Decision.accept();
        }
        if (!(request instanceof PaymentRequest.Paid(var file, var post, var _))) {
            return Decision.refuse(PaymentRules.wrongState(c.paymentRequestId(), request, "PAID"));
        }
        Refusal refusal = notTheBank(act, post, file);
        if (refusal == null) {
            refusal = otherTransfer(file, c.endToEndId(), c.amount());
        }
        if (refusal == null) {
            refusal = entry.cannotAllocate(statement, c.amount());
        }
        if (refusal != null) {
            return Decision.refuse(refusal);
        }
        List<LedgerEvent> events = new ArrayList<>();
        events.add(new PaymentSettled(
                file.id(),
                statement.id(),
                c.amount(),
                c.valueDate(),
                List.of(PostingRules.p04(act.date(), c.amount()))));
        events.addAll(entry.allocate(statement, c.amount(), PaymentRequest.aggregateId(file.id())));
        return Decision.accept(events);
    }

    /**
     * Retour : state, the assigned comptable when it is not the bank's interface, the transfer's identity and amount,
     * then the bank entry, if there is one. The same return told again is accepted and writes nothing. Entry P05, or
     * P05b for a transfer that was never debited.
     */
    public static Decision<LedgerEvent> decide(RecordReturn c, Act act, PaymentRequest request, BankEntry entry) {
        Optional<SeizedShare> seized = seized(request, c.endToEndId());
        if (seized.isPresent()) {
            PaymentFile file = request.opened().orElseThrow();
            return SeizureTransfers.decide(c, act, file, request.assignedPost().orElseThrow(), seized.get(), entry);
        }
        BankEntry.Statement statement =
                BankEntry.Statement.credit(c.treasuryIban(), c.servicerReference(), c.amount(), c.valueDate());
        Optional<Transfer> told = transfer(request, c.endToEndId(), c.amount());
        if (told.isPresent() && statement.id().equals(told.get().returnedBy())) {
            return Decision.accept();
        }
        Optional<AccountingPostId> post = returnable(c.kind(), request);
        if (post.isEmpty()) {
            String expected = c.kind() == ReturnKind.RETURNED_AFTER_SETTLEMENT ? "SETTLED" : "PAID";
            return Decision.refuse(PaymentRules.wrongState(c.paymentRequestId(), request, expected));
        }
        PaymentFile file = request.opened().orElseThrow();
        Refusal refusal = notTheBank(act, post.get(), file);
        if (refusal == null) {
            refusal = otherTransfer(file, c.endToEndId(), c.amount());
        }
        if (refusal == null && c.kind() == ReturnKind.RETURNED_AFTER_SETTLEMENT) {
            refusal = entry.cannotAllocate(statement, c.amount());
        }
        if (refusal != null) {
            return Decision.refuse(refusal);
        }
        List<LedgerEvent> events = new ArrayList<>();
        events.add(new PaymentReturned(
                file.id(),
                c.endToEndId(),
                c.kind(),
                c.reasonCode(),
                statement.id(),
                c.amount(),
                c.valueDate(),
                List.of(entry(c, act, file))));
        if (c.kind() == ReturnKind.RETURNED_AFTER_SETTLEMENT) {
            events.addAll(entry.allocate(statement, c.amount(), PaymentRequest.aggregateId(file.id())));
        }
        return Decision.accept(events);
    }

    private static JournalEntry entry(RecordReturn c, Act act, PaymentFile file) {
        return switch (c.kind()) {
            case RETURNED_AFTER_SETTLEMENT ->
                PostingRules.p05(act.date(), c.amount(), file.supplier().text());
            case REJECTED_BEFORE_SETTLEMENT ->
                PostingRules.p05b(act.date(), c.amount(), file.supplier().text());
        };
    }

    /** A debit must be seen before its return, else the two would be booked against accounts that do not match. */
    private static Optional<AccountingPostId> returnable(ReturnKind kind, PaymentRequest request) {
        boolean expected =
                switch (kind) {
                    case RETURNED_AFTER_SETTLEMENT -> request instanceof PaymentRequest.Settled;
                    case REJECTED_BEFORE_SETTLEMENT -> request instanceof PaymentRequest.Paid;
                };
        return expected ? request.assignedPost() : Optional.empty();
    }

    /**
     * Coordonnées bancaires : money not on its way nor arrived, perimeter, not the comptable, another account, which is
     * one of his if he has a file.
     */
    public static Decision<PaymentRequestEvent> decide(
            ChangePayeeAccount c, Act act, PaymentRequest request, Commitment commitment, ThirdParty supplier) {
        if (!mayChangeAccount(request)) {
            return Decision.refuse(
                    PaymentRules.wrongState(c.paymentRequestId(), request, "antérieur à PAID, ou RETURNED"));
        }
        PaymentFile file = request.opened().orElseThrow();
        Refusal refusal = SigningRules.outsidePerimeter(
                act, commitment.opened().map(CommitmentFile::fundsCentre).orElseGet(file::fundsCentre));
        if (refusal == null) {
            refusal = SigningRules.alreadyOnTheOtherSide(act, file.accountantSide(), "comptable");
        }
        if (refusal == null && file.payeeIban().equals(c.payeeIban())) {
            refusal = Refusal.of(
                    Rejection.RIB_INCHANGE, "La DP " + file.number() + " est déjà à payer sur " + c.payeeIban() + ".");
        }
        if (refusal == null) {
            refusal = ThirdPartyRules.notHisAccount(supplier, c.payeeIban(), act.date());
        }
        return refusal != null
                ? Decision.refuse(refusal)
                : Decision.accept(new PayeeAccountChanged(file.id(), c.payeeIban(), c.justification(), act.actor()));
    }

    /** The bank said that this account cannot be paid. */
    static @Nullable Refusal unpayable(Transfer returned, Iban next) {
        return returned.payeeIban().equals(next) && ACCOUNT_REASONS.contains(String.valueOf(returned.returnReason()))
                ? Refusal.of(
                        Rejection.RIB_INCHANGE,
                        "Le virement " + returned.endToEndId() + " est revenu pour le motif "
                                + returned.returnReason() + " : le compte " + returned.payeeIban()
                                + " ne peut être payé.",
                        "motif",
                        String.valueOf(returned.returnReason()))
                : null;
    }

    private static Optional<SeizedShare> seized(PaymentRequest request, String endToEndId) {
        return request.opened().flatMap(file -> file.diversions().sentAs(endToEndId));
    }

    private static boolean mayChangeAccount(PaymentRequest request) {
        return switch (request) {
            case PaymentRequest.Received _,
                    PaymentRequest.Matched _,
                    PaymentRequest.Ordered _,
                    PaymentRequest.Suspended _,
                    PaymentRequest.Accepted _,
                    PaymentRequest.InRun _,
                    PaymentRequest.Returned _ -> true;
            case PaymentRequest.Absent _,
                    PaymentRequest.Rejected _,
                    PaymentRequest.Refused _,
                    PaymentRequest.Cancelled _,
                    PaymentRequest.Cleared _,
                    PaymentRequest.Paid _,
                    PaymentRequest.Settled _ -> false;
        };
    }

    private static Optional<Transfer> transfer(PaymentRequest request, String endToEndId, Amount amount) {
        return request.opened().flatMap(file -> file.transfer(endToEndId)).filter(transfer -> transfer.amount()
                .equals(amount));
    }

    static @Nullable Refusal notTheBank(Act act, AccountingPostId post, PaymentFile file) {
        return act.role() == Role.SYSTEM_INTERFACE ? null : PaymentRules.notThisAccountant(act, post, file);
    }

    private static @Nullable Refusal otherTransfer(PaymentFile file, String endToEndId, Amount amount) {
        Transfer expected = file.transfers().getLast();
        return expected.endToEndId().equals(endToEndId) && expected.amount().equals(amount)
                ? null
                : Refusal.of(
                        Rejection.REGLEMENT_DIFFERENT,
                        "Le virement attendu est " + expected.endToEndId() + " de " + expected.amount()
                                + " € ; la banque dit " + endToEndId + " de " + amount + " €.");
    }
}

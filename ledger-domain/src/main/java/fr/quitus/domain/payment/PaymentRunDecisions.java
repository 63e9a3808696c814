package fr.quitus.domain.payment;

import fr.quitus.domain.Decision;
import fr.quitus.domain.LedgerEvent;
import fr.quitus.domain.Refusal;
import fr.quitus.domain.Rejection;
import fr.quitus.domain.actor.Act;
import fr.quitus.domain.actor.SigningRules;
import fr.quitus.domain.commitment.Commitment;
import fr.quitus.domain.payment.PaymentCommand.ScheduleInRun;
import fr.quitus.domain.payment.PaymentRunCommand.CloseRun;
import fr.quitus.domain.payment.PaymentRunCommand.OpenRun;
import fr.quitus.domain.payment.PaymentRunEvent.PaymentRunClosed;
import fr.quitus.domain.payment.PaymentRunEvent.PaymentRunOpened;
import fr.quitus.domain.payment.PaymentRunEvent.RunRequestScheduled;
import fr.quitus.domain.payment.PaymentRunEvent.RunRequestWithdrawn;
import fr.quitus.domain.payment.PaymentRunEvent.RunTransferOrdered;
import fr.quitus.domain.payment.TransferCommand.WithdrawFromRun;
import fr.quitus.domain.payment.TransferEvent.PaymentWithdrawnFromRun;
import fr.quitus.domain.thirdparty.ThirdParty;
import fr.quitus.domain.thirdparty.ThirdPartyFile;
import fr.quitus.domain.value.AccountingPostId;
import fr.quitus.domain.value.Amount;
import fr.quitus.domain.value.Balance;
import fr.quitus.domain.value.PaymentRunId;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Campagne de paiement : what enters its file. Requests are paid one by one, each in an append of its own, so that one
 * that is refused keeps no other back; the closing looks at the run alone.
 */
public final class PaymentRunDecisions {
    /** A bank takes an order at most a year ahead. */
    public static final int EXECUTION_DAYS_MAX = 366;
    /** Entries and exits of a run; the largest file known of, of June 2013, had 13,400 transfers. */
    public static final int MEMBERS_MAX = 60_000;
    /** Transfers of one file, so that its bytes stay under what a reader takes. */
    public static final int TRANSFERS_MAX = 20_000;

    private static final String THE_REQUEST = "la DP est assignée";

    private PaymentRunDecisions() {}

    /** Ouverture : not opened yet, the comptable's own post, a day neither past nor too far. */
    public static Decision<PaymentRunEvent> decide(OpenRun c, Act act, PaymentRun run) {
        Refusal refusal = null;
        if (!(run instanceof PaymentRun.Unopened)) {
            refusal = wrongState(c.runId(), run, "UNOPENED");
        }
        if (refusal == null) {
            refusal = notThisPost(c.runId(), c.post(), act);
        }
        if (refusal == null) {
            refusal = PaymentRules.past(c.executionDate(), act);
        }
        if (refusal == null && c.executionDate().isAfter(act.date().plusDays(EXECUTION_DAYS_MAX))) {
            refusal = Refusal.of(
                    Rejection.DATE_FUTURE,
                    "La campagne s'exécuterait le " + c.executionDate() + ", plus de " + EXECUTION_DAYS_MAX
                            + " jours après le " + act.date() + ".");
        }
        return refusal != null
                ? Decision.refuse(refusal)
                : Decision.accept(
                        new PaymentRunOpened(c.runId(), c.executionDate(), c.post(), c.account(), act.actor()));
    }

    /** Inscription : what was decided of the request; then, if the run was opened, that it takes the request. */
    public static Decision<LedgerEvent> scheduling(
            Decision<PaymentRequestEvent> decided, ScheduleInRun c, PaymentRequest request, PaymentRun run) {
        if (!(decided instanceof Decision.Accepted<PaymentRequestEvent>(var events))) {
            return same(decided);
        }
        if (run instanceof PaymentRun.Unopened) {
            return Decision.accept(events);
        }
        Refusal refusal = notTaking(c.runId(), run, request.assignedPost(), THE_REQUEST);
        LocalDate expected = run.opened().orElseThrow().executionDate();
        if (refusal == null && !c.executionDate().equals(expected)) {
            refusal = otherDay(c.runId(), expected, c.executionDate());
        }
        if (refusal != null) {
            return Decision.refuse(refusal);
        }
        List<LedgerEvent> both = new ArrayList<>(events);
        PaymentFile file = request.opened().orElseThrow();
        both.add(new RunRequestScheduled(c.runId(), file.id(), file.amount()));
        return Decision.accept(both);
    }

    /**
     * Mise en paiement ou réémission dans une campagne : what was decided of the request; then, if the run was opened,
     * that it is still open, of this post and day, and that the bank would take the transfer.
     *
     * @param creditor as {@link #creditor} names him; absent where nothing does
     */
    public static Decision<LedgerEvent> ordering(
            Decision<? extends LedgerEvent> decided,
            PaymentRunId runId,
            LocalDate valueDate,
            Act act,
            PaymentRequest request,
            @Nullable String creditor,
            PaymentRun run,
            Supplier<? extends TransferFormat> format) {
        if (!(decided instanceof Decision.Accepted<? extends LedgerEvent>(var events))) {
            return same(decided);
        }
        if (run instanceof PaymentRun.Unopened) {
            return Decision.accept(events);
        }
        List<RunTransferOrdered> ordered = RunTransfers.ordered(runId, events, request, creditor);
        Refusal refusal = notTaking(runId, run, request.assignedPost(), THE_REQUEST);
        if (refusal == null) {
            List<RunTransfer> transfers =
                    ordered.stream().map(RunTransferOrdered::transfer).toList();
            refusal = notSendable(run.opened().orElseThrow(), transfers, valueDate, act, format.get());
        }
        if (refusal != null) {
            return Decision.refuse(refusal);
        }
        List<LedgerEvent> both = new ArrayList<>(events);
        both.addAll(ordered);
        return Decision.accept(both);
    }

    /**
     * Nom du créancier as the bank reads it: of the EJ, else the one kept with the request, else of his own file;
     * absent of late interest from before its name was kept, whose creditor the file of the run designates by his
     * number. Nothing is put in the place of a name here: an event holds names sealed, or none.
     */
    public static @Nullable String creditor(PaymentRequest request, Commitment commitment, ThirdParty party) {
        return commitment
                .opened()
                .map(engaged -> engaged.supplier().name())
                .or(() -> request.opened().map(PaymentFile::supplierName))
                .or(() -> party.opened().map(ThirdPartyFile::name))
                .orElse(null);
    }

    /** The run's own day, or today once that is past; then what the bank would say of each transfer. */
    static @Nullable Refusal notSendable(
            RunFile run, List<RunTransfer> transfers, LocalDate valueDate, Act act, TransferFormat format) {
        LocalDate expected = run.executionDate().isBefore(act.date()) ? act.date() : run.executionDate();
        if (!valueDate.equals(expected)) {
            return otherDay(run.id(), expected, valueDate);
        }
        Balance total = run.members().total();
        for (RunTransfer transfer : transfers) {
            String fault = format.fault(
                    new RunOrders(RunOrders.messageId(run.id()), act.occurredAt(), run.account(), List.of(transfer)));
            if (fault != null) {
                return Refusal.of(
                        Rejection.VIREMENT_IMPOSSIBLE,
                        "Le virement " + transfer.endToEndId() + " serait refusé par la banque : " + fault,
                        "endToEndId",
                        transfer.endToEndId());
            }
            total = total.plus(transfer.amount());
        }
        return total.cents() > Amount.CENTS_MAX
                ? Refusal.of(
                        Rejection.MONTANT_EXCESSIF, "La campagne " + run.id() + " atteindrait " + total + " € en tout.")
                : null;
    }

    /** Prise en charge sur un autre compte : the request leaves its run, which would else wait for it for ever. */
    public static Decision<LedgerEvent> leaving(
            Decision<? extends LedgerEvent> decided, PaymentRequest request, PaymentRun run) {
        if (!(decided instanceof Decision.Accepted<? extends LedgerEvent>(var events))
                || !(request instanceof PaymentRequest.InRun(var file, var _, var runId))
                || !isScheduled(run, file)) {
            return same(decided);
        }
        List<LedgerEvent> both = new ArrayList<>(events);
        both.add(new RunRequestWithdrawn(runId, file.id()));
        return Decision.accept(both);
    }

    private static boolean isScheduled(PaymentRun run, PaymentFile file) {
        return run instanceof PaymentRun.Open(var opened)
                && opened.members().scheduled().contains(file.id());
    }

    /** Retrait : state, assigned comptable, and a run that is not closed. The request waits to be scheduled again. */
    public static Decision<LedgerEvent> decide(WithdrawFromRun c, Act act, PaymentRequest request, PaymentRun run) {
        if (!(request instanceof PaymentRequest.InRun(var file, var post, var runId))) {
            return Decision.refuse(PaymentRules.wrongState(c.paymentRequestId(), request, "IN_RUN"));
        }
        Refusal refusal = PaymentRules.notThisAccountant(act, post, file);
        if (refusal != null) {
            return Decision.refuse(refusal);
        }
        List<LedgerEvent> events = new ArrayList<>();
        events.add(new PaymentWithdrawnFromRun(file.id(), runId, c.reason(), act.actor()));
        if (isScheduled(run, file)) {
            events.add(new RunRequestWithdrawn(runId, file.id()));
        }
        return Decision.accept(events);
    }

    /** Clôture : open, the comptable's own post, nothing left to pay, something paid. */
    public static Decision<PaymentRunEvent> decide(
            CloseRun c, Act act, PaymentRun run, Supplier<? extends TransferFormat> format) {
        if (!(run instanceof PaymentRun.Open(var file))) {
            return Decision.refuse(wrongState(c.runId(), run, "OPEN"));
        }
        Refusal refusal = notThisPost(c.runId(), file.post(), act);
        Set<?> left = file.members().scheduled();
        if (refusal == null && !left.isEmpty()) {
            refusal = Refusal.of(
                    Rejection.CAMPAGNE_INCOMPLETE,
                    "La campagne " + c.runId() + " compte encore " + left.size()
                            + " DP inscrites qui ne sont pas mises en paiement.",
                    "inscrites",
                    left.size());
        }
        if (refusal == null && file.members().transferCount() == 0) {
            refusal = Refusal.of(Rejection.ACTE_SANS_OBJET, "La campagne " + c.runId() + " ne compte aucun virement.");
        }
        if (refusal != null) {
            return Decision.refuse(refusal);
        }
        RunOrders orders = RunOrders.closing(file, act.occurredAt());
        TransferFormat.Digest digest = format.get().digest(orders);
        return Decision.accept(new PaymentRunClosed(
                c.runId(),
                orders.messageId(),
                orders.createdAt(),
                orders.transfers().size(),
                orders.total(),
                digest.sha256(),
                digest.sizeBytes(),
                act.actor()));
    }

    /** @param what is of that post, up to its verb */
    static @Nullable Refusal notTaking(PaymentRunId id, PaymentRun run, Optional<AccountingPostId> post, String what) {
        if (!(run instanceof PaymentRun.Open(var file))) {
            return wrongState(id, run, "OPEN");
        }
        if (!post.equals(Optional.of(file.post()))) {
            return Refusal.of(
                    Rejection.COMPTABLE_NON_ASSIGNATAIRE,
                    "La campagne " + id + " est celle du poste " + file.post() + ", " + what + " au poste "
                            + post.map(AccountingPostId::text).orElse("?") + ".",
                    "post",
                    file.post());
        }
        return file.members().size() >= MEMBERS_MAX || file.members().transferCount() >= TRANSFERS_MAX
                ? Refusal.of(
                        Rejection.CAMPAGNE_DIFFERENTE,
                        "La campagne " + id + " est pleine : " + file.members().transferCount() + " virements, "
                                + TRANSFERS_MAX + " au plus. Closez-la et ouvrez-en une autre.")
                : null;
    }

    private static Refusal wrongState(PaymentRunId id, PaymentRun run, String expected) {
        return Refusal.of(
                Rejection.ETAT_INCOMPATIBLE,
                "La campagne " + id + " est à l'état " + run.status() + " ; cet acte demande l'état " + expected + ".",
                "etat",
                run.status());
    }

    private static @Nullable Refusal notThisPost(PaymentRunId id, AccountingPostId post, Act act) {
        return SigningRules.otherPost(act, post, "La campagne " + id + " est celle du");
    }

    private static Refusal otherDay(PaymentRunId id, LocalDate expected, LocalDate asked) {
        return Refusal.of(
                Rejection.CAMPAGNE_DIFFERENTE,
                "La campagne " + id + " s'exécute le " + expected + ", pas le " + asked + ".",
                "executionDate",
                expected);
    }

    private static Decision<LedgerEvent> same(Decision<? extends LedgerEvent> decision) {
        return switch (decision) {
            case Decision.Refused<? extends LedgerEvent>(var refusal) -> Decision.refuse(refusal);
            case Decision.Accepted<? extends LedgerEvent>(var events) -> Decision.accept(events);
        };
    }
}

package fr.quitus.domain.payment;

import fr.quitus.domain.Decision;
import fr.quitus.domain.LedgerEvent;
import fr.quitus.domain.actor.Act;
import fr.quitus.domain.commitment.Commitment;
import fr.quitus.domain.commitment.CommitmentFile;
import fr.quitus.domain.payment.RestorationEvent.ClaimedPart;
import fr.quitus.domain.payment.RestorationEvent.CreditsRestoredByTitle;
import fr.quitus.domain.payment.RestorationEvent.RestorationClaimLowered;
import fr.quitus.domain.payment.SettlementEvent.RestoredPart;
import fr.quitus.domain.revenue.AdjustmentEvent.RevenueOrderCancelled;
import fr.quitus.domain.revenue.AdjustmentEvent.RevenueOrderReduced;
import fr.quitus.domain.revenue.AdjustmentEvent.RevenueOrderRejected;
import fr.quitus.domain.revenue.ClaimLine;
import fr.quitus.domain.revenue.ClaimPart;
import fr.quitus.domain.revenue.ClaimShare;
import fr.quitus.domain.revenue.ReceiptEvent.BudgetRevenueRecorded;
import fr.quitus.domain.revenue.ReceiptEvent.ReceiptAllocated;
import fr.quitus.domain.revenue.RecoveryEvent.SurchargeCorrected;
import fr.quitus.domain.revenue.RestoredPayment;
import fr.quitus.domain.revenue.RevenueFile;
import fr.quitus.domain.revenue.RevenueOrder;
import fr.quitus.domain.value.Amount;
import fr.quitus.domain.value.Balance;
import fr.quitus.domain.value.FiscalYear;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Suites d'un titre de rétablissement : what is decided on the title is followed on the request it gives back to. It is
 * receipts that restore credits (LOLF art. 17-IV), and they are counted when they are cashed (art. 28): what the title
 * brings of its principal goes back then; what can restore nothing any more is budget revenue.
 */
public final class RestorationTitles {
    private RestorationTitles() {}

    /** The same decision, with what follows from it; that of a title which restores nothing is left as it is. */
    public static Decision<? extends LedgerEvent> followed(
            Decision<? extends LedgerEvent> decided,
            Act act,
            RevenueOrder order,
            PaymentRequest request,
            Commitment commitment) {
        RevenueFile title = order.opened().orElse(null);
        RestoredPayment paid = title == null ? null : title.restores();
        PaymentFile file = request.opened().orElse(null);
        if (!(decided instanceof Decision.Accepted<? extends LedgerEvent>(var events))
                || title == null
                || paid == null
                || file == null) {
            return decided;
        }
        List<LedgerEvent> all = new ArrayList<>(events);
        all.addAll(received(title, paid, file, commitment, received(events), act));
        all.addAll(lowered(title, file, claimedNoMore(title, paid, events), act));
        return Decision.accept(all);
    }

    /** What the principal got, from the bank or from a surcharge that was taken back. */
    private static List<ClaimShare> received(List<? extends LedgerEvent> events) {
        List<ClaimShare> shares = new ArrayList<>();
        for (LedgerEvent event : events) {
            switch (event) {
                case ReceiptAllocated e -> shares.addAll(e.shares());
                case SurchargeCorrected e -> shares.addAll(e.moved());
                default -> {}
            }
        }
        shares.removeIf(share -> share.part() != ClaimPart.PRINCIPAL);
        return shares;
    }

    private static List<LedgerEvent> received(
            RevenueFile title,
            RestoredPayment paid,
            PaymentFile file,
            Commitment commitment,
            List<ClaimShare> shares,
            Act act) {
        FiscalYear year = FiscalYear.of(act.date().getYear());
        Map<Integer, RestoredPart> left = new TreeMap<>();
        CommitmentFile engaged = commitment.opened().orElse(null);
        for (RestoredPart part : engaged == null ? List.<RestoredPart>of() : Restorable.of(file, engaged)) {
            if (RestorationClaims.mayStillRestore(part.envelope().year(), act)) {
                left.put(part.line(), part);
            }
        }
        Map<Integer, Balance> restored = new TreeMap<>();
        List<LedgerEvent> revenue = new ArrayList<>();
        List<ClaimedPart> notRestored = new ArrayList<>();
        for (ClaimShare share : shares) {
            int line = paid.lineOf(share.line());
            RestoredPart part = left.get(line);
            Balance before = restored.getOrDefault(line, Balance.ZERO);
            Balance room = part == null ? Balance.ZERO : part.amount().balance().minus(before);
            Balance here = Restorable.min(room, share.amount().balance());
            Balance rest = share.amount().balance().minus(here);
            restored.put(line, before.plus(here));
            if (!rest.isZero()) {
                revenue.add(new BudgetRevenueRecorded(title.number(), year, share.revenueLine(), rest.amount()));
                notRestored.add(new ClaimedPart(line, rest.amount()));
            }
        }
        List<RestoredPart> parts = left.values().stream()
                .filter(part ->
                        !restored.getOrDefault(part.line(), Balance.ZERO).isZero())
                .map(part -> Restorable.with(part, restored.getOrDefault(part.line(), Balance.ZERO)))
                .toList();
        List<LedgerEvent> events = new ArrayList<>(revenue);
        if (!parts.isEmpty() && engaged != null) {
            events.add(new CreditsRestoredByTitle(
                    file.id(), title.number(), Restorable.total(parts).amount(), parts, act.date(), act.actor()));
            events.addAll(Restorable.givenBack(file, engaged, parts, act));
        }
        events.addAll(lowered(title, file, notRestored, act));
        return events;
    }

    /** What the title does not claim any more, whatever is paid of it. */
    private static List<ClaimedPart> claimedNoMore(
            RevenueFile title, RestoredPayment paid, List<? extends LedgerEvent> events) {
        List<ClaimedPart> parts = new ArrayList<>();
        for (LedgerEvent event : events) {
            switch (event) {
                case RevenueOrderReduced e -> parts.addAll(ofPrincipal(e.shares(), paid));
                case RevenueOrderCancelled e -> parts.addAll(ofPrincipal(e.shares(), paid));
                case RevenueOrderRejected _ -> {
                    for (int line = 1; line <= title.lines().size(); line++) {
                        ClaimLine claimed = title.lines().get(line - 1);
                        parts.add(new ClaimedPart(paid.lineOf(line), claimed.amount()));
                    }
                }
                default -> {}
            }
        }
        return parts;
    }

    private static List<ClaimedPart> ofPrincipal(List<ClaimShare> shares, RestoredPayment paid) {
        return shares.stream()
                .filter(share -> share.part() == ClaimPart.PRINCIPAL)
                .map(share -> new ClaimedPart(paid.lineOf(share.line()), share.amount()))
                .toList();
    }

    private static List<LedgerEvent> lowered(RevenueFile title, PaymentFile file, List<ClaimedPart> parts, Act act) {
        if (parts.isEmpty()) {
            return List.of();
        }
        Amount amount = Amount.total(
                "Le reversement qui n'est plus demandé",
                parts.stream().map(ClaimedPart::amount).toList());
        return List.of(new RestorationClaimLowered(file.id(), title.number(), amount, parts, act.date(), act.actor()));
    }
}

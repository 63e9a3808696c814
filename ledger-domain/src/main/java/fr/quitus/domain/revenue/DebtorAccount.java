package fr.quitus.domain.revenue;

import fr.quitus.domain.value.Amount;
import fr.quitus.domain.value.Balance;
import fr.quitus.domain.value.BankEntryId;
import fr.quitus.domain.value.Credits;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Compte du redevable : what the claim is and what it brought.
 *
 * @param receipts what each bank entry brought to the title, excess included
 * @param recovered collected after the claim was written off
 * @param contribution fonds de concours : what of it opened credits
 * @param surcharging what the surcharge is taken of
 */
public record DebtorAccount(
        Claim claim,
        Excess excess,
        Map<BankEntryId, Balance> receipts,
        List<Refund> refunds,
        Balance recovered,
        Credits contribution,
        Surcharging surcharging) {
    public DebtorAccount {
        receipts = Map.copyOf(receipts);
        refunds = List.copyOf(refunds);
    }

    static DebtorAccount of(List<ClaimLine> lines) {
        return new DebtorAccount(
                Claim.of(lines), Excess.NONE, Map.of(), List.of(), Balance.ZERO, Credits.NONE, Surcharging.NONE);
    }

    DebtorAccount with(Claim next) {
        return new DebtorAccount(next, excess, receipts, refunds, recovered, contribution, surcharging);
    }

    DebtorAccount with(Excess next) {
        return new DebtorAccount(claim, next, receipts, refunds, recovered, contribution, surcharging);
    }

    DebtorAccount withReceipt(BankEntryId entry, Balance more) {
        Map<BankEntryId, Balance> next = new HashMap<>(receipts);
        next.merge(entry, more, Balance::plus);
        return new DebtorAccount(claim, excess, next, refunds, recovered, contribution, surcharging);
    }

    DebtorAccount with(List<Refund> next) {
        return new DebtorAccount(claim, excess, receipts, next, recovered, contribution, surcharging);
    }

    DebtorAccount recovered(Amount more) {
        return new DebtorAccount(claim, excess, receipts, refunds, recovered.plus(more), contribution, surcharging);
    }

    DebtorAccount contributed(Credits more) {
        return new DebtorAccount(claim, excess, receipts, refunds, recovered, contribution.plus(more), surcharging);
    }

    DebtorAccount with(Surcharging next) {
        return new DebtorAccount(claim, excess, receipts, refunds, recovered, contribution, next);
    }

    /** The refund whose last transfer has this identity. */
    public Optional<Refund> refund(String endToEndId) {
        return refunds.stream()
                .filter(refund -> refund.endToEndId().equals(endToEndId))
                .findFirst();
    }

    /** The refund whose transfer had this identity, changed. */
    DebtorAccount refund(String endToEndId, UnaryOperator<Refund> step) {
        return with(refunds.stream()
                .map(refund -> refund.endToEndId().equals(endToEndId) ? step.apply(refund) : refund)
                .toList());
    }
}

package fr.quitus.domain.thirdparty;

import fr.quitus.domain.value.Amount;
import fr.quitus.domain.value.Balance;
import fr.quitus.domain.value.CommitmentNumber;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Opposition, saisie ou cession notifiée au comptable : what is owed to the party is paid to somebody else, up to a
 * ceiling if it has one.
 *
 * @param reference the act's own, unique for the party
 * @param priority rank among the oppositions on the party: 1 is served first
 * @param ceiling absent means everything
 * @param commitmentNumber the only EJ it bears on, as for an assigned claim; absent means all
 * @param until last day of its effect; absent means until released
 * @param drawn what it took of payments so far, less what was given back
 */
public record Opposition(
        String reference,
        OppositionKind kind,
        int priority,
        @Nullable Amount ceiling,
        @Nullable CommitmentNumber commitmentNumber,
        Beneficiary beneficiary,
        LocalDate notifiedOn,
        @Nullable LocalDate until,
        Balance drawn,
        boolean released) {

    boolean bearsOn(@Nullable CommitmentNumber commitment, LocalDate day) {
        return !released
                && !notifiedOn.isAfter(day)
                && (until == null || !until.isBefore(day))
                && (commitmentNumber == null || commitmentNumber.equals(commitment));
    }

    /** What it takes of an amount that is still to be paid. */
    Balance takes(Balance net) {
        if (ceiling == null) {
            return net;
        }
        Balance left = ceiling.balance().minus(drawn);
        return left.compareTo(net) < 0 ? left : net;
    }

    Opposition drawn(Balance sum) {
        return new Opposition(
                reference, kind, priority, ceiling, commitmentNumber, beneficiary, notifiedOn, until, sum, released);
    }

    Opposition lifted() {
        return new Opposition(
                reference, kind, priority, ceiling, commitmentNumber, beneficiary, notifiedOn, until, drawn, true);
    }
}

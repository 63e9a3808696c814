package fr.quitus.domain.payment;

import fr.quitus.domain.Refusal;
import fr.quitus.domain.Rejection;
import fr.quitus.domain.commitment.CommitmentFile;
import fr.quitus.domain.commitment.Deductions;
import fr.quitus.domain.commitment.LineAccount;
import fr.quitus.domain.payment.PaymentCommand.MatchInvoice;
import fr.quitus.domain.value.Balance;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Liquidation d'une avance : it is claimed for no service, on the first lines of the EJ that can bear it. */
final class AdvanceLiquidation {
    private AdvanceLiquidation() {}

    /** No receipts and no deductions, then an advance that later service can pay back. */
    static @Nullable Refusal refusal(MatchInvoice c, PaymentFile file, CommitmentFile engaged) {
        boolean receipts = c.lines() != null && !c.lines().isEmpty();
        if (receipts || c.retention() != null || c.advanceRecovery() != null || c.penalties() != null) {
            return PaymentRules.wrongKind(
                    "Une avance se liquide sans service fait, sans retenue, sans récupération et sans pénalités.",
                    file);
        }
        Balance bearable = Balance.ZERO;
        for (LineAccount line : engaged.lines().values()) {
            bearable = bearable.plus(line.advanceable());
        }
        return bearable.covers(file.amount())
                ? null
                : Refusal.of(
                        Rejection.AVANCE_EXCESSIVE,
                        "L'EJ " + engaged.number() + " a " + bearable
                                + " € fermes ni facturés ni avancés ; l'avance demandée est de " + file.amount()
                                + " €.",
                        "disponible",
                        bearable,
                        "demande",
                        file.amount());
    }

    static List<PaymentLine> lines(PaymentFile file, CommitmentFile engaged) {
        List<PaymentLine> lines = new ArrayList<>();
        Balance left = file.amount().balance();
        for (LineAccount line : engaged.lines().values()) {
            Balance here = left.compareTo(line.advanceable()) < 0 ? left : line.advanceable();
            if (!here.isZero()) {
                lines.add(new PaymentLine(
                        line.no(),
                        null,
                        null,
                        line.envelope(),
                        line.imputation().account(),
                        here.amount(),
                        Deductions.NONE));
                left = left.minus(here);
            }
        }
        return lines;
    }
}

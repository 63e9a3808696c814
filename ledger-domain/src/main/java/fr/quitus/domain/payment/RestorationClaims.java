package fr.quitus.domain.payment;

import fr.quitus.domain.Decision;
import fr.quitus.domain.LedgerEvent;
import fr.quitus.domain.Refusal;
import fr.quitus.domain.Rejection;
import fr.quitus.domain.actor.Act;
import fr.quitus.domain.actor.SigningRules;
import fr.quitus.domain.commitment.Commitment;
import fr.quitus.domain.commitment.CommitmentFile;
import fr.quitus.domain.fiscalyear.YearRules;
import fr.quitus.domain.payment.RestorationEvent.ClaimedPart;
import fr.quitus.domain.payment.RestorationEvent.RestorationClaimed;
import fr.quitus.domain.payment.SettlementCommand.ClaimRestoration;
import fr.quitus.domain.payment.SettlementEvent.RestoredPart;
import fr.quitus.domain.revenue.ClaimLine;
import fr.quitus.domain.revenue.Debtor;
import fr.quitus.domain.revenue.RestorationCause;
import fr.quitus.domain.revenue.RevenueOrderEvent.ClaimEstablished;
import fr.quitus.domain.revenue.RevenueOrderEvent.RestorationOrderLinked;
import fr.quitus.domain.revenue.RevenueRules;
import fr.quitus.domain.value.FiscalYear;
import fr.quitus.domain.value.RevenueOrderNumber;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Constatation d'un reversement : the title that will give credits back when it is paid (LOLF art. 17-IV). */
public final class RestorationClaims {
    private RestorationClaims() {}

    /**
     * Constatation : settled, paid for service, perimeter, not the comptable, the debtor of its cause, a line of
     * non-tax revenue, credits of the year, no more than was paid and is neither restored nor claimed back yet.
     */
    public static Decision<LedgerEvent> decide(
            ClaimRestoration c, Act act, PaymentRequest request, Commitment commitment, RevenueOrderNumber number) {
        PaymentFile file = request.opened().orElse(null);
        if (file == null || !request.status().equals("SETTLED")) {
            return Decision.refuse(PaymentRules.wrongState(c.paymentRequestId(), request, "SETTLED"));
        }
        CommitmentFile engaged = commitment.opened().orElse(null);
        if (engaged == null || !file.kind().clearsService()) {
            return Decision.refuse(PaymentRules.wrongKind(
                    "La DP " + file.number() + " ne paie pas un service fait : ce qui en est reversé est une recette,"
                            + " par un titre (EstablishClaim).",
                    file));
        }
        List<RestoredPart> restorable = Restorable.unclaimed(file, engaged);
        Refusal refusal = SigningRules.outsidePerimeter(act, file.fundsCentre());
        if (refusal == null) {
            refusal = SigningRules.alreadyOnTheOtherSide(act, file.accountantSide(), "comptable");
        }
        if (refusal == null) {
            refusal = wrongDebtor(c, file);
        }
        if (refusal == null) {
            refusal = RevenueRules.otherThanNonTax(c.revenueLine());
        }
        if (refusal == null) {
            refusal = ofAnotherYear(file, act);
        }
        if (refusal == null) {
            refusal = RestorationDecisions.excessive(c.amount(), file, restorable);
        }
        return refusal != null
                ? Decision.refuse(refusal)
                : Decision.accept(claimed(c, act, file, engaged, Restorable.taken(restorable, c.amount()), number));
    }

    /** A restitution is owed by who was paid; a sale by the service that bought, which is another legal person. */
    private static @Nullable Refusal wrongDebtor(ClaimRestoration c, PaymentFile file) {
        Debtor buyer = c.debtor();
        if (c.cause() != RestorationCause.STATE_SERVICE_SALE) {
            return buyer == null
                    ? null
                    : PaymentRules.wrongKind(
                            "Une restitution est due par le bénéficiaire de la DP " + file.number()
                                    + " : le redevable (debtor) n'est donné que pour une cession.",
                            file);
        }
        return buyer != null && !buyer.ref().isPerson() && !buyer.ref().equals(file.supplier())
                ? null
                : PaymentRules.wrongKind(
                        "Une cession entre services de l'État nomme le service qui achète par son SIRET"
                                + " (debtor.siret) : il n'est pas le bénéficiaire de la DP " + file.number() + ".",
                        file);
    }

    /**
     * Whether credits of a year may be given back: as long as payments may be made on them, the complementary period
     * included, in which receipts are counted too (LOLF art. 28). Later they would lapse at once.
     */
    static boolean mayStillRestore(FiscalYear year, Act act) {
        return YearRules.paidTooLate(act, year, act.date(), "Rétablissement de crédits") == null;
    }

    /** What comes back later is revenue, by a title of its own. */
    private static @Nullable Refusal ofAnotherYear(PaymentFile file, Act act) {
        FiscalYear year = file.lines().getFirst().envelope().year();
        return mayStillRestore(year, act)
                ? null
                : Refusal.of(
                        Rejection.EXERCICE_NON_OUVERT,
                        "La DP " + file.number() + " a été payée sur les crédits de l'exercice " + year
                                + ", qui ne se rétablissent plus : ce qui en est reversé est une recette, par un titre"
                                + " (EstablishClaim).",
                        "year",
                        year);
    }

    private static List<LedgerEvent> claimed(
            ClaimRestoration c,
            Act act,
            PaymentFile file,
            CommitmentFile engaged,
            List<RestoredPart> parts,
            RevenueOrderNumber number) {
        Debtor buyer = c.debtor();
        Debtor debtor =
                buyer == null ? Debtor.of(file.supplier(), engaged.supplier().name()) : buyer;
        return List.of(
                new RestorationClaimed(
                        file.id(),
                        number,
                        c.amount(),
                        parts.stream()
                                .map(part -> new ClaimedPart(part.line(), part.amount()))
                                .toList(),
                        act.date(),
                        act.actor()),
                new ClaimEstablished(
                        number,
                        FiscalYear.of(act.date().getYear()),
                        file.fundsCentre(),
                        debtor,
                        c.subject(),
                        parts.stream()
                                .map(part -> new ClaimLine(
                                        c.revenueLine(),
                                        file.lines().get(part.line()).account(),
                                        part.amount()))
                                .toList(),
                        null,
                        act.actor()),
                new RestorationOrderLinked(
                        number,
                        file.id(),
                        c.cause(),
                        parts.stream().map(RestoredPart::line).toList()));
    }
}

package fr.quitus.domain.revenue;

import fr.quitus.domain.Refusal;
import fr.quitus.domain.Rejection;
import fr.quitus.domain.actor.Act;
import fr.quitus.domain.actor.Role;
import fr.quitus.domain.actor.SigningRules;
import fr.quitus.domain.law.LawParameter;
import fr.quitus.domain.value.AccountingPostId;
import fr.quitus.domain.value.Amount;
import fr.quitus.domain.value.Balance;
import fr.quitus.domain.value.RevenueLine;
import fr.quitus.domain.value.RevenueOrderNumber;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Règles sur le titre : each gives a refusal or null. */
public final class RevenueRules {
    /** Frais de poursuite. */
    public static final RevenueLine COSTS = RevenueLine.of("2510");
    /** Pénalités. */
    public static final RevenueLine SURCHARGES = RevenueLine.of("2513");
    /** Recouvrements après admission en non-valeur. */
    static final RevenueLine AFTER_WRITE_OFF = RevenueLine.of("2621");
    /** Recettes accidentelles. */
    public static final RevenueLine ACCIDENTAL = RevenueLine.of("2697");

    private RevenueRules() {}

    /** The State's revenues that are neither taxes nor loans have lines of their own. */
    public static @Nullable Refusal otherThanNonTax(RevenueLine line) {
        int code = Integer.parseInt(line.text());
        return code >= 2110 && code <= 2699
                ? null
                : Refusal.of(
                        Rejection.IMPUTATION_INVALIDE,
                        "La ligne de recette " + line + " n'est pas une ligne de recettes non fiscales (2110 à 2699).");
    }

    /** The assigned comptable, who was not on the other side. */
    public static @Nullable Refusal notThisAccountant(Act act, AccountingPostId post, RevenueFile file) {
        Refusal refusal = SigningRules.otherPost(act, post, "Le titre " + file.number() + " est assigné au");
        return refusal != null
                ? refusal
                : SigningRules.alreadyOnTheOtherSide(act, file.ordonnateurSide(), "ordonnateur ou gestionnaire");
    }

    /** The same, or the bank's interface. */
    static @Nullable Refusal notTheCollector(Act act, AccountingPostId post, RevenueFile file) {
        return act.role() == Role.SYSTEM_INTERFACE ? null : notThisAccountant(act, post, file);
    }

    /** An ordonnateur who may sign for this amount, and was not the comptable of the title. */
    static @Nullable Refusal cannotSign(Act act, RevenueFile file, Amount amount) {
        Refusal refusal = SigningRules.cannotSign(act, file.fundsCentre(), amount);
        return refusal == null ? SigningRules.alreadyOnTheOtherSide(act, file.accountantSide(), "comptable") : refusal;
    }

    public static Refusal wrongState(RevenueOrderNumber number, RevenueOrder order, String expected) {
        return order instanceof RevenueOrder.Absent
                ? Refusal.of(Rejection.TITRE_INCONNU, "Aucun titre de perception ne porte le numéro " + number + ".")
                : Refusal.of(
                        Rejection.ETAT_INCOMPATIBLE,
                        "Le titre " + number + " est à l'état " + order.status() + " ; cet acte demande l'état "
                                + expected + ".",
                        "etat",
                        order.status());
    }

    /** Nothing is left to collect, whatever became of it. */
    static @Nullable Refusal nothingLeft(RevenueFile file) {
        return file.remaining().isZero()
                ? Refusal.of(Rejection.ACTE_SANS_OBJET, "Il ne reste rien à recouvrer du titre " + file.number() + ".")
                : null;
    }

    static @Nullable Refusal notReached(String name, LocalDate date, Act act) {
        return date.isAfter(act.date())
                ? Refusal.of(
                        Rejection.DATE_FUTURE,
                        name + " " + date + " n'est pas atteinte : nous sommes le " + act.date() + ".")
                : null;
    }

    static @Nullable Refusal past(LocalDate valueDate, Act act) {
        return valueDate.isBefore(act.date())
                ? Refusal.of(
                        Rejection.DATE_ANTERIEURE,
                        "La date de valeur " + valueDate + " est passée : nous sommes le " + act.date() + ".")
                : null;
    }

    /** A titre de rétablissement is collected by the acts that give the credits back with it. */
    public static @Nullable Refusal restoresCredits(RevenueFile file) {
        RestoredPayment paid = file.restores();
        return paid == null
                ? null
                : Refusal.of(
                        Rejection.TITRE_DE_RETABLISSEMENT,
                        "Le titre " + file.number() + " rétablit les crédits de la DP " + paid.paymentRequestId()
                                + " : il s'encaisse seul (AllocateReceipt, IdentifyReceipt), ni réparti ni compensé.",
                        "demande",
                        paid.paymentRequestId());
    }

    /** What is asked is more than the title has of it. */
    static @Nullable Refusal tooMuch(RevenueFile file, String what, Balance most, Amount asked) {
        return most.covers(asked)
                ? null
                : Refusal.of(
                        Rejection.MONTANT_SUPERIEUR_AU_TITRE,
                        "Le titre " + file.number() + " a " + most + " € " + what + " ; " + asked + " € sont demandés.",
                        "maximum",
                        most);
    }

    /** Recouvrement suspendu, by a contestation (GBCP art. 117) or a plan that is kept. */
    static @Nullable Refusal suspended(RevenueFile file, Act act) {
        Contestation contestation = file.recovery().contestation();
        if (contestation != null && contestation.suspendsOn(act.date())) {
            return Refusal.of(
                            Rejection.RECOUVREMENT_SUSPENDU,
                            "Le titre " + file.number() + " est contesté depuis le " + contestation.filedOn()
                                    + (contestation.outcome() == null
                                            ? " ; sans réponse, le recouvrement reprend le " + contestation.answerBy()
                                                    + "."
                                            : " et la contestation est admise : il doit être réduit ou annulé."),
                            "conteste",
                            contestation.filedOn(),
                            "reprise",
                            contestation.answerBy())
                    .liftedBy(Role.AUTHORISING_OFFICER);
        }
        InstalmentPlan plan = file.recovery().plan();
        return plan != null && plan.isKept()
                ? Refusal.of(
                        Rejection.RECOUVREMENT_SUSPENDU,
                        "Le redevable du titre " + file.number() + " a un plan de règlement jusqu'au "
                                + plan.schedule().getLast().dueOn() + " : le recouvrement attend qu'il n'y manque.")
                : null;
    }

    /** The last day on which recovery is not prescribed. */
    static Optional<LocalDate> lastDay(RevenueFile file, Act act) {
        int years = act.law().count(LawParameter.RECOVERY_LIMITATION, act.date());
        return Optional.ofNullable(file.recovery().interruptedOn()).map(from -> from.plusYears(years));
    }

    static @Nullable Refusal prescribed(RevenueFile file, Act act) {
        return prescribed(file, act.date(), act);
    }

    /** On that day already. */
    static @Nullable Refusal prescribed(RevenueFile file, LocalDate day, Act act) {
        LocalDate last = lastDay(file, act).orElse(null);
        return last != null && day.isAfter(last)
                ? Refusal.of(
                        Rejection.RECOUVREMENT_PRESCRIT,
                        "Rien n'a interrompu la prescription du titre " + file.number() + " depuis le "
                                + file.recovery().interruptedOn() + " : elle est acquise depuis le " + last + ".",
                        "acquise",
                        last)
                : null;
    }

    /** What lets an act of recovery be done: something left, neither suspended nor prescribed. */
    static @Nullable Refusal notRecoverable(RevenueFile file, Act act) {
        Refusal refusal = nothingLeft(file);
        return refusal == null ? notEnforceable(file, act) : refusal;
    }

    /** What the debtor cannot be made to pay now, by any means: recovery suspended or prescribed. */
    public static @Nullable Refusal notEnforceable(RevenueFile file, Act act) {
        Refusal refusal = suspended(file, act);
        return refusal == null ? prescribed(file, act) : refusal;
    }
}

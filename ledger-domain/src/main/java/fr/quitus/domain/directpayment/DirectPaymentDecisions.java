package fr.quitus.domain.directpayment;

import fr.quitus.domain.Decision;
import fr.quitus.domain.LedgerEvent;
import fr.quitus.domain.Refusal;
import fr.quitus.domain.Rejection;
import fr.quitus.domain.accounting.DirectPostings;
import fr.quitus.domain.accounting.PostingRules.Imputed;
import fr.quitus.domain.actor.Act;
import fr.quitus.domain.actor.Role;
import fr.quitus.domain.actor.SigningRules;
import fr.quitus.domain.bank.BankEntry;
import fr.quitus.domain.budget.AccountantAssignment;
import fr.quitus.domain.budget.BudgetEnvelope;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.CpReservedWithoutCommitment;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.CreditsConsumedWithoutCommitment;
import fr.quitus.domain.commitment.CommitmentRules;
import fr.quitus.domain.directpayment.DirectPaymentCommand.CarryForwardDirectPayment;
import fr.quitus.domain.directpayment.DirectPaymentCommand.RecordDirectPayment;
import fr.quitus.domain.directpayment.DirectPaymentCommand.RegulariseDirectPayment;
import fr.quitus.domain.directpayment.DirectPaymentEvent.DirectPaymentCarriedForward;
import fr.quitus.domain.directpayment.DirectPaymentEvent.DirectPaymentMade;
import fr.quitus.domain.directpayment.DirectPaymentEvent.DirectPaymentRegularised;
import fr.quitus.domain.fiscalyear.YearPhase;
import fr.quitus.domain.thirdparty.ThirdParty;
import fr.quitus.domain.thirdparty.ThirdPartyRules;
import fr.quitus.domain.value.Amount;
import fr.quitus.domain.value.EnvelopeId;
import fr.quitus.domain.value.FiscalYear;
import fr.quitus.domain.value.PaymentRequestNumber;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Débit constaté puis régularisé : each act's rules in their written order, then its events. */
public final class DirectPaymentDecisions {
    private DirectPaymentDecisions() {}

    /**
     * Constatation : a comptable of the unit's post when it is not the bank's interface, a natural person who is known,
     * a debit that is not to come, and left on the statement. The same entry seen again is accepted and writes nothing.
     * Entry P20.
     *
     * @param paid the file of a natural person
     */
    public static Decision<LedgerEvent> decide(
            RecordDirectPayment c,
            Act act,
            DirectPayment payment,
            AccountantAssignment assignment,
            ThirdParty paid,
            BankEntry entry,
            PaymentRequestNumber number) {
        BankEntry.Statement statement = c.statement();
        if (payment.opened().isPresent() && entry.statement().equals(Optional.of(statement))) {
            return Decision.accept();
        }
        var post = assignment.on(act.date());
        Refusal refusal = post.isPresent() ? null : AccountantAssignment.nobody(c.fundsCentre(), act.date());
        if (refusal == null && act.role() != Role.SYSTEM_INTERFACE) {
            refusal = SigningRules.otherPost(
                    act, post.orElseThrow(), "Le centre financier " + c.fundsCentre() + " est assigné au");
        }
        PaidPerson person = c.person();
        if (refusal == null && person != null) {
            refusal = ThirdPartyRules.unknownPerson(paid, person.ref());
        }
        if (refusal == null && c.valueDate().isAfter(act.date())) {
            refusal = Refusal.of(
                    Rejection.DATE_FUTURE,
                    "Le débit est daté du " + c.valueDate() + " : nous sommes le " + act.date() + ".");
        }
        if (refusal == null) {
            refusal = entry.cannotAllocate(statement, c.amount());
        }
        if (refusal != null) {
            return Decision.refuse(refusal);
        }
        List<LedgerEvent> events = new ArrayList<>();
        events.add(new DirectPaymentMade(
                c.directPaymentId(),
                number,
                c.kind(),
                c.creditor(),
                c.person(),
                c.subject(),
                c.amount(),
                statement.id(),
                c.valueDate(),
                c.fundsCentre(),
                post.orElseThrow(),
                act.actor(),
                List.of(DirectPostings.p20(act.date(), c.amount()))));
        events.addAll(entry.allocate(statement, c.amount(), DirectPayment.aggregateId(c.directPaymentId())));
        return Decision.accept(events);
    }

    /** The envelopes that these lines draw on: those of the year in which the bank paid, unless it was carried on. */
    public static Set<EnvelopeId> envelopes(RegulariseDirectPayment c, DirectPayment payment) {
        return payment.opened().map(file -> asked(c, file).keySet()).orElse(Set.of());
    }

    private static Map<EnvelopeId, Amount> asked(RegulariseDirectPayment c, DirectPayment.File file) {
        Map<EnvelopeId, Amount> asked = new TreeMap<>();
        for (RegularisationLine line : c.lines()) {
            asked.merge(envelope(line, file), line.amount(), Amount::plus);
        }
        return asked;
    }

    private static EnvelopeId envelope(RegularisationLine line, DirectPayment.File file) {
        return new EnvelopeId(
                file.year(), file.fundsCentre(), line.imputation().title().group());
    }

    /**
     * Régularisation : state, capacity to sign, not who recorded it as comptable, the whole amount, valid imputations,
     * then AE and CP of each envelope, which are consumed together. Short of credits the payment stays to be
     * regularised: the money has left. Entry P21.
     */
    public static Decision<LedgerEvent> decide(
            RegulariseDirectPayment c, Act act, DirectPayment payment, Map<EnvelopeId, BudgetEnvelope> envelopes) {
        if (!(payment instanceof DirectPayment.Made(var file))) {
            return Decision.refuse(wrongState(c, payment));
        }
        Refusal refusal = SigningRules.cannotSign(act, file.fundsCentre(), file.amount());
        if (refusal == null) {
            refusal = SigningRules.alreadyOnTheOtherSide(act, Set.of(file.recordedBy()), "comptable");
        }
        if (refusal == null) {
            refusal = notTheWhole(c, file);
        }
        for (int i = 0; refusal == null && i < c.lines().size(); i++) {
            refusal = CommitmentRules.wrongImputation(i + 1, c.lines().get(i).imputation(), file.fundsCentre());
        }
        Map<EnvelopeId, Amount> asked = asked(c, file);
        if (refusal == null) {
            refusal = notEnoughCredits(asked, envelopes, act);
        }
        if (refusal != null) {
            return Decision.refuse(refusal);
        }
        List<LedgerEvent> events = new ArrayList<>();
        events.add(new DirectPaymentRegularised(
                file.id(),
                c.lines(),
                act.date(),
                act.actor(),
                act.delegationId(),
                List.of(DirectPostings.p21(
                        act.date(),
                        c.lines().stream()
                                .map(line -> new Imputed(line.imputation().account(), line.amount()))
                                .toList()))));
        asked.forEach((envelope, amount) -> {
            events.add(new CpReservedWithoutCommitment(envelope, file.id(), amount));
            events.add(new CreditsConsumedWithoutCommitment(envelope, file.id(), amount));
        });
        return Decision.accept(events);
    }

    /** Report : to be regularised, and the year whose credits it waits for ended. No entry: it stays on 4721. */
    public static Decision<DirectPaymentEvent> decide(CarryForwardDirectPayment c, Act act, DirectPayment payment) {
        if (!(payment instanceof DirectPayment.Made(var file))) {
            return Decision.refuse(wrongState(c, payment));
        }
        YearPhase phase = act.years().phase(file.year());
        return phase.isAtLeast(YearPhase.COMPLEMENTARY)
                ? Decision.accept(new DirectPaymentCarriedForward(
                        file.id(),
                        file.year(),
                        FiscalYear.of(file.year().value() + 1),
                        c.legalRef(),
                        act.date(),
                        act.actor()))
                : Decision.refuse(Refusal.of(
                        Rejection.ETAT_INCOMPATIBLE,
                        "La dépense " + file.number() + " est sur l'exercice " + file.year() + ", qui est à l'état "
                                + phase + " ; cet acte demande l'état COMPLEMENTARY.",
                        "year",
                        file.year(),
                        "etat",
                        phase));
    }

    private static Refusal wrongState(DirectPaymentCommand c, DirectPayment payment) {
        return payment instanceof DirectPayment.Absent
                ? Refusal.of(
                        Rejection.DP_INCONNUE,
                        "Aucune dépense sans ordonnancement ne porte l'identifiant " + c.directPaymentId() + ".")
                : Refusal.of(
                        Rejection.ETAT_INCOMPATIBLE,
                        "La dépense " + c.directPaymentId() + " est à l'état " + payment.status()
                                + " ; cet acte demande l'état MADE.",
                        "etat",
                        payment.status());
    }

    private static @Nullable Refusal notTheWhole(RegulariseDirectPayment c, DirectPayment.File file) {
        Amount total = Amount.total(
                "Le total de la régularisation",
                c.lines().stream().map(RegularisationLine::amount).toList());
        return total.equals(file.amount())
                ? null
                : Refusal.of(
                        Rejection.MONTANTS_INCOHERENTS,
                        "La dépense " + file.number() + " est de " + file.amount() + " € ; les lignes font " + total
                                + " €.",
                        "attendu",
                        file.amount(),
                        "demande",
                        total);
    }

    private static @Nullable Refusal notEnoughCredits(
            Map<EnvelopeId, Amount> asked, Map<EnvelopeId, BudgetEnvelope> envelopes, Act act) {
        for (var part : asked.entrySet()) {
            BudgetEnvelope envelope = envelopes.getOrDefault(part.getKey(), BudgetEnvelope.EMPTY);
            Refusal refusal = envelope.cannotPayWithoutCommitment(part.getKey(), part.getValue(), act);
            if (refusal != null) {
                return refusal;
            }
        }
        return null;
    }
}

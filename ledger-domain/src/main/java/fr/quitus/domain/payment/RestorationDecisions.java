package fr.quitus.domain.payment;

import fr.quitus.domain.Decision;
import fr.quitus.domain.LedgerEvent;
import fr.quitus.domain.Refusal;
import fr.quitus.domain.Rejection;
import fr.quitus.domain.accounting.Accounts;
import fr.quitus.domain.accounting.JournalEntry;
import fr.quitus.domain.accounting.PostingRules.Imputed;
import fr.quitus.domain.accounting.RevenuePostings;
import fr.quitus.domain.actor.Act;
import fr.quitus.domain.bank.BankEntry;
import fr.quitus.domain.bank.BankEntry.Draw;
import fr.quitus.domain.commitment.Commitment;
import fr.quitus.domain.commitment.CommitmentFile;
import fr.quitus.domain.payment.SettlementCommand.RestoreCredits;
import fr.quitus.domain.payment.SettlementEvent.CreditsRestored;
import fr.quitus.domain.payment.SettlementEvent.RestoredPart;
import fr.quitus.domain.value.AccountingPostId;
import fr.quitus.domain.value.Amount;
import fr.quitus.domain.value.Balance;
import fr.quitus.domain.value.EnvelopeId;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Rétablissement de crédits (LOLF art. 17-IV): the rules in their written order, then the events. */
public final class RestorationDecisions {
    private static final String REST = "Reste d'un encaissement rétabli en partie";

    private RestorationDecisions() {}

    /** The envelopes that a restoration gives back to: CP where they were paid, AE where the EJ is imputed now. */
    public static Set<EnvelopeId> envelopes(PaymentRequest request, Commitment commitment) {
        Set<EnvelopeId> ids = new TreeSet<>();
        request.opened().ifPresent(file -> file.lines().forEach(line -> ids.add(line.envelope())));
        commitment.opened().ifPresent(file -> file.lines().values().forEach(line -> ids.add(line.envelope())));
        return ids;
    }

    /**
     * Rétablissement : settled, paid for service, the assigned comptable, a value date that is reached, no more than
     * was paid and not restored yet, then the bank entry, of which the rest waits to be identified. The same entry told
     * again for the same amount is accepted and writes nothing.
     */
    public static Decision<LedgerEvent> decide(
            RestoreCredits c, Act act, PaymentRequest request, Commitment commitment, BankEntry entry) {
        PaymentFile file = request.opened().orElse(null);
        AccountingPostId post = request.assignedPost().orElse(null);
        if (file == null || post == null || !request.status().equals("SETTLED")) {
            return Decision.refuse(PaymentRules.wrongState(c.paymentRequestId(), request, "SETTLED"));
        }
        CommitmentFile engaged = commitment.opened().orElse(null);
        if (engaged == null || !file.kind().clearsService()) {
            return Decision.refuse(PaymentRules.wrongKind(
                    "La DP " + file.number() + " ne paie pas un service fait : ce qui en est reversé se recouvre par"
                            + " un titre.",
                    file));
        }
        Balance known = file.restorations().byEntry().get(c.statement().id());
        if (known != null && known.equals(c.amount().balance())) {
            return Decision.accept();
        }
        List<RestoredPart> restorable = Restorable.unclaimed(file, engaged);
        Refusal refusal = PaymentRules.notThisAccountant(act, post, file);
        if (refusal == null) {
            refusal = known == null ? notReached(c.valueDate(), act) : notARepeat(c, known);
        }
        if (refusal == null) {
            refusal = excessive(c.amount(), file, restorable);
        }
        if (refusal == null) {
            refusal = entry.cannotCollect(c.statement(), c.amount());
        }
        return refusal != null
                ? Decision.refuse(refusal)
                : Decision.accept(restored(c, act, file, engaged, Restorable.taken(restorable, c.amount()), entry));
    }

    private static @Nullable Refusal notReached(LocalDate valueDate, Act act) {
        return valueDate.isAfter(act.date())
                ? Refusal.of(
                        Rejection.DATE_FUTURE,
                        "La date de valeur " + valueDate + " n'est pas atteinte : nous sommes le " + act.date() + ".")
                : null;
    }

    private static Refusal notARepeat(RestoreCredits c, Balance known) {
        return Refusal.of(
                Rejection.ECRITURE_BANCAIRE_DIFFERENTE,
                "L'écriture bancaire " + c.servicerReference() + " a déjà rétabli " + known
                        + " € des crédits de cette DP ; " + c.amount() + " € sont demandés.",
                "impute",
                known);
    }

    static @Nullable Refusal excessive(Amount amount, PaymentFile file, List<RestoredPart> restorable) {
        Balance most = Restorable.total(restorable);
        return most.covers(amount)
                ? null
                : Refusal.of(
                        Rejection.RETABLISSEMENT_EXCESSIF,
                        "La DP " + file.number() + " a payé " + most + " € qui ne sont ni rétablis, ni demandés par un"
                                + " titre, ni repris par un avoir ; " + amount + " € sont demandés.",
                        "maximum",
                        most);
    }

    private static List<LedgerEvent> restored(
            RestoreCredits c,
            Act act,
            PaymentFile file,
            CommitmentFile engaged,
            List<RestoredPart> parts,
            BankEntry entry) {
        Draw draw = entry.draw(c.statement(), c.amount());
        List<LedgerEvent> events = new ArrayList<>();
        events.add(new CreditsRestored(
                file.id(),
                c.statement().id(),
                c.amount(),
                parts,
                c.valueDate(),
                act.date(),
                act.actor(),
                entries(c, act, file, parts, draw)));
        events.addAll(Restorable.givenBack(file, engaged, parts, act));
        events.addAll(entry.collect(c.statement(), draw, PaymentRequest.aggregateId(file.id())));
        Balance rest = entry.left(c.statement()).minus(draw.fromBank());
        if (!rest.isZero()) {
            events.add(BankEntry.waiting(c.statement(), rest.amount(), REST, act));
        }
        return events;
    }

    /** P42, once for what comes straight from the bank and once for what waited to be identified. */
    private static List<JournalEntry> entries(
            RestoreCredits c, Act act, PaymentFile file, List<RestoredPart> parts, Draw draw) {
        List<JournalEntry> entries = new ArrayList<>();
        if (!draw.fromBank().isZero()) {
            Amount amount = draw.fromBank().amount();
            entries.add(RevenuePostings.p42(
                    act.date(), imputed(file, Restorable.taken(parts, amount)), Accounts.TREASURY, null, amount));
        }
        if (!draw.identified().isZero()) {
            Amount amount = draw.identified().amount();
            entries.add(RevenuePostings.p42(
                    act.date(),
                    imputed(file, Restorable.after(parts, draw.fromBank())),
                    Accounts.UNIDENTIFIED_RECEIPTS,
                    c.servicerReference(),
                    amount));
        }
        return entries;
    }

    private static List<Imputed> imputed(PaymentFile file, List<RestoredPart> parts) {
        return parts.stream()
                .map(part -> new Imputed(file.lines().get(part.line()).account(), part.amount()))
                .toList();
    }
}

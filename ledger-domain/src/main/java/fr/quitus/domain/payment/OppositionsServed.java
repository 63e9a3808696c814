package fr.quitus.domain.payment;

import fr.quitus.domain.LedgerEvent;
import fr.quitus.domain.Refusal;
import fr.quitus.domain.Rejection;
import fr.quitus.domain.accounting.DiversionPostings;
import fr.quitus.domain.accounting.PostingRules;
import fr.quitus.domain.actor.Act;
import fr.quitus.domain.payment.DiversionEvent.OppositionsApplied;
import fr.quitus.domain.payment.DiversionEvent.SeizurePaid;
import fr.quitus.domain.payment.PaymentCommand.ExecuteRun;
import fr.quitus.domain.thirdparty.OppositionEvent.OppositionDrawn;
import fr.quitus.domain.thirdparty.Seizure;
import fr.quitus.domain.thirdparty.ThirdParty;
import fr.quitus.domain.thirdparty.ThirdPartyFile;
import fr.quitus.domain.value.Amount;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Oppositions servies : what stands against paying the creditor takes its share when the request is accepted. */
final class OppositionsServed {
    private OppositionsServed() {}

    /**
     * What oppositions in force would take of what is still the creditor's; nothing once all of them are served. One
     * that was sent its share takes no second one of the same request, though its ceiling was restored by another.
     */
    static List<Seizure> toServe(PaymentFile file, ThirdParty creditor, LocalDate day) {
        Set<String> paid = file.diversions().seizures().stream()
                .filter(share -> !share.transfers().isEmpty())
                .map(share -> share.seizure().reference())
                .collect(Collectors.toUnmodifiableSet());
        return creditor.opened()
                .map(party -> party.seizures(file.toPay(), file.commitmentNumber(), day, paid))
                .orElse(List.of());
    }

    /** An opposition notified after the acceptance is served before anything is paid. */
    static @Nullable Refusal notServed(PaymentFile file, ThirdParty creditor, LocalDate day) {
        return notServed(file, toServe(file, creditor, day));
    }

    /** An opposition older than the title is served before it is offset: who seized was there first. */
    static @Nullable Refusal notServedBefore(PaymentFile file, ThirdParty creditor, LocalDate issuedOn, LocalDate day) {
        return notServed(
                file,
                toServe(file, creditor, day).stream()
                        .filter(seizure -> isOlder(creditor, seizure.reference(), issuedOn))
                        .toList());
    }

    static boolean isOlder(ThirdParty creditor, String reference, LocalDate day) {
        return creditor.opened()
                .filter(party -> party.isOpposedBefore(day, reference))
                .isPresent();
    }

    private static @Nullable Refusal notServed(PaymentFile file, List<Seizure> seizures) {
        List<String> waiting = seizures.stream().map(Seizure::reference).toList();
        return waiting.isEmpty()
                ? null
                : Refusal.of(
                        Rejection.OPPOSITION_A_SERVIR,
                        "La DP " + file.number() + " est due à un créancier sur qui pèse " + waiting
                                + ", que sa prise en charge n'a pas servi.",
                        "oppositions",
                        waiting);
    }

    /** Entry P12, and what each opposition has left of its ceiling. */
    static List<LedgerEvent> served(PaymentFile file, ThirdParty creditor, Act act) {
        List<Seizure> seizures = toServe(file, creditor, act.date());
        ThirdPartyFile party = creditor.opened().orElse(null);
        if (seizures.isEmpty() || party == null) {
            return List.of();
        }
        Map<String, Amount> seized = new LinkedHashMap<>();
        Amount total = null;
        for (Seizure seizure : seizures) {
            seized.put(seizure.reference(), seizure.amount());
            total = total == null ? seizure.amount() : total.plus(seizure.amount());
        }
        if (total == null) {
            throw new IllegalStateException("seizures without an amount: " + seizures);
        }
        Settlement now = file.settlement();
        Settlement after = file.settlementDiverting(
                file.diversions().offset(), file.diversions().seized().plus(total));
        List<PostingRules.Imputed> lines = Settlement.increase(now, after, Settlement.Line::seized);
        List<LedgerEvent> events = new ArrayList<>();
        events.add(new OppositionsApplied(
                file.id(),
                seizures,
                act.date(),
                act.actor(),
                List.of(DiversionPostings.p12(act.date(), lines, file.supplier().text(), seized))));
        for (Seizure seizure : seizures) {
            events.add(new OppositionDrawn(party.ref(), seizure.reference(), file.id(), seizure.amount()));
        }
        return events;
    }

    /** One transfer for each share, beside the creditor's. */
    static List<LedgerEvent> paid(ExecuteRun c, Act act, PaymentFile file, int paymentDays) {
        List<LedgerEvent> events = new ArrayList<>();
        for (SeizedShare share : file.diversions().seizures()) {
            String reference = share.seizure().reference();
            events.add(new SeizurePaid(
                    file.id(),
                    c.runId(),
                    reference,
                    file.diversions().nextEndToEndId(file, share),
                    share.seizure().beneficiary().iban(),
                    share.amount(),
                    c.valueDate(),
                    paymentDays,
                    act.actor(),
                    List.of(DiversionPostings.p03(act.date(), share.amount(), reference))));
        }
        return events;
    }
}

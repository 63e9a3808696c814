package fr.quitus.domain.takeover;

import fr.quitus.domain.Decision;
import fr.quitus.domain.LedgerEvent;
import fr.quitus.domain.Refusal;
import fr.quitus.domain.Rejection;
import fr.quitus.domain.accounting.TakeoverPostings;
import fr.quitus.domain.actor.Act;
import fr.quitus.domain.budget.AmountType;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.CommitmentBroughtForward;
import fr.quitus.domain.commitment.Commitment;
import fr.quitus.domain.commitment.CommitmentEvent.AdvanceTakenOver;
import fr.quitus.domain.commitment.CommitmentEvent.CommitmentTakenOver;
import fr.quitus.domain.commitment.CommitmentEvent.Line;
import fr.quitus.domain.commitment.CommitmentEvent.ServiceCertified;
import fr.quitus.domain.commitment.CommitmentEvent.ServiceRecorded;
import fr.quitus.domain.commitment.CommitmentRules;
import fr.quitus.domain.commitment.LineKind;
import fr.quitus.domain.takeover.TakeoverCommand.TakeOverCommitment;
import fr.quitus.domain.takeover.TakeoverCommand.TakenAdvance;
import fr.quitus.domain.takeover.TakeoverCommand.TakenLine;
import fr.quitus.domain.value.Amount;
import fr.quitus.domain.value.EnvelopeId;
import fr.quitus.domain.value.FiscalYear;
import fr.quitus.domain.value.ServiceReceiptNumber;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reprise d'un EJ : signed elsewhere, with the service certified there that is not paid. */
public final class CommitmentTakeover {
    private CommitmentTakeover() {}

    /** The envelopes of the year that it goes on in. */
    public static Set<EnvelopeId> envelopes(TakeOverCommitment c, Takeover takeover) {
        Set<EnvelopeId> ids = new TreeSet<>();
        if (takeover instanceof Takeover.Approved(var set, var _, var _)) {
            c.lines().forEach(line -> ids.add(envelope(c, set.year(), line)));
        }
        return ids;
    }

    private static EnvelopeId envelope(TakeOverCommitment c, FiscalYear year, TakenLine line) {
        return new EnvelopeId(year, c.fundsCentre(), line.imputation().title().group());
    }

    /**
     * An approved set, a number nobody has here, a year before the one that opens, imputations, and no more certified
     * than is left. Entry RAN for each service certified and each advance.
     *
     * @param receipts a number for each line of {@link TakeOverCommitment#served}
     */
    public static Decision<LedgerEvent> decide(
            TakeOverCommitment c,
            Act act,
            Takeover takeover,
            Commitment commitment,
            List<ServiceReceiptNumber> receipts) {
        Refusal refusal = TakeoverDecisions.notLoading(c, act, takeover);
        if (refusal == null && !(commitment instanceof Commitment.Absent)) {
            refusal = TakeoverDecisions.alreadyHere("L'EJ " + c.commitmentNumber(), commitment.status());
        }
        if (refusal != null) {
            return Decision.refuse(refusal);
        }
        var set = TakeoverDecisions.set(takeover);
        refusal = wrongLines(c, set.year());
        if (refusal != null) {
            return Decision.refuse(refusal);
        }
        List<LedgerEvent> events = new ArrayList<>();
        events.add(new CommitmentTakenOver(
                c.commitmentNumber(),
                c.origin(),
                set.year(),
                c.signedIn(),
                c.fundsCentre(),
                c.type(),
                c.supplier(),
                c.subject(),
                lines(c, set.year()),
                c.visaKind(),
                act.date(),
                act.actor()));
        c.lines().forEach(line -> advanced(events, c, act, line, set.date()));
        int served = 0;
        for (TakenLine line : c.served()) {
            certified(events, c, act, line, receipts.get(served++), set.date());
        }
        c.lines()
                .forEach(line -> events.add(new CommitmentBroughtForward(
                        envelope(c, set.year(), line),
                        c.commitmentNumber(),
                        line.no(),
                        line.residual(),
                        AmountType.CARRIED_FORWARD)));
        return Decision.accept(events);
    }

    private static List<Line> lines(TakeOverCommitment c, FiscalYear year) {
        return c.lines().stream()
                .map(line -> new Line(
                        line.no(), envelope(c, year, line), line.imputation(), LineKind.TRANCHE_FERME, line.residual()))
                .toList();
    }

    private static void advanced(
            List<LedgerEvent> events, TakeOverCommitment c, Act act, TakenLine line, LocalDate date) {
        TakenAdvance advance = line.advance();
        if (advance != null) {
            events.add(new AdvanceTakenOver(
                    c.commitmentNumber(),
                    line.no(),
                    advance.paid(),
                    advance.recovered(),
                    advance.executed(),
                    act.date(),
                    act.actor(),
                    List.of(TakeoverPostings.advanced(
                            date, advance.outstanding(), c.supplier().ref().text()))));
        }
    }

    private static void certified(
            List<LedgerEvent> events,
            TakeOverCommitment c,
            Act act,
            TakenLine line,
            ServiceReceiptNumber receipt,
            LocalDate date) {
        Amount amount = Objects.requireNonNull(line.certified(), "only lines with service certified are served");
        LocalDate told = line.servedOn();
        LocalDate servedOn = told == null ? date.minusDays(1) : told;
        events.add(new ServiceRecorded(c.commitmentNumber(), receipt, line.no(), amount, servedOn, act.actor()));
        events.add(new ServiceCertified(
                c.commitmentNumber(),
                receipt,
                line.no(),
                amount,
                servedOn,
                date,
                act.actor(),
                null,
                List.of(TakeoverPostings.served(
                        date,
                        line.imputation().account(),
                        amount,
                        c.supplier().ref().text()))));
    }

    private static @Nullable Refusal wrongLines(TakeOverCommitment c, FiscalYear year) {
        if (c.signedIn().compareTo(year) >= 0) {
            return Refusal.of(
                    Rejection.EXERCICE_NON_OUVERT,
                    "L'EJ " + c.commitmentNumber() + " serait de l'exercice " + c.signedIn() + " : à l'ouverture de "
                            + year + ", seuls des EJ d'exercices antérieurs sont repris.",
                    "year",
                    c.signedIn());
        }
        for (TakenLine line : c.lines()) {
            Refusal refusal = CommitmentRules.wrongImputation(line.no(), line.imputation(), c.fundsCentre());
            if (refusal != null) {
                return refusal;
            }
            Amount certified = line.certified();
            if (certified != null && certified.balance().compareTo(line.toServe()) > 0) {
                return Refusal.of(
                        Rejection.SERVICE_FAIT_EXCEDE_EJ,
                        "Le poste " + line.no() + " de l'EJ " + c.commitmentNumber() + " a " + certified
                                + " € de service fait non payé pour " + line.toServe()
                                + " € restant à payer ou à récupérer sur l'avance.",
                        "line",
                        line.no());
            }
        }
        return null;
    }
}

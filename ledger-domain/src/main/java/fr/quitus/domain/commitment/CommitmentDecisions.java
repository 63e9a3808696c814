package fr.quitus.domain.commitment;

import fr.quitus.domain.Decision;
import fr.quitus.domain.LedgerEvent;
import fr.quitus.domain.Refusal;
import fr.quitus.domain.Rejection;
import fr.quitus.domain.accounting.PostingRules;
import fr.quitus.domain.actor.Act;
import fr.quitus.domain.actor.SigningRules;
import fr.quitus.domain.budget.AmountType;
import fr.quitus.domain.budget.BudgetEnvelope;
import fr.quitus.domain.commitment.CommitmentChange.ServiceReceiptCancelled;
import fr.quitus.domain.commitment.CommitmentCommand.CancelServiceReceipt;
import fr.quitus.domain.commitment.CommitmentCommand.CertifyService;
import fr.quitus.domain.commitment.CommitmentCommand.DraftCommitment;
import fr.quitus.domain.commitment.CommitmentCommand.DraftLine;
import fr.quitus.domain.commitment.CommitmentCommand.RecordService;
import fr.quitus.domain.commitment.CommitmentCommand.ValidateCommitment;
import fr.quitus.domain.commitment.CommitmentCommand.ValidateInEmergency;
import fr.quitus.domain.commitment.CommitmentEvent.CommitmentDrafted;
import fr.quitus.domain.commitment.CommitmentEvent.CommitmentValidated;
import fr.quitus.domain.commitment.CommitmentEvent.Line;
import fr.quitus.domain.commitment.CommitmentEvent.ServiceCertified;
import fr.quitus.domain.commitment.CommitmentEvent.ServiceRecorded;
import fr.quitus.domain.commitment.VisaEvent.VisaOmitted;
import fr.quitus.domain.thirdparty.Registration;
import fr.quitus.domain.thirdparty.ThirdParty;
import fr.quitus.domain.thirdparty.ThirdPartyRules;
import fr.quitus.domain.value.Amount;
import fr.quitus.domain.value.Balance;
import fr.quitus.domain.value.CommitmentNumber;
import fr.quitus.domain.value.EnvelopeId;
import fr.quitus.domain.value.ServiceReceiptNumber;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Décisions sur l'EJ et le service fait : each act's rules in their written order, then its events. */
public final class CommitmentDecisions {
    private CommitmentDecisions() {}

    /**
     * Création : perimeter, the year or the season in which it is anticipated, a supplier with whom something may be
     * engaged, then the imputation of each line.
     *
     * @param supplier the supplier's file, if he has one
     */
    public static Decision<CommitmentEvent> decide(
            DraftCommitment c, Act act, CommitmentNumber number, ThirdParty supplier, Registration registration) {
        Refusal refusal = SigningRules.outsidePerimeter(act, c.fundsCentre());
        if (refusal == null) {
            refusal =
                    AnticipationDecisions.isSeasonOf(c.year(), act) ? null : CommitmentRules.yearNotOpen(c.year(), act);
        }
        if (refusal == null) {
            refusal = ThirdPartyRules.cannotBeEngaged(supplier, c.supplier().ref(), registration);
        }
        if (refusal == null) {
            refusal = CommitmentRules.wrongImputation(c);
        }
        if (refusal != null) {
            return Decision.refuse(refusal);
        }
        List<Line> lines = new ArrayList<>();
        for (DraftLine line : c.lines()) {
            EnvelopeId envelope = new EnvelopeId(
                    c.year(), c.fundsCentre(), line.imputation().title().group());
            lines.add(new Line(
                    lines.size() + 1, envelope, line.imputation(), line.operation(), line.kindOrFirm(), line.amount()));
        }
        return Decision.accept(new CommitmentDrafted(
                number, c.year(), c.fundsCentre(), c.type(), c.supplier(), c.subject(), lines, act.actor()));
    }

    /**
     * Validation : state, capacity to sign, drafter other than validator, year, visa, then availability of each
     * envelope, and of each operation whose affected AE a line takes.
     *
     * @param envelopes every envelope of {@link CommitmentFile#amountByEnvelope}
     */
    public static Decision<LedgerEvent> decide(
            ValidateCommitment c,
            Act act,
            Commitment commitment,
            Map<EnvelopeId, BudgetEnvelope> envelopes,
            FourEyes fourEyes) {
        return signed(c.commitmentNumber(), null, act, commitment, envelopes, fourEyes);
    }

    /** Validation en urgence : the same, but for a visa that is required and was not refused. */
    public static Decision<LedgerEvent> decide(
            ValidateInEmergency c,
            Act act,
            Commitment commitment,
            Map<EnvelopeId, BudgetEnvelope> envelopes,
            FourEyes fourEyes) {
        return signed(c.commitmentNumber(), c.reason(), act, commitment, envelopes, fourEyes);
    }

    private static Decision<LedgerEvent> signed(
            CommitmentNumber number,
            @Nullable String emergency,
            Act act,
            Commitment commitment,
            Map<EnvelopeId, BudgetEnvelope> envelopes,
            FourEyes fourEyes) {
        CommitmentFile file = commitment.unsigned().orElse(null);
        if (file == null) {
            return Decision.refuse(CommitmentRules.wrongState(number, commitment, "DRAFT"));
        }
        List<VisaThreshold> thresholds = VisaThresholds.applied(file, act);
        Refusal refusal = SigningRules.cannotSign(act, file.fundsCentre(), file.firmAmount());
        if (refusal == null && fourEyes == FourEyes.REQUIRED) {
            refusal = CommitmentRules.drafterValidates(file, act);
        }
        if (refusal == null) {
            refusal = CommitmentRules.yearNotOpen(file.year(), act);
        }
        if (refusal == null) {
            refusal = emergency == null
                    ? CommitmentRules.visaMissing(file, thresholds, act)
                    : CommitmentRules.noEmergency(file, thresholds, act);
        }
        AeMovements movements = new AeMovements(file.number());
        for (LineAccount line : file.lines().values()) {
            if (!line.firmAmount().isZero()) {
                movements.commit(line, line.firmAmount().amount(), AmountType.ORIGINAL);
            }
        }
        if (refusal == null) {
            refusal = movements.notEnough(envelopes, act);
        }
        if (refusal != null) {
            return Decision.refuse(refusal);
        }
        CommitmentValidated validated = new CommitmentValidated(
                file.number(),
                file.firmAmount(),
                emergency == null ? visaKind(file) : VisaKind.NONE,
                thresholds,
                act.actor(),
                act.delegationId(),
                act.date());
        return emergency == null
                ? movements.following(validated)
                : movements.following(validated, new VisaOmitted(number, emergency, act.actor(), act.date()));
    }

    static VisaKind visaKind(CommitmentFile file) {
        VisaFile visa = file.visa();
        return visa == null ? VisaKind.NOT_REQUIRED : visa.kind();
    }

    /** Constatation : state, perimeter, line, date. The ceiling of the line is checked when it is certified. */
    public static Decision<CommitmentEvent> decide(
            RecordService c, Act act, Commitment commitment, ServiceReceiptNumber number) {
        if (!(commitment instanceof Commitment.Validated(CommitmentFile file))) {
            return Decision.refuse(CommitmentRules.wrongState(c.commitmentNumber(), commitment, "VALIDATED"));
        }
        Refusal refusal = SigningRules.outsidePerimeter(act, file.fundsCentre());
        if (refusal == null && file.line(c.line()) == null) {
            refusal = CommitmentRules.unknownLine(file, c.line());
        }
        if (refusal == null) {
            refusal = CommitmentRules.balanced(file, file.lineKnown(c.line()));
        }
        if (refusal == null) {
            refusal = AnticipationDecisions.servedTooEarly(file, c.dateRendered());
        }
        if (refusal == null && c.dateRendered().isAfter(act.date())) {
            refusal = Refusal.of(
                    Rejection.DATE_FUTURE,
                    "Le service ne peut être constaté avant d'être fait : il est daté du " + c.dateRendered()
                            + ", nous sommes le " + act.date() + ".");
        }
        return refusal != null
                ? Decision.refuse(refusal)
                : Decision.accept(new ServiceRecorded(
                        file.number(), number, c.line(), c.amount(), c.dateRendered(), act.actor()));
    }

    /** Certification : state, receipt, capacity to sign, then Σ certified ≤ firm amount of the line. Entry P01. */
    public static Decision<CommitmentEvent> decide(CertifyService c, Act act, Commitment commitment) {
        if (!(commitment instanceof Commitment.Validated(CommitmentFile file))) {
            return Decision.refuse(CommitmentRules.wrongState(c.commitmentNumber(), commitment, "VALIDATED"));
        }
        Receipt receipt = file.receipts().get(c.serviceReceiptNumber());
        if (receipt == null) {
            return Decision.refuse(CommitmentRules.unknownReceipt(file, c.serviceReceiptNumber()));
        }
        LineAccount line = file.lineOf(receipt);
        Amount asked = c.amount();
        Balance amount = asked == null ? receipt.leftToCertify() : asked.balance();
        Refusal refusal = SigningRules.cannotSign(act, file.fundsCentre(), asked == null ? receipt.amount() : asked);
        if (refusal == null) {
            refusal = CommitmentRules.cannotCertify(file, line, receipt, amount);
        }
        if (refusal != null) {
            return Decision.refuse(refusal);
        }
        return Decision.accept(new ServiceCertified(
                file.number(),
                receipt.number(),
                receipt.line(),
                amount.amount(),
                receipt.dateRendered(),
                act.date(),
                act.actor(),
                act.delegationId(),
                List.of(PostingRules.p01(
                        act.years().accountingDate(receipt.dateRendered(), act.date()),
                        line.imputation().account(),
                        amount.amount(),
                        file.supplier().ref().text()))));
    }

    /** Annulation d'un service fait : state, receipt, capacity to sign, then nothing invoiced of it. Entry P01R. */
    public static Decision<CommitmentEvent> decide(CancelServiceReceipt c, Act act, Commitment commitment) {
        if (!(commitment instanceof Commitment.Validated(CommitmentFile file))) {
            return Decision.refuse(CommitmentRules.wrongState(c.commitmentNumber(), commitment, "VALIDATED"));
        }
        Receipt receipt = file.receipts().get(c.serviceReceiptNumber());
        if (receipt == null) {
            return Decision.refuse(CommitmentRules.unknownReceipt(file, c.serviceReceiptNumber()));
        }
        Refusal refusal = SigningRules.cannotSign(act, file.fundsCentre(), receipt.amount());
        if (refusal == null) {
            refusal = CommitmentRules.cannotCancel(receipt);
        }
        if (refusal != null) {
            return Decision.refuse(refusal);
        }
        LineAccount line = file.lineOf(receipt);
        Balance certified = receipt.certifiedAmount();
        return Decision.accept(new ServiceReceiptCancelled(
                file.number(),
                receipt.number(),
                receipt.line(),
                certified,
                c.reason(),
                act.actor(),
                act.delegationId(),
                act.date(),
                certified.isZero()
                        ? List.of()
                        : List.of(PostingRules.p01r(
                                act.years().accountingDate(receipt.dateRendered(), act.date()),
                                line.imputation().account(),
                                certified.amount(),
                                file.supplier().ref().text()))));
    }
}

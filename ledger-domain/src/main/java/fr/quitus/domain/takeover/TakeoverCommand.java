package fr.quitus.domain.takeover;

import fr.quitus.domain.LedgerCommand;
import fr.quitus.domain.accounting.Side;
import fr.quitus.domain.actor.Role;
import fr.quitus.domain.budget.ProgrammeBudgetId;
import fr.quitus.domain.commitment.CommitmentType;
import fr.quitus.domain.commitment.Imputation;
import fr.quitus.domain.commitment.Supplier;
import fr.quitus.domain.commitment.VisaKind;
import fr.quitus.domain.payment.PaymentKind;
import fr.quitus.domain.revenue.ClaimLine;
import fr.quitus.domain.revenue.Debtor;
import fr.quitus.domain.value.AccountCode;
import fr.quitus.domain.value.AccountingPostId;
import fr.quitus.domain.value.Amount;
import fr.quitus.domain.value.Balance;
import fr.quitus.domain.value.CommitmentNumber;
import fr.quitus.domain.value.Credits;
import fr.quitus.domain.value.FiscalYear;
import fr.quitus.domain.value.FundsCentre;
import fr.quitus.domain.value.Iban;
import fr.quitus.domain.value.InvalidValue;
import fr.quitus.domain.value.OperatingBudgetCode;
import fr.quitus.domain.value.PaymentRequestId;
import fr.quitus.domain.value.PaymentRequestNumber;
import fr.quitus.domain.value.Personal;
import fr.quitus.domain.value.ProgrammeCode;
import fr.quitus.domain.value.RevenueOrderNumber;
import fr.quitus.domain.value.TakeoverId;
import fr.quitus.domain.value.TakeoverOrigin;
import fr.quitus.domain.value.ThirdPartyRef;
import fr.quitus.domain.value.Title;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Actes de reprise. They are not among those anybody asks at the door one by one: they are made from a signed set that
 * was read and reconciled whole, by whom brings it.
 */
public sealed interface TakeoverCommand extends LedgerCommand {
    /** Lines of balances in one entry. */
    int BALANCE_LINES_MAX = 200;
    /** Lines of one dossier, or of the credits of one programme, which are taken over in one act. */
    int DOSSIER_LINES_MAX = 500;

    TakeoverId takeover();

    @Override
    default Set<Role> allowedRoles() {
        return Set.of(Role.BUDGET_DIRECTORATE);
    }

    private static <T> List<T> bounded(List<T> lines, int linesMax) {
        if (lines.size() > linesMax) {
            throw new InvalidValue(
                    "Un acte de reprise compte au plus " + linesMax + " lignes, pas " + lines.size() + ".");
        }
        return List.copyOf(lines);
    }

    /** What is taken over from one dossier of one file. */
    sealed interface OfFile extends TakeoverCommand {
        TakeoverOrigin origin();

        @Override
        default TakeoverId takeover() {
            return origin().takeover();
        }
    }

    /** Préparation, by the first person. */
    record PrepareTakeover(
            TakeoverId takeover,
            FiscalYear year,
            LocalDate date,
            String system,
            String manifestSha256,
            List<String> signedBy,
            List<TakeoverFile> files)
            implements TakeoverCommand {
        public PrepareTakeover {
            signedBy = List.copyOf(signedBy);
            files = List.copyOf(files);
        }
    }

    /** Approbation par une seconde personne, who brings the same set. */
    record ApproveTakeover(TakeoverId takeover, String manifestSha256) implements TakeoverCommand {}

    /** Un solde. */
    record BalanceLine(
            AccountCode account,
            Side side,
            Amount amount,
            @Nullable String auxiliary) {}

    /** Reprise de soldes that no dossier details. */
    record TakeOverBalances(TakeoverOrigin origin, String label, List<BalanceLine> lines) implements OfFile {
        public TakeOverBalances {
            lines = bounded(lines, BALANCE_LINES_MAX);
        }
    }

    /**
     * Crédits d'une unité, of an operating budget or of the programme itself.
     *
     * @param operatingBudget absent for what the programme has not allotted
     * @param fundsCentre absent for what the operating budget has not allotted
     * @param frozen part of the credits
     */
    record CreditLine(
            @Nullable OperatingBudgetCode operatingBudget,
            @Nullable FundsCentre fundsCentre,
            Title title,
            Credits credits,
            Credits frozen) {}

    /** Reprise des crédits d'un programme, with all its levels. */
    record TakeOverCredits(TakeoverOrigin origin, FiscalYear year, ProgrammeCode programme, List<CreditLine> lines)
            implements OfFile {
        public TakeOverCredits {
            lines = bounded(lines, DOSSIER_LINES_MAX);
        }

        public ProgrammeBudgetId programmeBudget() {
            return new ProgrammeBudgetId(year, programme);
        }
    }

    /**
     * Avance d'un poste, not wholly taken back.
     *
     * @param recovered of what was paid; less than it
     * @param executed gross amounts claimed for service on the line so far
     */
    record TakenAdvance(Amount paid, Balance recovered, Balance executed) {
        public TakenAdvance {
            if (recovered.isNegative() || executed.isNegative() || recovered.compareTo(paid.balance()) >= 0) {
                throw new InvalidValue("Une avance se reprend tant qu'il en reste à récupérer : " + paid + " € versés, "
                        + recovered + " € récupérés, " + executed + " € exécutés.");
            }
        }

        Amount outstanding() {
            return paid.balance().minus(recovered).amount();
        }
    }

    /**
     * Poste d'un EJ.
     *
     * @param residual what is left to pay
     * @param certified served and certified, and not paid; absent when nothing was
     * @param servedOn when it was served; absent with it
     * @param advance borne by service to come; absent when none is left to take back
     */
    record TakenLine(
            int no,
            Imputation imputation,
            Amount residual,
            @Nullable Amount certified,
            @Nullable LocalDate servedOn,
            @Nullable TakenAdvance advance) {
        /** What may still be certified of it and claimed: the advance is taken back on that. */
        Balance toServe() {
            return advance == null ? residual.balance() : residual.balance().plus(advance.outstanding());
        }
    }

    /** Reprise d'un engagement juridique. */
    record TakeOverCommitment(
            TakeoverOrigin origin,
            CommitmentNumber commitmentNumber,
            FiscalYear signedIn,
            FundsCentre fundsCentre,
            CommitmentType type,
            Supplier supplier,
            String subject,
            List<TakenLine> lines,
            VisaKind visaKind)
            implements OfFile {
        public TakeOverCommitment {
            lines = bounded(lines, DOSSIER_LINES_MAX);
        }

        /** Lines on which service was certified. */
        public List<TakenLine> served() {
            return lines.stream().filter(line -> line.certified() != null).toList();
        }
    }

    /** Part d'un poste claimed by a request. */
    record ClaimedLine(int line, Amount amount) {}

    /**
     * Reprise d'une demande de paiement.
     *
     * @param lines none before it is liquidated
     * @param post the accounting post it is assigned to; absent before it is ordered
     * @param orderedOn absent before it is ordered
     * @param acceptedOn absent before it is taken in charge
     */
    record TakeOverPaymentRequest(
            TakeoverOrigin origin,
            PaymentRequestNumber number,
            PaymentKind kind,
            ThirdPartyRef supplier,
            String invoiceNumber,
            LocalDate invoiceDate,
            LocalDate receivedOn,
            Amount amountExclTax,
            @Nullable Amount vat,
            Amount amountInclTax,
            @Personal Iban payeeIban,
            CommitmentNumber commitmentNumber,
            List<ClaimedLine> lines,
            @Nullable AccountingPostId post,
            @Nullable LocalDate orderedOn,
            @Nullable LocalDate acceptedOn)
            implements OfFile {
        public TakeOverPaymentRequest {
            lines = bounded(lines, DOSSIER_LINES_MAX);
        }

        public PaymentRequestId paymentRequestId() {
            return PaymentRequestId.ofInvoice(supplier, invoiceNumber, invoiceDate.getYear());
        }
    }

    /**
     * Reprise d'un titre de perception.
     *
     * @param lines each with what remains to be collected
     * @param issuedFor what it was issued for, all lines
     * @param takenOn absent before it is taken in charge
     * @param doubtful it stands on the account of doubtful claims
     * @param impairment dépréciation of a doubtful one, if any
     */
    record TakeOverRevenueOrder(
            TakeoverOrigin origin,
            RevenueOrderNumber revenueOrderNumber,
            FiscalYear year,
            FundsCentre fundsCentre,
            Debtor debtor,
            String subject,
            List<ClaimLine> lines,
            Amount issuedFor,
            LocalDate issuedOn,
            LocalDate dueDate,
            AccountingPostId post,
            @Nullable LocalDate takenOn,
            @Nullable LocalDate bornOn,
            boolean doubtful,
            @Nullable Amount impairment)
            implements OfFile {
        public TakeOverRevenueOrder {
            lines = bounded(lines, DOSSIER_LINES_MAX);
        }
    }

    /** Ouverture : every dossier of the set was taken over. */
    record OpenTakeover(TakeoverId takeover, String manifestSha256) implements TakeoverCommand {}
}

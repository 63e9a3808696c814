package fr.quitus.interchange.takeover;

import fr.quitus.domain.value.AccountCode;
import fr.quitus.domain.value.AccountingPostId;
import fr.quitus.domain.value.ActivityCode;
import fr.quitus.domain.value.Amount;
import fr.quitus.domain.value.Balance;
import fr.quitus.domain.value.CommitmentNumber;
import fr.quitus.domain.value.CostCentre;
import fr.quitus.domain.value.Credits;
import fr.quitus.domain.value.FiscalYear;
import fr.quitus.domain.value.FunctionalArea;
import fr.quitus.domain.value.FundsCentre;
import fr.quitus.domain.value.Iban;
import fr.quitus.domain.value.InterministerialLocation;
import fr.quitus.domain.value.MaterialGroup;
import fr.quitus.domain.value.OperatingBudgetCode;
import fr.quitus.domain.value.PaymentRequestId;
import fr.quitus.domain.value.PaymentRequestNumber;
import fr.quitus.domain.value.ProgrammeCode;
import fr.quitus.domain.value.RevenueLine;
import fr.quitus.domain.value.RevenueOrderNumber;
import fr.quitus.domain.value.Siret;
import fr.quitus.domain.value.Title;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Lignes des fichiers de reprise, as they are written. */
public final class TakeoverRows {
    private TakeoverRows() {}

    /** Ligne de {@code balances.csv}: a debit or a credit balance. */
    public record BalanceRow(
            int line,
            AccountCode account,
            @Nullable String auxiliary,
            @Nullable ProgrammeCode programme,
            Balance debit,
            Balance credit) {
        /** Debits positive. */
        public Balance signed() {
            return debit.minus(credit);
        }
    }

    /**
     * Ligne de {@code credits.csv}.
     *
     * @param engaged what its EJ of earlier years still have to pay, for comparison
     * @param ordered what is ordered and not paid on it, for comparison
     */
    public record CreditRow(
            int line,
            ProgrammeCode programme,
            @Nullable OperatingBudgetCode operatingBudget,
            @Nullable FundsCentre fundsCentre,
            Title title,
            Credits credits,
            Credits frozen,
            Balance engaged,
            Balance ordered) {}

    /** Poste d'un EJ: a line of {@code engagements.csv}. */
    public record CommitmentRow(
            int line,
            CommitmentNumber number,
            int no,
            CommitmentHead head,
            FunctionalArea functionalArea,
            Title title,
            AccountCode account,
            @Nullable ActivityCode activity,
            @Nullable CostCentre costCentre,
            @Nullable MaterialGroup materialGroup,
            @Nullable InterministerialLocation location,
            Amount residual,
            Balance certifiedNotInvoiced,
            Balance certifiedNotPaid,
            @Nullable LocalDate servedOn,
            Balance advancePaid,
            Balance advanceRecovered,
            Balance executed) {
        /** Advanced and not taken back: service to come bears it. */
        public Balance advanceOutstanding() {
            return advancePaid.minus(advanceRecovered);
        }

        /** Served and certified, and not paid. */
        public Balance certified() {
            return certifiedNotInvoiced.plus(certifiedNotPaid);
        }

        /** Where service certified on it stands until its invoice is taken in charge. */
        String invoicesNotReceived() {
            return account.isFixedAsset() ? "4084000000" : "4081000000";
        }

        /** Where it is owed once it is. */
        String suppliers() {
            return account.isFixedAsset() ? "4041000000" : "4011000000";
        }
    }

    /** What every line of an EJ says alike. */
    public record CommitmentHead(
            FiscalYear signedIn,
            String type,
            FundsCentre fundsCentre,
            Siret supplier,
            String supplierName,
            String subject,
            String visa) {}

    /**
     * Ligne de {@code demandes.csv}.
     *
     * @param no line of the EJ; absent before the request is liquidated, as its amount
     */
    public record RequestRow(
            int line,
            PaymentRequestNumber number,
            RequestHead head,
            @Nullable Integer no,
            @Nullable Amount amount) {}

    /** What every line of a request says alike. */
    public record RequestHead(
            String state,
            String kind,
            Siret supplier,
            String invoiceNumber,
            LocalDate invoiceDate,
            LocalDate receivedOn,
            Amount amountExclTax,
            @Nullable Amount vat,
            Amount amountInclTax,
            Iban payeeIban,
            CommitmentNumber commitmentNumber,
            @Nullable AccountingPostId post,
            @Nullable LocalDate orderedOn,
            @Nullable LocalDate acceptedOn) {
        boolean liquidated() {
            return !state.equals("RECUE");
        }

        boolean ordered() {
            return state.equals("ORDONNANCEE") || accepted();
        }

        boolean accepted() {
            return state.equals("PRISE_EN_CHARGE");
        }

        public PaymentRequestId id() {
            return PaymentRequestId.ofInvoice(supplier, invoiceNumber, invoiceDate.getYear());
        }
    }

    /** Ligne de {@code titres.csv}. */
    public record TitleRow(
            int line,
            RevenueOrderNumber number,
            TitleHead head,
            RevenueLine revenueLine,
            AccountCode account,
            Amount issued,
            Amount remaining,
            @Nullable Amount impairment) {}

    /** What every line of a title says alike. */
    public record TitleHead(
            String state,
            FiscalYear year,
            FundsCentre fundsCentre,
            Siret debtor,
            String debtorName,
            String subject,
            LocalDate issuedOn,
            LocalDate dueDate,
            AccountingPostId post,
            @Nullable LocalDate takenOn,
            @Nullable LocalDate bornOn) {
        public boolean takenInCharge() {
            return !state.equals("EMIS");
        }

        public boolean doubtful() {
            return state.equals("DOUTEUX");
        }
    }
}

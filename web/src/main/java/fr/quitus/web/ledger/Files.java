package fr.quitus.web.ledger;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Dossiers as the ledger shows them to who may act on them, amounts in euros. */
public final class Files {
    private Files() {}

    /**
     * A file that an act is decided on.
     *
     * @param version what the act must name, so that it is not decided on what somebody else has changed
     */
    public interface State {
        String status();

        long version();

        /** What people call it. */
        String number();
    }

    /** A company by its SIRET, a person by her number. */
    public record Party(@Nullable String siret, @Nullable String thirdPartyId, String name) {
        public String reference() {
            return siret != null ? siret : thirdPartyId != null ? thirdPartyId : "";
        }
    }

    /** Engagement juridique (EJ). */
    public record Commitment(String status, long version, CommitmentFile file) implements State {
        @Override
        public String number() {
            return file.number();
        }
    }

    public record CommitmentFile(
            String number,
            int year,
            String fundsCentre,
            String type,
            Party supplier,
            String subject,
            Map<String, CommitmentLine> lines,
            Map<String, ServiceReceipt> receipts,
            Map<String, String> attached,
            @Nullable Visa visa,
            @Nullable String visaKind,
            String draftedBy) {
        /** What the lines are for, and how far each has come. */
        public Chain chain() {
            Chain chain = new Chain(BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO);
            for (CommitmentLine line : lines.values()) {
                chain = new Chain(
                        chain.committed().add(line.firmAmount()),
                        chain.certified().add(line.certified()),
                        chain.requested().add(line.requested()),
                        chain.paid().add(line.paid()));
            }
            return chain;
        }
    }

    /** Chaîne de la dépense : sums over the lines of one EJ. */
    public record Chain(BigDecimal committed, BigDecimal certified, BigDecimal requested, BigDecimal paid) {
        public BigDecimal leftToCertify() {
            return committed.subtract(certified);
        }

        public BigDecimal leftToRequest() {
            return certified.subtract(requested);
        }

        public BigDecimal leftToPay() {
            return committed.subtract(paid);
        }
    }

    public record CommitmentLine(
            int no,
            Imputation imputation,
            BigDecimal firmAmount,
            BigDecimal conditionalAmount,
            BigDecimal certified,
            BigDecimal requested,
            BigDecimal paid) {}

    public record Imputation(String functionalArea, String title, String account) {}

    /** Service fait. */
    public record ServiceReceipt(
            String number,
            int line,
            BigDecimal amount,
            LocalDate dateRendered,
            boolean certified,
            BigDecimal certifiedAmount,
            BigDecimal invoiced,
            Map<String, BigDecimal> claims,
            boolean cancelled) {}

    public record Visa(String control, String status, BigDecimal amount, LocalDate deadline) {}

    /** Demande de paiement (DP). */
    public record Payment(String status, long version, PaymentFile file) implements State {
        @Override
        public String number() {
            return file.number();
        }
    }

    public record PaymentFile(
            String id,
            String number,
            String kind,
            String supplier,
            @Nullable String supplierName,
            String invoiceNumber,
            LocalDate receivedOn,
            BigDecimal amount,
            String payeeIban,
            @Nullable String commitmentNumber,
            List<PaymentLine> lines,
            Deadline deadline,
            List<Transfer> transfers,
            @Nullable Integer paymentDays) {}

    public record PaymentLine(
            int commitmentLine, @Nullable String serviceReceiptNumber, String account, BigDecimal amount) {}

    public record Deadline(
            LocalDate start,
            @Nullable LocalDate interruptedOn,
            @Nullable LocalDate dueDate) {}

    public record Transfer(
            String endToEndId,
            String payeeIban,
            BigDecimal amount,
            @Nullable String settledBy,
            @Nullable String returnedBy) {}

    /** Titre de perception. */
    public record Revenue(String status, long version, RevenueFile file) implements State {
        @Override
        public String number() {
            return file.number();
        }
    }

    public record RevenueFile(
            String number,
            int year,
            String fundsCentre,
            Party debtor,
            List<ClaimLine> lines,
            DebtorAccount account,
            Recovery recovery) {}

    public record ClaimLine(String revenueLine, String account, BigDecimal amount) {}

    public record DebtorAccount(Claim claim) {}

    public record Claim(List<Position> positions) {}

    /** What is owed of one line. */
    public record Position(
            int line,
            String part,
            String account,
            BigDecimal due,
            BigDecimal collected,
            BigDecimal reduced,
            BigDecimal remitted,
            BigDecimal writtenOff) {
        public BigDecimal left() {
            return due.subtract(collected).subtract(reduced).subtract(remitted).subtract(writtenOff);
        }
    }

    public record Recovery(Title title) {}

    public record Title(
            @Nullable LocalDate issuedOn,
            @Nullable LocalDate dueDate,
            @Nullable LocalDate takenOn) {}

    /** Tiers : a supplier, a debtor, or both. */
    public record ThirdParty(String status, long version, ThirdPartyFile file) implements State {
        @Override
        public String number() {
            return file.ref();
        }
    }

    public record ThirdPartyFile(
            String ref,
            String thirdPartyId,
            @Nullable String name,
            List<PayeeAccount> accounts,
            List<Opposition> oppositions) {}

    /** Coordonnées bancaires. */
    public record PayeeAccount(
            String iban,
            @Nullable String bic,
            LocalDate from,
            String addedBy,
            @Nullable String validatedBy,
            @Nullable LocalDate closedOn) {}

    /** Opposition, saisie ou cession. */
    public record Opposition(
            String reference,
            String kind,
            int priority,
            @Nullable BigDecimal ceiling,
            LocalDate notifiedOn) {}
}

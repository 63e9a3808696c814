package fr.quitus.domain.payment;

import fr.quitus.domain.LedgerCommand;
import fr.quitus.domain.actor.Role;
import fr.quitus.domain.value.Amount;
import fr.quitus.domain.value.Balance;
import fr.quitus.domain.value.CommitmentNumber;
import fr.quitus.domain.value.Dates;
import fr.quitus.domain.value.Iban;
import fr.quitus.domain.value.InvalidValue;
import fr.quitus.domain.value.PaymentRequestId;
import fr.quitus.domain.value.PaymentRunId;
import fr.quitus.domain.value.Personal;
import fr.quitus.domain.value.ServiceReceiptNumber;
import fr.quitus.domain.value.Siret;
import fr.quitus.domain.value.Texts;
import fr.quitus.domain.value.ThirdPartyRef;
import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Actes sur une demande de paiement (DP), from the invoice to the bank statement. */
public sealed interface PaymentCommand extends LedgerCommand
        permits PaymentCommand.ReceiveInvoice, PaymentCommand.OnPaymentRequest {

    /**
     * Réception d'une facture. The same supplier, number and year is the same invoice. The comptable receives it where
     * his service facturier serves the unit, and nowhere else (GBCP art. 41).
     *
     * @param supplier SIRET, or number of a natural person
     * @param receivedOn the day it arrived; absent means the day of the act
     * @param vat absent means none
     * @param payeeIban the account the creditor asks to be paid on
     * @param kind what he asks for; absent means an invoice. An advance comes this way too: his paper has a number and
     *     a date, and asks once
     * @param correctedRequestId the invoice that a credit note corrects, which it must name; nothing else does
     */
    record ReceiveInvoice(
            ThirdPartyRef supplier,
            String invoiceNumber,
            LocalDate invoiceDate,
            @Nullable LocalDate receivedOn,
            Amount amountExclTax,
            @Nullable Amount vat,
            Amount amountInclTax,
            @Personal Iban payeeIban,
            CommitmentNumber commitmentNumber,
            @Nullable PaymentKind kind,
            @Nullable PaymentRequestId correctedRequestId)
            implements PaymentCommand {
        public ReceiveInvoice {
            Texts.required("Le numéro de facture (invoiceNumber)", invoiceNumber);
            Dates.bounded("La date de facture (invoiceDate)", invoiceDate);
            if (receivedOn != null) {
                Dates.bounded("La date de réception (receivedOn)", receivedOn);
            }
        }

        @Override
        public Set<Role> allowedRoles() {
            return Set.of(Role.SYSTEM_INTERFACE, Role.MANAGER, Role.PUBLIC_ACCOUNTANT);
        }

        /** A plain invoice. */
        public ReceiveInvoice(
                Siret supplier,
                String invoiceNumber,
                LocalDate invoiceDate,
                @Nullable LocalDate receivedOn,
                Amount amountExclTax,
                @Nullable Amount vat,
                Amount amountInclTax,
                Iban payeeIban,
                CommitmentNumber commitmentNumber) {
            this(
                    ThirdPartyRef.of(supplier),
                    invoiceNumber,
                    invoiceDate,
                    receivedOn,
                    amountExclTax,
                    vat,
                    amountInclTax,
                    payeeIban,
                    commitmentNumber,
                    null,
                    null);
        }

        /** From a legal person. */
        public ReceiveInvoice(
                Siret supplier,
                String invoiceNumber,
                LocalDate invoiceDate,
                @Nullable LocalDate receivedOn,
                Amount amountExclTax,
                @Nullable Amount vat,
                Amount amountInclTax,
                Iban payeeIban,
                CommitmentNumber commitmentNumber,
                @Nullable PaymentKind kind,
                @Nullable PaymentRequestId correctedRequestId) {
            this(
                    ThirdPartyRef.of(supplier),
                    invoiceNumber,
                    invoiceDate,
                    receivedOn,
                    amountExclTax,
                    vat,
                    amountInclTax,
                    payeeIban,
                    commitmentNumber,
                    kind,
                    correctedRequestId);
        }

        PaymentKind asked() {
            return kind == null ? PaymentKind.INVOICE : kind;
        }

        public PaymentRequestId paymentRequestId() {
            return PaymentRequestId.ofInvoice(supplier, invoiceNumber, invoiceDate.getYear());
        }
    }

    /** A command on an existing DP. */
    sealed interface OnPaymentRequest extends PaymentCommand
            permits MatchInvoice,
                    OrderPayment,
                    AcceptPaymentRequest,
                    ScheduleInRun,
                    ExecuteRun,
                    ConfirmSettlement,
                    SplitCommand,
                    DeadlineCommand,
                    ControlCommand,
                    TransferCommand,
                    WithdrawalCommand,
                    SettlementCommand,
                    DiversionCommand,
                    CarryForwardCommand {
        PaymentRequestId paymentRequestId();
    }

    /** Part of a service receipt that the invoice claims. */
    record MatchLine(ServiceReceiptNumber serviceReceiptNumber, Amount amount) {}

    /**
     * Rapprochement (liquidation) of the invoice with certified service. Where there is a service facturier the
     * comptable does it, and the certification stands for the order to pay.
     *
     * @param lines absent means: the certified receipts not yet invoiced, in the order they were recorded
     * @param retention retenue de garantie, at most the law's share of the invoice (5 % as shipped)
     * @param advanceRecovery what is taken back of the EJ's advances, zero for nothing; absent means what is due at
     *     this stage of the EJ under the law of the day: as shipped from 65 % executed to 80 %, and from the first
     *     request on for an advance above 30 %
     * @param penalties pénalités contractuelles
     */
    record MatchInvoice(
            PaymentRequestId paymentRequestId,
            @Nullable List<MatchLine> lines,
            @Nullable Amount retention,
            @Nullable Balance advanceRecovery,
            @Nullable Amount penalties)
            implements OnPaymentRequest {
        public MatchInvoice {
            lines = lines == null ? null : List.copyOf(lines);
        }

        public MatchInvoice(PaymentRequestId paymentRequestId, @Nullable List<MatchLine> lines) {
            this(paymentRequestId, lines, null, null, null);
        }

        @Override
        public Set<Role> allowedRoles() {
            return Set.of(Role.MANAGER, Role.PUBLIC_ACCOUNTANT);
        }
    }

    /** Ordonnancement : the ordonnateur orders the payment, which reserves CP. */
    record OrderPayment(PaymentRequestId paymentRequestId) implements OnPaymentRequest {
        @Override
        public Set<Role> allowedRoles() {
            return Set.of(Role.AUTHORISING_OFFICER);
        }
    }

    /**
     * Visa et prise en charge by the comptable, with the ten checks of GBCP art. 19 and 20. A request taken in charge
     * whose creditor's account changed since is accepted again, on the new account.
     *
     * @param checks each of the ten, true when satisfied; one that is missing or false refuses the act, unless a
     *     requisition overrides it
     * @param comments what the comptable notes of a check
     */
    record AcceptPaymentRequest(
            PaymentRequestId paymentRequestId,
            Map<AccountantCheck, Boolean> checks,
            @Nullable Map<AccountantCheck, String> comments)
            implements OnPaymentRequest {
        public AcceptPaymentRequest {
            if (checks == null) {
                throw new InvalidValue("Les dix contrôles du comptable (checks) sont obligatoires.");
            }
            Map<AccountantCheck, Boolean> copy = new EnumMap<>(AccountantCheck.class);
            checks.forEach((check, satisfied) -> copy.put(check, Boolean.TRUE.equals(satisfied)));
            checks = Collections.unmodifiableMap(copy);
            if (comments != null) {
                Map<AccountantCheck, String> noted = new EnumMap<>(AccountantCheck.class);
                comments.forEach((check, comment) ->
                        noted.put(check, Texts.required("Le commentaire d'un contrôle (comments)", comment)));
                comments = Collections.unmodifiableMap(noted);
            }
        }

        public AcceptPaymentRequest(PaymentRequestId paymentRequestId, Map<AccountantCheck, Boolean> checks) {
            this(paymentRequestId, checks, null);
        }

        /** The ten, each satisfied or not, with what was noted. */
        Map<AccountantCheck, CheckResult> results() {
            Map<AccountantCheck, CheckResult> results = new EnumMap<>(AccountantCheck.class);
            for (AccountantCheck check : AccountantCheck.values()) {
                boolean satisfied = Boolean.TRUE.equals(checks.get(check));
                results.put(check, new CheckResult(satisfied, comments == null ? null : comments.get(check)));
            }
            return results;
        }

        @Override
        public Set<Role> allowedRoles() {
            return Set.of(Role.PUBLIC_ACCOUNTANT);
        }
    }

    /** Inscription à une campagne de paiement. */
    record ScheduleInRun(PaymentRequestId paymentRequestId, PaymentRunId runId, LocalDate executionDate)
            implements OnPaymentRequest {
        public ScheduleInRun {
            Dates.bounded("La date d'exécution (executionDate)", executionDate);
        }

        @Override
        public Set<Role> allowedRoles() {
            return Set.of(Role.PUBLIC_ACCOUNTANT);
        }
    }

    /** Mise en paiement of one scheduled request of a run: the transfer is sent, CP are consumed. */
    record ExecuteRun(PaymentRunId runId, PaymentRequestId paymentRequestId, LocalDate valueDate)
            implements OnPaymentRequest {
        public ExecuteRun {
            Dates.bounded("La date de valeur (valueDate)", valueDate);
        }

        @Override
        public Set<Role> allowedRoles() {
            return Set.of(Role.PUBLIC_ACCOUNTANT, Role.SYSTEM_INTERFACE);
        }
    }

    /** Règlement : the bank statement (camt.053) shows the debit of this transfer. */
    record ConfirmSettlement(
            PaymentRequestId paymentRequestId,
            String endToEndId,
            Amount amount,
            LocalDate valueDate,
            Iban treasuryIban,
            String servicerReference)
            implements OnPaymentRequest {
        public ConfirmSettlement {
            Texts.required("L'identifiant de bout en bout (endToEndId)", endToEndId);
            Texts.required("La référence bancaire (servicerReference)", servicerReference);
            Dates.bounded("La date de valeur (valueDate)", valueDate);
        }

        @Override
        public Set<Role> allowedRoles() {
            return Set.of(Role.SYSTEM_INTERFACE, Role.PUBLIC_ACCOUNTANT);
        }
    }
}

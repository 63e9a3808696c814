package fr.quitus.domain.payment;

import fr.quitus.domain.actor.Role;
import fr.quitus.domain.bank.BankEntry;
import fr.quitus.domain.payment.PaymentCommand.OnPaymentRequest;
import fr.quitus.domain.revenue.Debtor;
import fr.quitus.domain.revenue.RestorationCause;
import fr.quitus.domain.value.Amount;
import fr.quitus.domain.value.Dates;
import fr.quitus.domain.value.Iban;
import fr.quitus.domain.value.PaymentRequestId;
import fr.quitus.domain.value.RevenueLine;
import fr.quitus.domain.value.Texts;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Ce qui reste dû, ou ne l'est plus, une fois la demande prise en charge. */
public sealed interface SettlementCommand extends OnPaymentRequest {

    /**
     * Imputation d'un avoir accepté on an accepted request of the same supplier, whose transfer it lowers.
     *
     * @param paymentRequestId the credit note
     * @param payableId the request it pays, in whole or in part
     * @param amount absent means as much as the two allow
     */
    record NetCreditNote(
            PaymentRequestId paymentRequestId,
            PaymentRequestId payableId,
            @Nullable Amount amount) implements SettlementCommand {
        @Override
        public Set<Role> allowedRoles() {
            return Set.of(Role.PUBLIC_ACCOUNTANT);
        }
    }

    /**
     * Constatation de la créance sur le fournisseur for what is left of a credit note that no request absorbs: a claim,
     * then a title (P07b).
     *
     * @param revenueLine where what he pays back is revenue
     */
    record ClaimCreditNote(PaymentRequestId paymentRequestId, RevenueLine revenueLine) implements SettlementCommand {
        @Override
        public Set<Role> allowedRoles() {
            return Set.of(Role.MANAGER);
        }
    }

    /**
     * Rétablissement de crédits (LOLF art. 17-IV): the creditor pays back, on the State's account, part of what this
     * request paid and was not owed. CP, and AE of this year, are available again; it is no revenue. Entry P42.
     *
     * @param amount what goes back to this request's credits
     * @param statementAmount the whole bank entry, when it pays something else too; absent means {@code amount}
     */
    record RestoreCredits(
            PaymentRequestId paymentRequestId,
            Amount amount,
            @Nullable Amount statementAmount,
            LocalDate valueDate,
            Iban treasuryIban,
            String servicerReference)
            implements SettlementCommand {
        public RestoreCredits {
            Texts.required("La référence bancaire (servicerReference)", servicerReference);
            Dates.bounded("La date de valeur (valueDate)", valueDate);
        }

        @Override
        public Set<Role> allowedRoles() {
            return Set.of(Role.PUBLIC_ACCOUNTANT);
        }

        public BankEntry.Statement statement() {
            Amount whole = statementAmount == null ? amount : statementAmount;
            return BankEntry.Statement.credit(treasuryIban, servicerReference, whole, valueDate);
        }
    }

    /**
     * Constatation d'un reversement à rétablir (LOLF art. 17-IV): a claim, then a title, for what was paid unduly or
     * provisionally on this request, or for what another service of the State was sold of it. Taken in charge, it takes
     * the charge back (P30); what it brings in the year of the credits goes back to them and is no budget revenue.
     *
     * @param debtor the service that bought, for a sale; else absent: it is the creditor of the request
     * @param revenueLine where what can no longer go back to the credits is revenue
     */
    record ClaimRestoration(
            PaymentRequestId paymentRequestId,
            Amount amount,
            RestorationCause cause,
            @Nullable Debtor debtor,
            RevenueLine revenueLine,
            String subject)
            implements SettlementCommand {
        public ClaimRestoration {
            Texts.required("L'objet de la créance (subject)", subject);
        }

        @Override
        public Set<Role> allowedRoles() {
            return Set.of(Role.MANAGER);
        }
    }

    /**
     * Libération de la retenue de garantie that this request bore: a request of its own is opened for it, to be
     * ordered, accepted (P11) and paid.
     */
    record ReleaseRetention(PaymentRequestId paymentRequestId) implements SettlementCommand {
        @Override
        public Set<Role> allowedRoles() {
            return Set.of(Role.AUTHORISING_OFFICER);
        }
    }
}

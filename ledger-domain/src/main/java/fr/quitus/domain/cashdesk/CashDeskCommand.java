package fr.quitus.domain.cashdesk;

import fr.quitus.domain.LedgerCommand;
import fr.quitus.domain.actor.Role;
import fr.quitus.domain.bank.BankEntry;
import fr.quitus.domain.revenue.ClaimLine;
import fr.quitus.domain.revenue.Debtor;
import fr.quitus.domain.revenue.RevenueCommand.EstablishClaim;
import fr.quitus.domain.value.AccountingPostId;
import fr.quitus.domain.value.Amount;
import fr.quitus.domain.value.Dates;
import fr.quitus.domain.value.FundsCentre;
import fr.quitus.domain.value.Iban;
import fr.quitus.domain.value.InvalidValue;
import fr.quitus.domain.value.Texts;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Actes sur la caisse d'un poste comptable. */
public sealed interface CashDeskCommand extends LedgerCommand {
    /** Whose desk it is: each accounting post has one. */
    AccountingPostId post();

    /**
     * Recette au comptant : somebody pays at the desk what no title was issued for. Entry P43; it is budget revenue at
     * once, and gets the next number of the desk (quittance).
     *
     * @param payer absent when nobody asked who pays
     * @param receivedOn the day it was paid, not to come
     * @param regularisingCentre the unit whose ordonnateur owes a title "pour ordre"; absent when none is required
     */
    record RecordCashReceipt(
            AccountingPostId post,
            CashMeans means,
            @Nullable Debtor payer,
            String subject,
            List<ClaimLine> lines,
            LocalDate receivedOn,
            @Nullable FundsCentre regularisingCentre)
            implements CashDeskCommand {
        public RecordCashReceipt {
            Texts.required("L'objet de la recette (subject)", subject);
            Dates.bounded("La date de la recette (receivedOn)", receivedOn);
            if (lines == null || lines.isEmpty() || lines.size() > EstablishClaim.CLAIM_LINES_MAX) {
                throw new InvalidValue(
                        "Une recette compte de 1 à " + EstablishClaim.CLAIM_LINES_MAX + " lignes (lines).");
            }
            lines = List.copyOf(lines);
            Amount.total(
                    "Le total de la recette",
                    lines.stream().map(ClaimLine::amount).toList());
        }

        @Override
        public Set<Role> allowedRoles() {
            return Set.of(Role.PUBLIC_ACCOUNTANT);
        }
    }

    /**
     * Titre de régularisation d'une recette au comptant, "pour ordre" : it is collected before it is issued, and moves
     * nothing in the books.
     *
     * @param receiptNumber number of the receipt at the desk
     */
    record RegulariseCashReceipt(AccountingPostId post, int receiptNumber) implements CashDeskCommand {
        @Override
        public Set<Role> allowedRoles() {
            return Set.of(Role.AUTHORISING_OFFICER);
        }
    }

    /**
     * Versement de numéraire, remise de chèques ou de cartes : part of what the desk holds is on its way to the
     * Treasury account. Entry P43a.
     */
    record RemitCash(AccountingPostId post, CashMeans means, Amount amount) implements CashDeskCommand {
        @Override
        public Set<Role> allowedRoles() {
            return Set.of(Role.PUBLIC_ACCOUNTANT);
        }
    }

    /**
     * Crédit d'un versement : the bank's statement has it, or part of it. Entry P43b. A credit that waited to be
     * identified may be it.
     *
     * @param remittanceNumber number of the remittance at the desk
     * @param amount the whole entry, as on the statement
     */
    record ConfirmRemittance(
            AccountingPostId post,
            int remittanceNumber,
            Amount amount,
            LocalDate valueDate,
            Iban treasuryIban,
            String servicerReference)
            implements CashDeskCommand {
        public ConfirmRemittance {
            Texts.required("La référence bancaire (servicerReference)", servicerReference);
            Dates.bounded("La date de valeur (valueDate)", valueDate);
        }

        @Override
        public Set<Role> allowedRoles() {
            return Set.of(Role.PUBLIC_ACCOUNTANT, Role.SYSTEM_INTERFACE);
        }

        public BankEntry.Statement statement() {
            return BankEntry.Statement.credit(treasuryIban, servicerReference, amount, valueDate);
        }
    }

    /**
     * Arrêté de caisse : the coins and notes of the desk are counted. Entry P43c for what is found above what it should
     * hold, P43d for what is missing.
     *
     * @param counted absent when the till is empty
     * @param reason what is known of the difference, or that there is none
     */
    record RecordCashCount(AccountingPostId post, @Nullable Amount counted, String reason) implements CashDeskCommand {
        public RecordCashCount {
            Texts.required("Le motif (reason)", reason);
        }

        @Override
        public Set<Role> allowedRoles() {
            return Set.of(Role.PUBLIC_ACCOUNTANT);
        }
    }

    /**
     * Chèque impayé : the bank debits what it had credited. Entry P43e; what had been revenue of the budget is no
     * longer. A cheque is no payment until it is cashed (code monétaire et financier, art. L131-67): its debtor owes
     * what he owed, and a title is issued for it.
     *
     * @param receiptNumber number of the receipt at the desk
     * @param fundsCentre the unit whose ordonnateur claims it
     * @param amount the whole entry, as on the statement: that of the cheque
     */
    record RecordUnpaidCheque(
            AccountingPostId post,
            int receiptNumber,
            FundsCentre fundsCentre,
            Amount amount,
            LocalDate valueDate,
            Iban treasuryIban,
            String servicerReference)
            implements CashDeskCommand {
        public RecordUnpaidCheque {
            Texts.required("La référence bancaire (servicerReference)", servicerReference);
            Dates.bounded("La date de valeur (valueDate)", valueDate);
        }

        @Override
        public Set<Role> allowedRoles() {
            return Set.of(Role.PUBLIC_ACCOUNTANT, Role.SYSTEM_INTERFACE);
        }

        public BankEntry.Statement statement() {
            return BankEntry.Statement.debit(treasuryIban, servicerReference, amount, valueDate);
        }
    }

    /**
     * Créance d'un chèque impayé : a title is drafted for it, on the revenue lines of the receipt. Taken in charge, it
     * clears account 5117.
     *
     * @param drawer who signed the cheque; absent when the receipt tells who paid
     * @param costs frais put on the debtor; absent means none
     */
    record ClaimUnpaidCheque(
            AccountingPostId post,
            int receiptNumber,
            @Nullable Debtor drawer,
            @Nullable Amount costs) implements CashDeskCommand {
        @Override
        public Set<Role> allowedRoles() {
            return Set.of(Role.MANAGER, Role.AUTHORISING_OFFICER);
        }
    }
}

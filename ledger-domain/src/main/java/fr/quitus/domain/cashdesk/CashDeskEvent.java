package fr.quitus.domain.cashdesk;

import fr.quitus.domain.EventName;
import fr.quitus.domain.LedgerEvent;
import fr.quitus.domain.accounting.JournalEntry;
import fr.quitus.domain.actor.ActorId;
import fr.quitus.domain.revenue.ClaimLine;
import fr.quitus.domain.revenue.Debtor;
import fr.quitus.domain.value.AccountingPostId;
import fr.quitus.domain.value.Amount;
import fr.quitus.domain.value.Balance;
import fr.quitus.domain.value.BankEntryId;
import fr.quitus.domain.value.FiscalYear;
import fr.quitus.domain.value.FundsCentre;
import fr.quitus.domain.value.RevenueLine;
import fr.quitus.domain.value.RevenueOrderNumber;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What happens at the desk of an accounting post. */
public sealed interface CashDeskEvent extends LedgerEvent {
    AccountingPostId post();

    @Override
    default String aggregateId() {
        return CashDesk.aggregateId(post());
    }

    /**
     * Recette au comptant encaissée, with entry P43: budget revenue of its lines (LOLF art. 28).
     *
     * @param receiptNumber numéro de quittance: from 1, without gap, at each desk
     * @param year of the budget revenue
     * @param regularisingCentre the unit that owes a title "pour ordre"; absent when none is required
     */
    @EventName("cash-receipt-recorded.v2")
    record CashReceiptRecorded(
            AccountingPostId post,
            int receiptNumber,
            CashMeans means,
            @Nullable Debtor payer,
            String subject,
            List<ClaimLine> lines,
            Amount amount,
            FiscalYear year,
            LocalDate receivedOn,
            @Nullable FundsCentre regularisingCentre,
            ActorId recordedBy,
            List<JournalEntry> entries)
            implements CashDeskEvent {
        public CashReceiptRecorded {
            lines = List.copyOf(lines);
            entries = List.copyOf(entries);
        }
    }

    /**
     * Titre de régularisation émis "pour ordre" : it tells all of the receipt, is collected already, and books nothing.
     *
     * @param year the one the receipt was cashed in
     */
    @EventName("regularisation-title-issued.v2")
    record RegularisationTitleIssued(
            AccountingPostId post,
            int receiptNumber,
            RevenueOrderNumber revenueOrderNumber,
            FiscalYear year,
            FundsCentre fundsCentre,
            @Nullable Debtor payer,
            String subject,
            List<ClaimLine> lines,
            Amount amount,
            LocalDate issuedOn,
            ActorId issuedBy,
            @Nullable String delegationId)
            implements CashDeskEvent {
        public RegularisationTitleIssued {
            lines = List.copyOf(lines);
        }
    }

    /**
     * Versement au compte du Trésor, with entry P43a.
     *
     * @param remittanceNumber from 1, without gap, at each desk
     */
    @EventName("cash-remitted.v1")
    record CashRemitted(
            AccountingPostId post,
            int remittanceNumber,
            CashMeans means,
            Amount amount,
            LocalDate remittedOn,
            ActorId remittedBy,
            List<JournalEntry> entries)
            implements CashDeskEvent {
        public CashRemitted {
            entries = List.copyOf(entries);
        }
    }

    /**
     * Caisse comptée, with entry P43c for a surplus, P43d for a shortage, none when it is right.
     *
     * @param expected what the desk should hold in cash
     * @param year of the accidental revenue that a surplus is
     * @param revenueLine of a surplus; absent without one
     */
    @EventName("cash-counted.v1")
    record CashCounted(
            AccountingPostId post,
            Balance expected,
            Balance counted,
            FiscalYear year,
            @Nullable RevenueLine revenueLine,
            String reason,
            LocalDate countedOn,
            ActorId countedBy,
            List<JournalEntry> entries)
            implements CashDeskEvent {
        public CashCounted {
            entries = List.copyOf(entries);
        }

        /** Above what was expected; negative when some is missing. */
        public Balance difference() {
            return counted.minus(expected);
        }
    }

    /**
     * Chèque revenu impayé, with entry P43e: what was budget revenue of these lines is no longer.
     *
     * @param year in which it is not
     * @param fundsCentre the unit whose ordonnateur claims it
     * @param awaitedTitle the receipt still owed a title "pour ordre": that of the claim takes its place
     */
    @EventName("cheque-returned-unpaid.v1")
    record ChequeReturnedUnpaid(
            AccountingPostId post,
            int receiptNumber,
            FundsCentre fundsCentre,
            String subject,
            List<ClaimLine> lines,
            Amount amount,
            FiscalYear year,
            boolean awaitedTitle,
            BankEntryId bankEntryId,
            LocalDate valueDate,
            LocalDate recordedOn,
            ActorId recordedBy,
            List<JournalEntry> entries)
            implements CashDeskEvent {
        public ChequeReturnedUnpaid {
            lines = List.copyOf(lines);
            entries = List.copyOf(entries);
        }
    }

    /** Chèque impayé mis en recouvrement : its title is drafted. */
    @EventName("unpaid-cheque-claimed.v1")
    record UnpaidChequeClaimed(
            AccountingPostId post,
            int receiptNumber,
            RevenueOrderNumber revenueOrderNumber,
            Amount amount,
            LocalDate claimedOn,
            ActorId claimedBy)
            implements CashDeskEvent {}

    /** Versement crédité au compte du Trésor, in whole or in part, with entry P43b. */
    @EventName("remittance-credited.v1")
    record RemittanceCredited(
            AccountingPostId post,
            int remittanceNumber,
            BankEntryId bankEntryId,
            Amount amount,
            LocalDate valueDate,
            ActorId recordedBy,
            List<JournalEntry> entries)
            implements CashDeskEvent {
        public RemittanceCredited {
            entries = List.copyOf(entries);
        }
    }
}

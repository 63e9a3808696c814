package fr.quitus.domain.cashdesk;

import fr.quitus.domain.EventName;
import fr.quitus.domain.LedgerEvent;
import fr.quitus.domain.accounting.JournalEntry;
import fr.quitus.domain.actor.ActorId;
import fr.quitus.domain.revenue.ClaimLine;
import fr.quitus.domain.revenue.Debtor;
import fr.quitus.domain.value.AccountingPostId;
import fr.quitus.domain.value.Amount;
import fr.quitus.domain.value.BankEntryId;
import fr.quitus.domain.value.FiscalYear;
import fr.quitus.domain.value.FundsCentre;
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

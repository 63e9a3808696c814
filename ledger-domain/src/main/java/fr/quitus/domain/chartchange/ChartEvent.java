package fr.quitus.domain.chartchange;

import fr.quitus.domain.EventName;
import fr.quitus.domain.LedgerEvent;
import fr.quitus.domain.actor.ActorId;
import fr.quitus.domain.value.AccountCode;
import java.time.LocalDate;

/** What happens to the chart of accounts. */
public sealed interface ChartEvent extends LedgerEvent {
    AccountCode account();

    @Override
    default String aggregateId() {
        return ChartDecisions.AGGREGATE_ID;
    }

    /** Compte ouvert, with its author and its legal reference. */
    @EventName("account-opened.v1")
    record AccountOpened(
            AccountCode account,
            String label,
            LocalDate from,
            String legalReference,
            LocalDate openedOn,
            ActorId openedBy)
            implements ChartEvent {}

    /** Intitulé de compte changé. */
    @EventName("account-renamed.v1")
    record AccountRenamed(
            AccountCode account,
            String label,
            LocalDate from,
            String legalReference,
            LocalDate renamedOn,
            ActorId renamedBy)
            implements ChartEvent {}

    /**
     * Compte fermé.
     *
     * @param lastDay the last accounting date it may be posted on
     */
    @EventName("account-closed.v1")
    record AccountClosed(
            AccountCode account, LocalDate lastDay, String legalReference, LocalDate closedOn, ActorId closedBy)
            implements ChartEvent {}
}

package fr.quitus.domain.thirdparty;

import fr.quitus.domain.EventName;
import fr.quitus.domain.LedgerEvent;
import fr.quitus.domain.value.PayeeAccountId;
import fr.quitus.domain.value.ThirdPartyRef;

/** What happens to a bank account as such, whoever names it. */
public sealed interface AccountHolderEvent extends LedgerEvent {
    PayeeAccountId payeeAccountId();

    @Override
    default String aggregateId() {
        return AccountHolders.aggregateId(payeeAccountId());
    }

    /** Titulaire relevé : a party named this account. The account is told by its identity, not by its IBAN. */
    @EventName("account-holder-noted.v1")
    record AccountHolderNoted(PayeeAccountId payeeAccountId, ThirdPartyRef holder) implements AccountHolderEvent {}
}

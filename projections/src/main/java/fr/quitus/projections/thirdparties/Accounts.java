package fr.quitus.projections.thirdparties;

import fr.quitus.domain.thirdparty.ThirdPartyEvent.PayeeAccountAdded;
import fr.quitus.domain.thirdparty.ThirdPartyEvent.PayeeAccountClosed;
import fr.quitus.domain.thirdparty.ThirdPartyEvent.PayeeAccountValidated;
import fr.quitus.domain.value.Iban;
import fr.quitus.domain.value.SealedText;
import fr.quitus.domain.value.ThirdPartyRef;
import fr.quitus.projections.engine.Appends;
import fr.quitus.projections.engine.Fold;
import fr.quitus.projections.engine.Table;
import fr.quitus.projections.ports.LoggedEvent;
import fr.quitus.projections.thirdparties.ThirdPartiesProjection.Account;
import fr.quitus.projections.thirdparties.ThirdPartiesProjection.AccountRow;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An account added to a party is known to be shared by those who named it before, too; where accounts are sealed, each
 * party's is another text, and only the one that was added says so.
 */
final class Accounts implements Fold<Account, AccountRow> {
    @Override
    public Table<Account, AccountRow> table() {
        return ThirdPartiesProjection.ACCOUNTS;
    }

    @Override
    public List<Account> keysOf(LoggedEvent event) {
        return switch (event.event()) {
            case PayeeAccountAdded e -> {
                List<Account> keys = new ArrayList<>();
                keys.add(key(e.thirdParty(), e.iban()));
                if (!SealedText.isSealed(e.iban().text())) {
                    e.sharedWith().forEach(other -> keys.add(key(other, e.iban())));
                }
                yield keys;
            }
            case PayeeAccountValidated e -> List.of(key(e.thirdParty(), e.iban()));
            case PayeeAccountClosed e -> List.of(key(e.thirdParty(), e.iban()));
            default -> List.of(); // nothing about an account
        };
    }

    private static Account key(ThirdPartyRef party, Iban iban) {
        return new Account(party.text(), iban.text());
    }

    @Override
    public AccountRow fold(Account key, @Nullable AccountRow row, LoggedEvent logged, Appends appends) {
        if (logged.event() instanceof PayeeAccountAdded e
                && e.thirdParty().text().equals(key.thirdParty())) {
            return new AccountRow(
                    e.bic() == null ? null : e.bic().text(),
                    e.from(),
                    e.addedBy().text(),
                    null,
                    null,
                    e.sharedWith().isEmpty() ? 0 : 1);
        }
        if (row == null) {
            throw new IllegalStateException("the log acts on the account " + key + ", which it never added");
        }
        return switch (logged.event()) {
            case PayeeAccountValidated e -> row.validated(e.validatedBy().text());
            case PayeeAccountClosed e -> row.closed(e.closedOn());
            default -> row.sharedToo(); // added by another party
        };
    }
}

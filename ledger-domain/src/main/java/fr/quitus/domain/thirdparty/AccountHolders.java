package fr.quitus.domain.thirdparty;

import fr.quitus.domain.thirdparty.AccountHolderEvent.AccountHolderNoted;
import fr.quitus.domain.value.PayeeAccountId;
import fr.quitus.domain.value.ThirdPartyRef;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Titulaires d'un compte bancaire : every party that ever named it. Two for one account are lawful, and are how frauds
 * and doubles show.
 */
public record AccountHolders(Set<ThirdPartyRef> holders) {
    public static final AccountHolders NONE = new AccountHolders(Set.of());

    public AccountHolders {
        holders = Set.copyOf(holders);
    }

    public static String aggregateId(PayeeAccountId id) {
        return "payee-account:" + id;
    }

    /** Sorted, so that the same fact is always written as the same bytes. */
    List<ThirdPartyRef> besides(ThirdPartyRef party) {
        return holders.stream()
                .filter(holder -> !holder.equals(party))
                .sorted((a, b) -> a.text().compareTo(b.text()))
                .toList();
    }

    public AccountHolders evolve(AccountHolderEvent event) {
        return switch (event) {
            case AccountHolderNoted e -> {
                Set<ThirdPartyRef> next = new HashSet<>(holders);
                next.add(e.holder());
                yield new AccountHolders(next);
            }
        };
    }
}

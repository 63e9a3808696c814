package fr.quitus.domain.thirdparty;

import fr.quitus.domain.value.Iban;
import fr.quitus.domain.value.Personal;
import fr.quitus.domain.value.ThirdPartyId;
import fr.quitus.domain.value.ThirdPartyRef;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Dossier du tiers : what it remembers of its events.
 *
 * @param thirdPartyId the number people know him by
 * @param name of a legal person
 * @param person of a natural one
 * @param accounts in the order they were added; one that was closed may come again
 */
public record ThirdPartyFile(
        ThirdPartyRef ref,
        ThirdPartyId thirdPartyId,
        @Personal @Nullable String name,
        @Nullable NaturalPerson person,
        List<PayeeAccount> accounts) {
    public ThirdPartyFile {
        accounts = List.copyOf(accounts);
    }

    /** The account of this IBAN that is not closed for ever by that day. */
    Optional<PayeeAccount> account(Iban iban, LocalDate day) {
        return accounts.stream()
                .filter(account -> account.iban().equals(iban) && !account.isClosedOn(day))
                .findFirst();
    }

    ThirdPartyFile with(PayeeAccount account) {
        List<PayeeAccount> next = new ArrayList<>(accounts);
        next.add(account);
        return new ThirdPartyFile(ref, thirdPartyId, name, person, next);
    }

    /** Changes the last account of this IBAN: those before it are closed. */
    ThirdPartyFile changing(Iban iban, UnaryOperator<PayeeAccount> change) {
        List<PayeeAccount> next = new ArrayList<>(accounts);
        for (int i = next.size() - 1; i >= 0; i--) {
            if (next.get(i).iban().equals(iban)) {
                next.set(i, change.apply(next.get(i)));
                break;
            }
        }
        return new ThirdPartyFile(ref, thirdPartyId, name, person, next);
    }
}

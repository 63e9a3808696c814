package fr.quitus.domain.thirdparty;

import fr.quitus.domain.value.Balance;
import fr.quitus.domain.value.CommitmentNumber;
import fr.quitus.domain.value.Iban;
import fr.quitus.domain.value.Personal;
import fr.quitus.domain.value.ThirdPartyId;
import fr.quitus.domain.value.ThirdPartyRef;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Dossier du tiers : what it remembers of its events.
 *
 * @param thirdPartyId the number people know him by
 * @param name of a legal person
 * @param person of a natural one
 * @param accounts in the order they were added; one that was closed may come again
 * @param oppositions in the order they were registered, released ones included
 */
public record ThirdPartyFile(
        ThirdPartyRef ref,
        ThirdPartyId thirdPartyId,
        @Personal @Nullable String name,
        @Nullable NaturalPerson person,
        List<PayeeAccount> accounts,
        List<Opposition> oppositions) {
    public ThirdPartyFile {
        accounts = List.copyOf(accounts);
        oppositions = List.copyOf(oppositions);
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
        return new ThirdPartyFile(ref, thirdPartyId, name, person, next, oppositions);
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
        return new ThirdPartyFile(ref, thirdPartyId, name, person, next, oppositions);
    }

    Optional<Opposition> opposition(String reference) {
        return oppositions.stream()
                .filter(opposition -> opposition.reference().equals(reference))
                .findFirst();
    }

    ThirdPartyFile with(Opposition opposition) {
        List<Opposition> next = new ArrayList<>(oppositions);
        next.add(opposition);
        return new ThirdPartyFile(ref, thirdPartyId, name, person, accounts, next);
    }

    ThirdPartyFile changingOpposition(String reference, UnaryOperator<Opposition> change) {
        List<Opposition> next = new ArrayList<>(oppositions);
        next.replaceAll(opposition -> opposition.reference().equals(reference) ? change.apply(opposition) : opposition);
        return new ThirdPartyFile(ref, thirdPartyId, name, person, accounts, next);
    }

    /** An opposition of his that was notified to the comptable before a day. */
    public boolean isOpposedBefore(LocalDate day, String reference) {
        return opposition(reference)
                .filter(opposition -> opposition.notifiedOn().isBefore(day))
                .isPresent();
    }

    /**
     * What the oppositions in force on a day take of an amount owed on an EJ: by rank, then first notified first, each
     * up to what is left of its ceiling.
     *
     * @param paid references of those that were paid their share of it already: they take no second one
     */
    public List<Seizure> seizures(Balance net, @Nullable CommitmentNumber commitment, LocalDate day, Set<String> paid) {
        List<Opposition> served = oppositions.stream()
                .filter(opposition -> opposition.bearsOn(commitment, day) && !paid.contains(opposition.reference()))
                .sorted(Comparator.comparingInt(Opposition::priority).thenComparing(Opposition::notifiedOn))
                .toList();
        List<Seizure> seizures = new ArrayList<>();
        Balance left = net;
        for (Opposition opposition : served) {
            Balance taken = opposition.takes(left);
            if (!taken.isZero()) {
                seizures.add(new Seizure(
                        opposition.reference(), opposition.kind(), opposition.beneficiary(), taken.amount()));
                left = left.minus(taken);
            }
        }
        return seizures;
    }
}

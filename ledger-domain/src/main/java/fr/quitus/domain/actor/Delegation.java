package fr.quitus.domain.actor;

import fr.quitus.domain.value.Amount;
import fr.quitus.domain.value.FundsCentre;
import java.time.LocalDate;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Délégation de signature : the published act by which a secondary or delegated ordonnateur signs certain acts, within
 * funds centres, up to a ceiling, between two dates (both included). Its id is kept on the events signed under it.
 *
 * @param delegator the ordonnateur who gave it; absent where the token does not tell
 * @param acts names of the commands it is given for, such as {@code CertifyService}; absent where it is given for all
 *     that an ordonnateur does
 */
public record Delegation(
        String id,
        Set<String> fundsCentres,
        Amount ceiling,
        LocalDate from,
        LocalDate to,
        @Nullable ActorId delegator,
        @Nullable Set<String> acts) {
    public Delegation {
        fundsCentres = Set.copyOf(fundsCentres);
        acts = acts == null ? null : Set.copyOf(acts);
    }

    /** For all that an ordonnateur does. */
    public Delegation(
            String id,
            Set<String> fundsCentres,
            Amount ceiling,
            LocalDate from,
            LocalDate to,
            @Nullable ActorId delegator) {
        this(id, fundsCentres, ceiling, from, to, delegator, null);
    }

    /** Of a delegator who is not told. */
    public Delegation(String id, Set<String> fundsCentres, Amount ceiling, LocalDate from, LocalDate to) {
        this(id, fundsCentres, ceiling, from, to, null);
    }

    public boolean inForceOn(LocalDate date) {
        return !date.isBefore(from) && !date.isAfter(to);
    }

    public boolean covers(FundsCentre fundsCentre) {
        return new Perimeter(fundsCentres, Set.of()).covers(fundsCentre);
    }

    /** What it covers, in the same order each time. */
    String scope() {
        return String.join(", ", new TreeSet<>(fundsCentres));
    }
}

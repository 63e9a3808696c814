package fr.quitus.domain.actor;

import fr.quitus.domain.value.Amount;
import fr.quitus.domain.value.FundsCentre;
import java.time.LocalDate;
import java.util.Set;

/**
 * Délégation de signature : the published act by which a secondary or delegated ordonnateur signs, within funds
 * centres, up to a ceiling, between two dates (both included). Its id is kept on the events signed under it.
 */
public record Delegation(String id, Set<String> fundsCentres, Amount ceiling, LocalDate from, LocalDate to) {
    public Delegation {
        fundsCentres = Set.copyOf(fundsCentres);
    }

    public boolean inForceOn(LocalDate date) {
        return !date.isBefore(from) && !date.isAfter(to);
    }

    public boolean covers(FundsCentre fundsCentre) {
        return new Perimeter(fundsCentres, Set.of()).covers(fundsCentre);
    }
}

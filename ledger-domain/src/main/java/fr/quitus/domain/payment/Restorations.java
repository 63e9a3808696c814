package fr.quitus.domain.payment;

import fr.quitus.domain.payment.RestorationEvent.ClaimedPart;
import fr.quitus.domain.payment.RestorationEvent.CreditsRestoredByTitle;
import fr.quitus.domain.payment.RestorationEvent.RestorationClaimLowered;
import fr.quitus.domain.payment.RestorationEvent.RestorationClaimed;
import fr.quitus.domain.payment.SettlementEvent.CreditsRestored;
import fr.quitus.domain.payment.SettlementEvent.RestoredPart;
import fr.quitus.domain.value.Balance;
import fr.quitus.domain.value.BankEntryId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Rétablissements : what the creditor of a request paid back of it, and what titles still claim back.
 *
 * @param byLine restored, by place of the line, from 0
 * @param byEntry by bank entry, so that the same one told again changes nothing
 * @param claimedByLine by titles that may still be collected, by place of the line
 */
public record Restorations(
        Map<Integer, Balance> byLine, Map<BankEntryId, Balance> byEntry, Map<Integer, Balance> claimedByLine) {
    static final Restorations NONE = new Restorations(Map.of(), Map.of(), Map.of());

    public Restorations {
        byLine = Collections.unmodifiableMap(new TreeMap<>(byLine));
        byEntry = Collections.unmodifiableMap(new LinkedHashMap<>(byEntry));
        claimedByLine = Collections.unmodifiableMap(new TreeMap<>(claimedByLine));
    }

    Balance ofLine(int place) {
        return byLine.getOrDefault(place, Balance.ZERO);
    }

    Balance claimedOf(int place) {
        return claimedByLine.getOrDefault(place, Balance.ZERO);
    }

    /** All that titles may still bring back. */
    Balance claimed() {
        return claimedByLine.values().stream().reduce(Balance.ZERO, Balance::plus);
    }

    Restorations after(RestorationEvent event) {
        return switch (event) {
            case CreditsRestored e -> {
                Map<BankEntryId, Balance> entries = new LinkedHashMap<>(byEntry);
                entries.merge(e.bankEntryId(), e.amount().balance(), Balance::plus);
                yield new Restorations(restored(e.parts()), entries, claimedByLine);
            }
            case RestorationClaimed e -> new Restorations(byLine, byEntry, claimed(e.parts(), 1));
            case RestorationClaimLowered e -> new Restorations(byLine, byEntry, claimed(e.parts(), -1));
            case CreditsRestoredByTitle e -> {
                List<ClaimedPart> parts = e.parts().stream()
                        .map(part -> new ClaimedPart(part.line(), part.amount()))
                        .toList();
                yield new Restorations(restored(e.parts()), byEntry, claimed(parts, -1));
            }
        };
    }

    private Map<Integer, Balance> restored(List<RestoredPart> parts) {
        Map<Integer, Balance> next = new TreeMap<>(byLine);
        parts.forEach(part -> next.merge(part.line(), part.amount().balance(), Balance::plus));
        return next;
    }

    private Map<Integer, Balance> claimed(List<ClaimedPart> parts, int sign) {
        Map<Integer, Balance> next = new TreeMap<>(claimedByLine);
        for (ClaimedPart part : parts) {
            Balance amount = part.amount().balance();
            next.merge(part.line(), sign > 0 ? amount : Balance.ZERO.minus(amount), Balance::plus);
        }
        next.values().removeIf(Balance::isZero);
        return next;
    }
}

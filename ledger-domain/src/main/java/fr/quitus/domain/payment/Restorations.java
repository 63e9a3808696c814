package fr.quitus.domain.payment;

import fr.quitus.domain.payment.SettlementEvent.CreditsRestored;
import fr.quitus.domain.payment.SettlementEvent.RestoredPart;
import fr.quitus.domain.value.Balance;
import fr.quitus.domain.value.BankEntryId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * Rétablissements : what the creditor of a request paid back of it.
 *
 * @param byLine by place of the line, from 0
 * @param byEntry by bank entry, so that the same one told again changes nothing
 */
public record Restorations(Map<Integer, Balance> byLine, Map<BankEntryId, Balance> byEntry) {
    static final Restorations NONE = new Restorations(Map.of(), Map.of());

    public Restorations {
        byLine = Collections.unmodifiableMap(new TreeMap<>(byLine));
        byEntry = Collections.unmodifiableMap(new LinkedHashMap<>(byEntry));
    }

    Balance ofLine(int place) {
        return byLine.getOrDefault(place, Balance.ZERO);
    }

    Restorations after(CreditsRestored e) {
        Map<Integer, Balance> lines = new TreeMap<>(byLine);
        for (RestoredPart part : e.parts()) {
            lines.merge(part.line(), part.amount().balance(), Balance::plus);
        }
        Map<BankEntryId, Balance> entries = new LinkedHashMap<>(byEntry);
        entries.merge(e.bankEntryId(), e.amount().balance(), Balance::plus);
        return new Restorations(lines, entries);
    }
}

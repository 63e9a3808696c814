package fr.quitus.projections.thirdparties;

import fr.quitus.domain.thirdparty.OppositionEvent.OppositionDrawn;
import fr.quitus.domain.thirdparty.OppositionEvent.OppositionRegistered;
import fr.quitus.domain.thirdparty.OppositionEvent.OppositionReleased;
import fr.quitus.domain.thirdparty.OppositionEvent.OppositionRestored;
import fr.quitus.domain.thirdparty.ThirdPartyEvent;
import fr.quitus.domain.thirdparty.ThirdPartyEvent.NaturalPersonRegistered;
import fr.quitus.domain.thirdparty.ThirdPartyEvent.PayeeAccountAdded;
import fr.quitus.domain.thirdparty.ThirdPartyEvent.PayeeAccountClosed;
import fr.quitus.domain.thirdparty.ThirdPartyEvent.PayeeAccountValidated;
import fr.quitus.domain.thirdparty.ThirdPartyEvent.ThirdPartyReactivated;
import fr.quitus.domain.thirdparty.ThirdPartyEvent.ThirdPartyRegistered;
import fr.quitus.domain.thirdparty.ThirdPartyEvent.ThirdPartySuspended;
import fr.quitus.projections.engine.Appends;
import fr.quitus.projections.engine.Fold;
import fr.quitus.projections.engine.Table;
import fr.quitus.projections.ports.LoggedEvent;
import fr.quitus.projections.thirdparties.ThirdPartiesProjection.Party;
import fr.quitus.projections.thirdparties.ThirdPartiesProjection.PartyRow;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Each event of a party, and the row it leaves. */
final class Parties implements Fold<Party, PartyRow> {
    @Override
    public Table<Party, PartyRow> table() {
        return ThirdPartiesProjection.PARTIES;
    }

    @Override
    public List<Party> keysOf(LoggedEvent event) {
        return event.event() instanceof ThirdPartyEvent e
                ? List.of(new Party(e.thirdParty().text()))
                : List.of();
    }

    @Override
    public PartyRow fold(Party key, @Nullable PartyRow row, LoggedEvent logged, Appends appends) {
        return switch ((ThirdPartyEvent) logged.event()) {
            case ThirdPartyRegistered e ->
                new PartyRow(e.thirdPartyId().text(), "LEGAL", e.name(), "ACTIVE", 0, 0, e.registeredOn());
            case NaturalPersonRegistered e ->
                new PartyRow(e.thirdPartyId().text(), "NATURAL", null, "ACTIVE", 0, 0, e.registeredOn());
            case ThirdPartySuspended _ -> known(key, row).become("SUSPENDED");
            case ThirdPartyReactivated _ -> known(key, row).become("ACTIVE");
            case OppositionRegistered _ -> known(key, row).opposed(1, 0);
            case OppositionReleased _ -> known(key, row).opposed(-1, 0);
            case OppositionDrawn e -> known(key, row).opposed(0, e.amount().cents());
            case OppositionRestored e -> known(key, row).opposed(0, -e.amount().cents());
            case PayeeAccountAdded _, PayeeAccountValidated _, PayeeAccountClosed _ -> known(key, row);
        };
    }

    private static PartyRow known(Party key, @Nullable PartyRow row) {
        if (row == null) {
            throw new IllegalStateException("the log acts on the party " + key + ", which it never registered");
        }
        return row;
    }
}

package fr.quitus.api.ledger;

import fr.quitus.domain.Decision;
import fr.quitus.domain.actor.Act;
import fr.quitus.domain.ledgerentry.EntryCommand;
import fr.quitus.domain.ledgerentry.EntryCommand.ApproveManualEntry;
import fr.quitus.domain.ledgerentry.EntryCommand.EnterManualEntry;
import fr.quitus.domain.ledgerentry.EntryCommand.ReverseInventoryEntry;
import fr.quitus.domain.ledgerentry.EntryCommand.ReverseManualEntry;
import fr.quitus.domain.ledgerentry.EntryDecisions;
import fr.quitus.domain.ledgerentry.EntryEvent;
import fr.quitus.domain.ledgerentry.ManualEntry;
import java.util.Map;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.messaging.annotation.MetaDataValue;

/** Écritures manuelles : loads, decides, applies. */
final class EntryHandlers {
    private final Streams.Repositories repositories;

    EntryHandlers(Streams.Repositories repositories) {
        this.repositories = repositories;
    }

    private interface Deciding<C extends EntryCommand> {
        Decision<EntryEvent> decide(C command, Act act, ManualEntry entry);
    }

    @CommandHandler
    Outcome handle(EnterManualEntry c, @MetaDataValue(Call.METADATA) Call call) {
        return decided(c, call, EntryDecisions::decide);
    }

    @CommandHandler
    Outcome handle(ApproveManualEntry c, @MetaDataValue(Call.METADATA) Call call) {
        return decided(c, call, EntryDecisions::decide);
    }

    @CommandHandler
    Outcome handle(ReverseManualEntry c, @MetaDataValue(Call.METADATA) Call call) {
        return decided(c, call, EntryDecisions::decide);
    }

    @CommandHandler
    Outcome handle(ReverseInventoryEntry c, @MetaDataValue(Call.METADATA) Call call) {
        return decided(c, call, EntryDecisions::decide);
    }

    private <C extends EntryCommand> Outcome decided(C command, Call call, Deciding<C> deciding) {
        Streams streams = new Streams(repositories);
        ManualEntry entry = streams.target(
                ManualEntryStream.class, ManualEntry.aggregateId(command.entry()), ManualEntryStream::new, call);
        return streams.outcome(deciding.decide(command, call.act(), entry), Map.of());
    }
}

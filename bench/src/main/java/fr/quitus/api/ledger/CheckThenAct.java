package fr.quitus.api.ledger;

import fr.quitus.api.json.EventReader;
import fr.quitus.domain.Decision;
import fr.quitus.domain.LedgerEvent;
import fr.quitus.domain.budget.BudgetEnvelope;
import fr.quitus.domain.budget.BudgetEnvelopeEvent;
import fr.quitus.domain.commitment.Commitment;
import fr.quitus.domain.commitment.CommitmentCommand.ValidateCommitment;
import fr.quitus.domain.commitment.CommitmentDecisions;
import fr.quitus.domain.commitment.CommitmentFile;
import fr.quitus.domain.commitment.FourEyes;
import fr.quitus.domain.value.EnvelopeId;
import fr.quitus.eventstore.EventLog;
import fr.quitus.eventstore.StoredEvent;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.config.Configuration;
import org.axonframework.messaging.MessageHandler;

/**
 * A fault planted for drills to find: commitments are signed on credits that were looked at before the envelope was
 * locked, and not again after. It takes the place of the product's handler on a bus that a drill gives it.
 */
public final class CheckThenAct implements MessageHandler<CommandMessage<?>> {
    private final Streams.Repositories repositories;
    private final EventLog log;
    private final EventReader reader;

    private CheckThenAct(Streams.Repositories repositories, EventLog log, EventReader reader) {
        this.repositories = repositories;
        this.log = log;
        this.reader = reader;
    }

    /** From now on this bus signs commitments so. */
    @SuppressWarnings("resource") // the subscription lives as long as the bus
    public static void subscribe(CommandBus bus, Configuration axon, EventLog log, EventReader reader) {
        bus.subscribe(
                ValidateCommitment.class.getName(),
                new CheckThenAct(LedgerConfiguration.repositories(axon), log, reader));
    }

    @Override
    public Object handle(CommandMessage<?> message) {
        ValidateCommitment asked = (ValidateCommitment) message.getPayload();
        Call call = (Call) Objects.requireNonNull(message.getMetaData().get(Call.METADATA), "the call is missing");
        Streams streams = new Streams(repositories);
        Commitment commitment = CommitmentHandlers.commitment(streams, asked.commitmentNumber(), call);
        Map<EnvelopeId, BudgetEnvelope> looked = new HashMap<>();
        commitment
                .opened()
                .map(CommitmentFile::amountByEnvelope)
                .map(Map::keySet)
                .orElse(Set.of())
                .forEach(id -> looked.put(id, looked(id)));
        Decision<? extends LedgerEvent> decision =
                CommitmentDecisions.decide(asked, call.act(), commitment, looked, FourEyes.REQUIRED);
        streams.envelopes(looked.keySet());
        return streams.outcome(decision, CommitmentHandlers.ids(asked.commitmentNumber()));
    }

    /** As the log has it, whatever is on its way there. */
    private BudgetEnvelope looked(EnvelopeId id) {
        BudgetEnvelope envelope = BudgetEnvelope.EMPTY;
        for (StoredEvent event : log.readStream(BudgetEnvelope.aggregateId(id), 0)) {
            envelope = envelope.evolve((BudgetEnvelopeEvent) reader.read(event.name(), event.payload()));
        }
        return envelope;
    }
}

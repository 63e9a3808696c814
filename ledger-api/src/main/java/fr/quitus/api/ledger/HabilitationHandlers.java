package fr.quitus.api.ledger;

import fr.quitus.domain.actor.ActorId;
import fr.quitus.domain.habilitation.Habilitation;
import fr.quitus.domain.habilitation.HabilitationCommand;
import fr.quitus.domain.habilitation.HabilitationCommand.DeclareSpouse;
import fr.quitus.domain.habilitation.HabilitationCommand.GrantRole;
import fr.quitus.domain.habilitation.HabilitationCommand.RevokeRole;
import java.util.Map;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.messaging.annotation.MetaDataValue;

/** Habilitations : each handler loads the person, decides, applies. */
final class HabilitationHandlers {
    private final Streams.Repositories repositories;

    HabilitationHandlers(Streams.Repositories repositories) {
        this.repositories = repositories;
    }

    @CommandHandler
    Outcome handle(GrantRole c, @MetaDataValue(Call.METADATA) Call call) {
        Streams streams = new Streams(repositories);
        return streams.outcome(person(streams, c, call).decide(c, call.act()), Map.of());
    }

    @CommandHandler
    Outcome handle(RevokeRole c, @MetaDataValue(Call.METADATA) Call call) {
        Streams streams = new Streams(repositories);
        return streams.outcome(person(streams, c, call).decide(c, call.act()), Map.of());
    }

    /** Two persons, locked in the order of their names. */
    @CommandHandler
    Outcome handle(DeclareSpouse c, @MetaDataValue(Call.METADATA) Call call) {
        Streams streams = new Streams(repositories);
        if (c.spouse().text().compareTo(c.person().text()) < 0) {
            load(streams, c.spouse());
        }
        Habilitation person = person(streams, c, call);
        load(streams, c.spouse());
        return streams.outcome(person.decide(c, call.act()), Map.of());
    }

    private static Habilitation person(Streams streams, HabilitationCommand c, Call call) {
        return streams.target(
                HabilitationStream.class, Habilitation.aggregateId(c.person()), HabilitationStream::new, call);
    }

    static Habilitation load(Streams streams, ActorId person) {
        return streams.load(HabilitationStream.class, Habilitation.aggregateId(person), HabilitationStream::new);
    }
}

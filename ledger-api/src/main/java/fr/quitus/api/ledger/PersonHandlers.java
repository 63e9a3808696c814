package fr.quitus.api.ledger;

import fr.quitus.api.ports.PersonalData;
import fr.quitus.domain.Decision;
import fr.quitus.domain.person.ForgottenPerson;
import fr.quitus.domain.person.PersonCommand.ForgetPerson;
import fr.quitus.domain.person.PersonDecisions;
import fr.quitus.domain.person.PersonEvent;
import java.util.Map;
import java.util.OptionalInt;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;

/** Effacement : the act first, durable; then, and only then, its effect. */
final class PersonHandlers {
    private final Streams.Repositories repositories;

    PersonHandlers(Streams.Repositories repositories) {
        this.repositories = repositories;
    }

    @CommandHandler
    Outcome handle(ForgetPerson c, @MetaDataValue(Call.METADATA) Call call) {
        PersonalData personal = repositories.personal();
        Streams streams = new Streams(repositories);
        streams.target(PersonStream.class, ForgottenPerson.aggregateId(c.person()), PersonStream::new, call);
        OptionalInt lastActYear = personal.lastActYear(c.person());
        Decision<PersonEvent> decision =
                PersonDecisions.decide(c, call.act(), lastActYear.isPresent() ? lastActYear.getAsInt() : null);
        if (decision instanceof Decision.Accepted<PersonEvent> && !call.simulated()) {
            int year = lastActYear.orElseThrow();
            personal.intendToForget(c.person(), year);
            CurrentUnitOfWork.get().afterCommit(_ -> personal.forget(c.person(), year));
        }
        return streams.outcome(decision, Map.of("person", c.person().text()));
    }
}

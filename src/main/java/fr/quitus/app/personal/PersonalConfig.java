package fr.quitus.app.personal;

import fr.quitus.api.json.EventReader;
import fr.quitus.api.ports.PersonalData;
import fr.quitus.app.storage.LedgerDatabase;
import fr.quitus.eventstore.EventLog;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

/** Personal data: their keys, and answers in which they are opened. */
@Configuration(proxyBeanMethods = false)
class PersonalConfig {
    @Bean
    PersonKeys personKeys(LedgerDatabase database) {
        return new PostgresPersonKeys(database.log());
    }

    @Bean
    PersonalData personalData(PersonKeys keys) {
        return new SealedPersonalData(keys);
    }

    /** Answers are written with the same JSON as requests are read and events are stored, and what is sealed opened. */
    @Bean
    JsonMapper jsonMapper(PersonalData personal) {
        return RevealedAnswers.mapper(personal);
    }

    @Bean
    ApplicationRunner erasureCompletion(PersonKeys keys, PersonalData personal, EventLog log, EventReader events) {
        ErasureCompletion erasures = new ErasureCompletion(keys, personal, log, events);
        return _ -> erasures.complete();
    }
}

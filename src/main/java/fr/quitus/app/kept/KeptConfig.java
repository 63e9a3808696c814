package fr.quitus.app.kept;

import fr.quitus.api.door.MeController;
import fr.quitus.api.ports.KeptEntries;
import fr.quitus.app.storage.LedgerDatabase;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** What people keep for themselves. */
@Configuration(proxyBeanMethods = false)
@Import(MeController.class)
class KeptConfig {
    @Bean
    KeptEntries keptEntries(LedgerDatabase database) {
        return new PostgresKept(database.log());
    }
}

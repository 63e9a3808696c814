package fr.quitus.app.interchange;

import fr.quitus.api.door.ActTime;
import fr.quitus.api.door.CommandGate;
import fr.quitus.api.ledger.Files;
import fr.quitus.api.ports.LedgerClock;
import fr.quitus.api.ports.PersonalData;
import fr.quitus.app.QuitusSettings;
import fr.quitus.app.storage.LedgerDatabase;
import fr.quitus.domain.value.Iban;
import fr.quitus.eventstore.EventLog;
import fr.quitus.projections.paymentruns.Transfers;
import fr.quitus.proofs.note.VerifierKey;
import fr.quitus.proofs.note.VerifierKeys;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The beans that join files to the ledger. */
@Configuration(proxyBeanMethods = false)
class InterchangeConfig {
    @Bean
    PaymentFileStore paymentFileStore(LedgerDatabase database) {
        return new PaymentFileStore(database.log());
    }

    @Bean
    SepaPaymentFiles paymentFiles(PaymentFileStore store, PersonalData personal) {
        return new SepaPaymentFiles(store, personal);
    }

    @Bean
    ActTime actTime(LedgerClock clock) {
        return new ActTime(clock);
    }

    @Bean
    FileDoor fileDoor(CommandGate gate) {
        return new FileDoor(gate);
    }

    @Bean
    Intake intake(ActTime time) {
        return new Intake(time);
    }

    @Bean
    BankFiles bankFiles(EventLog log, Files files, FileDoor door, Transfers transfers, QuitusSettings settings) {
        Set<Iban> accounts = settings.treasuryAccounts().stream().map(Iban::of).collect(Collectors.toSet());
        return new BankFiles(
                log,
                files,
                door,
                new StatementReading(files, transfers, accounts),
                new StatusReading(files, transfers));
    }

    @Bean
    Invoices invoices(Files files, FileDoor door, PersonalData personal) {
        return new Invoices(files, new CreditNotes(files, personal), door);
    }

    @Bean
    ChorusComparison chorusComparison(Files files) {
        return new ChorusComparison(files);
    }

    @Bean
    CommandFiles commandFiles(FileDoor door) {
        return new CommandFiles(door);
    }

    @Bean
    Takeovers takeovers(Files files, FileDoor door, QuitusSettings settings) {
        List<VerifierKey> keys = settings.takeoverKeys().stream()
                .map(String::strip)
                .map(VerifierKey::parse)
                .toList();
        return new Takeovers(files, door, new VerifierKeys(keys));
    }

    @Bean
    RunExecution runExecution(Files files, FileDoor door) {
        return new RunExecution(files, door);
    }
}

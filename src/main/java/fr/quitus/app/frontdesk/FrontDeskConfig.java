package fr.quitus.app.frontdesk;

import fr.quitus.api.door.CommandGate;
import fr.quitus.api.door.FrontDesk;
import fr.quitus.api.door.OverloadLevel;
import fr.quitus.api.ports.LedgerClock;
import fr.quitus.app.QuitusSettings;
import fr.quitus.app.QuitusSettings.Storage.Mode;
import fr.quitus.app.storage.LedgerStorage;
import fr.quitus.bays.BayName;
import fr.quitus.eventstore.EventLog;
import fr.quitus.frontdesk.Deposit;
import fr.quitus.frontdesk.DepositLog;
import fr.quitus.frontdesk.DeskException;
import fr.quitus.frontdesk.DeskSettings;
import fr.quitus.frontdesk.receipt.ReceiptSigner;
import fr.quitus.proofs.note.SigningKey;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

/** The desk's beans. */
@Configuration(proxyBeanMethods = false)
class FrontDeskConfig {
    private static final Logger LOG = LoggerFactory.getLogger(FrontDeskConfig.class);

    /** Where a bay keeps its share of the deposits: beside its data, which is all that filling it again deletes. */
    private static final String FOLDER = "guichet";

    @Bean(destroyMethod = "close")
    Office office(
            QuitusSettings settings,
            LedgerStorage storage,
            EventLog log,
            CommandGate gate,
            LedgerClock acts,
            Clock clock,
            ObjectProvider<OverloadLevel> overload) {
        List<Path> places = places(settings, storage);
        if (!isWanted(settings)) {
            return new Office("Cette instance n'a pas de guichet (quitus.front-desk.enabled).");
        }
        if (places.isEmpty()) {
            throw new IllegalStateException("a front desk needs folders: set quitus.front-desk.folders");
        }
        try {
            DepositLog deposits = DepositLog.open(deskSettings(settings, places, clock));
            SigningKey key = DeskKey.in(settings.data(), settings.proofs().origin() + "/guichet");
            Opening opening = new Opening();
            Waiting waiting = waiting(deposits);
            ReceiptSigner signer = new ReceiptSigner(key);
            Filing filing = new Filing(deposits, gate::ask, waiting, acts.acceptsSimulatedTime(), clock);
            OverloadLevel admission = overload.getIfAvailable(() -> () -> false);
            return new Office(new Office.Parts(
                    deposits,
                    signer,
                    key.verifierKey().text(),
                    opening,
                    new LedgerFrontDesk(deposits, signer, opening, waiting),
                    new DeskWork(opening, new WriteWatch(log, DeskWork.nowMs()), admission, deposits, filing, clock)));
        } catch (DeskException e) {
            LOG.error("the front desk cannot be opened, the instance goes on without it", e);
            return new Office(String.valueOf(e.getMessage()));
        }
    }

    @Bean
    FrontDesk desk(Office office) {
        return office.desk();
    }

    /** Filters are made before the storage is open: they ask for it when there is something to answer. */
    @Bean
    FilterRegistrationBean<DegradedWrites> degradedWrites(
            ObjectProvider<FrontDesk> desk, ObjectProvider<EventLog> log) {
        FilterRegistrationBean<DegradedWrites> filter =
                new FilterRegistrationBean<>(new DegradedWrites(desk::getObject, log::getObject));
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return filter;
    }

    private static boolean isWanted(QuitusSettings settings) {
        Boolean said = settings.frontDesk().enabled();
        return said == null ? settings.storage().mode() == Mode.BAYS : said;
    }

    private static List<Path> places(QuitusSettings settings, LedgerStorage storage) {
        List<Path> said = settings.frontDesk().folders();
        if (!said.isEmpty() || storage.bays().isEmpty()) {
            return said;
        }
        return Arrays.stream(BayName.values())
                .map(bay ->
                        settings.data().resolve("bays").resolve(bay.folder()).resolve(FOLDER))
                .toList();
    }

    private static DeskSettings deskSettings(QuitusSettings settings, List<Path> places, Clock clock) {
        QuitusSettings.FrontDesk desk = settings.frontDesk();
        DeskSettings usual =
                DeskSettings.of(desk.node(), settings.data().resolve(FOLDER).resolve("witness"), places, clock);
        return new DeskSettings(
                usual.node(),
                usual.witness(),
                usual.places(),
                desk.bytesMax(),
                desk.depositsMax(),
                usual.waitingMax(),
                usual.placeTimeout(),
                usual.returnEvery(),
                usual.keepEnded(),
                usual.freeBytesMin(),
                desk.despiteDoubt(),
                clock);
    }

    /** What an earlier run left, known before anything new is let past it. */
    private static Waiting waiting(DepositLog log) {
        Waiting waiting = new Waiting();
        List<Deposit> page = log.pending(0, Filing.PAGE_DEPOSITS_MAX);
        while (!page.isEmpty()) {
            page.forEach(deposit -> waiting.enter(queue(deposit)));
            page = log.pending(page.getLast().number(), Filing.PAGE_DEPOSITS_MAX);
        }
        return waiting;
    }

    private static String queue(Deposit deposit) {
        try {
            CommandGate.Ask ask = DepositedCommand.ask(deposit);
            return FilingOrder.queue(ask.command(), ask.caller().actor());
        } catch (UnreadableDeposit e) {
            return FilingOrder.UNREADABLE;
        }
    }
}

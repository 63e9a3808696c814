package fr.quitus.bench;

import com.zaxxer.hikari.HikariDataSource;
import fr.quitus.domain.LedgerEvent;
import fr.quitus.domain.accounting.JournalEntry;
import fr.quitus.domain.accounting.Posting;
import fr.quitus.domain.accounting.Side;
import java.io.PrintStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventTrackerStatus;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.SimpleEventHandlerInvoker;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.axonframework.eventhandling.tokenstore.inmemory.InMemoryTokenStore;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.messaging.StreamableMessageSource;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.springframework.jdbc.datasource.DataSourceUtils;

/**
 * The peer of a rebuild: Axon's own PooledStreamingEventProcessor replaying the same log into the same balances. It is
 * given more than it usually has: tokens in memory, an unlogged table, and the updates of a batch sent together.
 */
final class StockReplay {
    private static final long WARM_UP_SECONDS = 6;
    private static final long MEASURED_SECONDS = 12;

    /** Segments, and events of a unit of work. */
    private record Setting(int segments, int batchEvents) {}

    private static final List<Setting> SETTINGS = List.of(
            new Setting(1, 100),
            new Setting(1, 1_000),
            new Setting(1, 5_000),
            new Setting(2, 1_000),
            new Setting(4, 1_000));

    private final HikariDataSource database;
    private final EmbeddedEventStore events;
    private final PrintStream progress;

    StockReplay(HikariDataSource database, EventStorageEngine storage, PrintStream progress) throws SQLException {
        this.database = database;
        this.events = EmbeddedEventStore.builder().storageEngine(storage).build();
        this.progress = progress;
        try (Connection connection = database.getConnection();
                PreparedStatement table = connection.prepareStatement(Sql.STOCK_BALANCES)) {
            table.execute();
        }
    }

    /** Events per second at the setting that suits it best, while it runs as fast as it can from the first event on. */
    double bestRate() throws InterruptedException {
        double best = 0;
        try {
            for (Setting setting : SETTINGS) {
                double rate = rate(setting);
                progress.printf(
                        Locale.ROOT,
                        "stock replay, %d segments, batches of %,d: %,.0f events/s%n",
                        setting.segments(),
                        setting.batchEvents(),
                        rate);
                best = Math.max(best, rate);
            }
        } finally {
            events.shutDown();
        }
        return best;
    }

    private double rate(Setting setting) throws InterruptedException {
        TransactionManager transactions = SpringTransactions.manager(database);
        try (ScheduledExecutorService coordinator = Executors.newScheduledThreadPool(1);
                ScheduledExecutorService workers = Executors.newScheduledThreadPool(setting.segments())) {
            PooledStreamingEventProcessor processor = PooledStreamingEventProcessor.builder()
                    .name("balances-" + setting.segments() + "-" + setting.batchEvents())
                    .eventHandlerInvoker(SimpleEventHandlerInvoker.builder()
                            .eventHandlers(new Balances(database))
                            .build())
                    .errorHandler(PropagatingErrorHandler.instance())
                    .messageSource(events)
                    .initialToken(StreamableMessageSource::createTailToken)
                    .tokenStore(new InMemoryTokenStore())
                    .transactionManager(transactions)
                    .coordinatorExecutor(coordinator)
                    .workerExecutor(workers)
                    .initialSegmentCount(setting.segments())
                    .batchSize(setting.batchEvents())
                    .build();
            processor.start();
            try {
                TimeUnit.SECONDS.sleep(WARM_UP_SECONDS);
                long from = position(processor, setting);
                long begun = System.nanoTime();
                TimeUnit.SECONDS.sleep(MEASURED_SECONDS);
                long handled = position(processor, setting) - from;
                return handled / ((System.nanoTime() - begun) / 1e9);
            } finally {
                processor.shutDown();
            }
        }
    }

    /** Where the hindmost segment is. */
    private static long position(PooledStreamingEventProcessor processor, Setting setting) {
        List<EventTrackerStatus> segments =
                List.copyOf(processor.processingStatus().values());
        for (EventTrackerStatus segment : segments) {
            if (segment.isErrorState()) {
                throw new IllegalStateException("the peer's processor failed", segment.getError());
            }
        }
        if (segments.size() < setting.segments()) {
            throw new IllegalStateException("the peer runs " + segments.size() + " segments of " + setting.segments());
        }
        return segments.stream()
                .mapToLong(segment -> segment.getCurrentPosition().orElse(-1))
                .min()
                .orElseThrow();
    }

    /** Its handler. */
    static final class Balances {
        private static final String POSTINGS = "postings";

        private final HikariDataSource database;

        Balances(HikariDataSource database) {
            this.database = database;
        }

        private record Line(int fiscalYear, String account, long debitCents, long creditCents) {}

        /** Gathers what the batch posts. */
        @EventHandler
        public void on(LedgerEvent event) {
            List<Line> lines = CurrentUnitOfWork.get().root().getOrComputeResource(POSTINGS, _ -> begin());
            for (JournalEntry entry : event.entries()) {
                for (Posting posting : entry.postings()) {
                    long cents = posting.amount().cents();
                    boolean debit = posting.side() == Side.DEBIT;
                    lines.add(new Line(
                            entry.accountingDate().getYear(),
                            posting.account().text(),
                            debit ? cents : 0,
                            debit ? 0 : cents));
                }
            }
        }

        private List<Line> begin() {
            List<Line> lines = new ArrayList<>();
            CurrentUnitOfWork.get().onPrepareCommit(_ -> write(lines));
            return lines;
        }

        /** In the order of the accounts: segments that update the same ones must not wait for each other in a ring. */
        private void write(List<Line> lines) {
            lines.sort(Comparator.comparing(Line::account).thenComparing(Line::fiscalYear));
            Connection connection = DataSourceUtils.getConnection(database);
            try (PreparedStatement statement = connection.prepareStatement(Sql.STOCK_POSTING)) {
                for (Line line : lines) {
                    statement.setInt(1, line.fiscalYear());
                    statement.setString(2, line.account());
                    statement.setLong(3, line.debitCents());
                    statement.setLong(4, line.creditCents());
                    statement.addBatch();
                }
                statement.executeBatch();
            } catch (SQLException e) {
                throw new IllegalStateException("the peer's balances cannot be written", e);
            } finally {
                DataSourceUtils.releaseConnection(connection, database);
            }
        }
    }
}

package fr.quitus.api.ledger;

import fr.quitus.api.ports.Books;
import fr.quitus.domain.Decision;
import fr.quitus.domain.actor.Act;
import fr.quitus.domain.fiscalyear.FiscalYears;
import fr.quitus.domain.yearend.LeftOfTheYear;
import fr.quitus.domain.yearend.ResultAccounts;
import fr.quitus.domain.yearend.YearCommand;
import fr.quitus.domain.yearend.YearCommand.CloseBudget;
import fr.quitus.domain.yearend.YearCommand.CloseFiscalYear;
import fr.quitus.domain.yearend.YearCommand.EnterComplementaryPeriod;
import fr.quitus.domain.yearend.YearCommand.OpenFiscalYear;
import fr.quitus.domain.yearend.YearCommand.OpenInventory;
import fr.quitus.domain.yearend.YearDecisions;
import fr.quitus.domain.yearend.YearEvent;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.messaging.annotation.MetaDataValue;

/** Exercices : loads, decides, applies; the gate lets no other command be decided meanwhile. */
final class YearHandlers {
    private final Streams.Repositories repositories;
    private final Supplier<Books> books;

    YearHandlers(Streams.Repositories repositories, Supplier<Books> books) {
        this.repositories = repositories;
        this.books = books;
    }

    private interface Deciding<C extends YearCommand> {
        Decision<YearEvent> decide(C command, Act act, FiscalYears years);
    }

    @CommandHandler
    Outcome handle(OpenFiscalYear c, @MetaDataValue(Call.METADATA) Call call) {
        return decided(c, call, YearDecisions::decide);
    }

    @CommandHandler
    Outcome handle(EnterComplementaryPeriod c, @MetaDataValue(Call.METADATA) Call call) {
        return decided(c, call, YearDecisions::decide);
    }

    @CommandHandler
    Outcome handle(CloseBudget c, @MetaDataValue(Call.METADATA) Call call) {
        return decided(c, call, (command, act, years) -> {
            Decision<YearEvent> unread = YearDecisions.decide(command, act, years, List.of());
            return unread instanceof Decision.Refused<YearEvent>
                    ? unread
                    : YearDecisions.decide(command, act, years, books.get().toRegularise(command.year()));
        });
    }

    @CommandHandler
    Outcome handle(OpenInventory c, @MetaDataValue(Call.METADATA) Call call) {
        return decided(c, call, YearDecisions::decide);
    }

    /** The books are only asked when the years would let the year be closed. */
    @CommandHandler
    Outcome handle(CloseFiscalYear c, @MetaDataValue(Call.METADATA) Call call) {
        return decided(c, call, (command, act, years) -> {
            Decision<YearEvent> unread =
                    YearDecisions.decide(command, act, years, ResultAccounts.NONE, List.of(), LeftOfTheYear.NOTHING);
            if (unread instanceof Decision.Refused<YearEvent>) {
                return unread;
            }
            Books read = books.get();
            return YearDecisions.decide(
                    command,
                    act,
                    years,
                    read.resultAccounts(command.year()),
                    read.toRegularise(command.year()),
                    read.left(command.year()));
        });
    }

    private <C extends YearCommand> Outcome decided(C command, Call call, Deciding<C> deciding) {
        Streams streams = new Streams(repositories);
        FiscalYears years =
                streams.target(FiscalYearsStream.class, YearDecisions.AGGREGATE_ID, FiscalYearsStream::new, call);
        return streams.outcome(deciding.decide(command, call.act(), years), Map.of());
    }
}

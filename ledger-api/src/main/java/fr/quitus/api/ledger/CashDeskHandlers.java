package fr.quitus.api.ledger;

import fr.quitus.api.ports.Numbers;
import fr.quitus.domain.Decision;
import fr.quitus.domain.LedgerEvent;
import fr.quitus.domain.cashdesk.CashDesk;
import fr.quitus.domain.cashdesk.CashDeskCommand;
import fr.quitus.domain.cashdesk.CashDeskCommand.ClaimUnpaidCheque;
import fr.quitus.domain.cashdesk.CashDeskCommand.ConfirmRemittance;
import fr.quitus.domain.cashdesk.CashDeskCommand.RecordCashCount;
import fr.quitus.domain.cashdesk.CashDeskCommand.RecordCashReceipt;
import fr.quitus.domain.cashdesk.CashDeskCommand.RecordUnpaidCheque;
import fr.quitus.domain.cashdesk.CashDeskCommand.RegulariseCashReceipt;
import fr.quitus.domain.cashdesk.CashDeskCommand.RemitCash;
import fr.quitus.domain.cashdesk.CashDeskDecisions;
import fr.quitus.domain.cashdesk.CashDeskEvent.CashReceiptRecorded;
import fr.quitus.domain.cashdesk.CashDeskEvent.CashRemitted;
import fr.quitus.domain.cashdesk.TillDecisions;
import fr.quitus.domain.revenue.Debtor;
import fr.quitus.domain.revenue.RevenueOrder;
import fr.quitus.domain.thirdparty.ThirdParty;
import fr.quitus.domain.value.RevenueOrderNumber;
import fr.quitus.domain.value.ThirdPartyRef;
import java.util.LinkedHashMap;
import java.util.Map;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.messaging.annotation.MetaDataValue;

/** Caisse : each handler loads, decides, applies. */
final class CashDeskHandlers {
    private final Streams.Repositories repositories;
    private final Numbers numbers;

    CashDeskHandlers(Streams.Repositories repositories, Numbers numbers) {
        this.repositories = repositories;
        this.numbers = numbers;
    }

    @CommandHandler
    Outcome handle(RecordCashReceipt asked, @MetaDataValue(Call.METADATA) Call call) {
        Streams streams = new Streams(repositories);
        CashDesk desk = desk(streams, asked, call);
        var payer = asked.payer();
        RecordCashReceipt c = payer == null ? asked : streams.sealed(asked, payer.ref());
        return outcome(streams, CashDeskDecisions.decide(c, call.act(), desk), c, Map.of());
    }

    @CommandHandler
    Outcome handle(RegulariseCashReceipt c, @MetaDataValue(Call.METADATA) Call call) {
        Streams streams = new Streams(repositories);
        CashDesk desk = desk(streams, c, call);
        RevenueOrderNumber number = numbers.nextRevenueOrder();
        return outcome(streams, CashDeskDecisions.decide(c, call.act(), desk, number), c, RevenueHandlers.ids(number));
    }

    @CommandHandler
    Outcome handle(RemitCash c, @MetaDataValue(Call.METADATA) Call call) {
        Streams streams = new Streams(repositories);
        CashDesk desk = desk(streams, c, call);
        return outcome(streams, CashDeskDecisions.decide(c, call.act(), desk), c, Map.of());
    }

    @CommandHandler
    Outcome handle(ConfirmRemittance c, @MetaDataValue(Call.METADATA) Call call) {
        Streams streams = new Streams(repositories);
        CashDesk desk = desk(streams, c, call);
        return outcome(
                streams,
                CashDeskDecisions.decide(
                        c, call.act(), desk, streams.bankEntry(c.statement().id())),
                c,
                Map.of());
    }

    @CommandHandler
    Outcome handle(RecordCashCount c, @MetaDataValue(Call.METADATA) Call call) {
        Streams streams = new Streams(repositories);
        CashDesk desk = desk(streams, c, call);
        return outcome(streams, TillDecisions.decide(c, call.act(), desk), c, Map.of());
    }

    @CommandHandler
    Outcome handle(RecordUnpaidCheque c, @MetaDataValue(Call.METADATA) Call call) {
        Streams streams = new Streams(repositories);
        CashDesk desk = desk(streams, c, call);
        return outcome(
                streams,
                TillDecisions.decide(
                        c, call.act(), desk, streams.bankEntry(c.statement().id())),
                c,
                Map.of());
    }

    @CommandHandler
    Outcome handle(ClaimUnpaidCheque asked, @MetaDataValue(Call.METADATA) Call call) {
        Streams streams = new Streams(repositories);
        CashDesk desk = desk(streams, asked, call);
        var drawer = asked.drawer();
        ClaimUnpaidCheque c = drawer == null ? asked : streams.sealed(asked, drawer.ref());
        RevenueOrderNumber number = numbers.nextRevenueOrder();
        streams.create(RevenueOrderStream.class, RevenueOrder.aggregateId(number), RevenueOrderStream::new);
        ThirdParty person = TillDecisions.debtor(c, desk)
                .map(Debtor::ref)
                .filter(ThirdPartyRef::isPerson)
                .map(ref -> ThirdPartyHandlers.party(streams, ref))
                .orElse(ThirdParty.UNREGISTERED);
        return outcome(
                streams, TillDecisions.decide(c, call.act(), desk, number, person), c, RevenueHandlers.ids(number));
    }

    private static CashDesk desk(Streams streams, CashDeskCommand c, Call call) {
        return streams.target(CashDeskStream.class, CashDesk.aggregateId(c.post()), CashDeskStream::new, call);
    }

    /** With the number that the desk gave. */
    private static Outcome outcome(
            Streams streams, Decision<? extends LedgerEvent> decision, CashDeskCommand c, Map<String, String> more) {
        Map<String, String> ids = new LinkedHashMap<>(more);
        ids.put("post", c.post().text());
        if (decision instanceof Decision.Accepted<? extends LedgerEvent>(var events)) {
            for (LedgerEvent event : events) {
                switch (event) {
                    case CashReceiptRecorded e -> ids.put("receiptNumber", String.valueOf(e.receiptNumber()));
                    case CashRemitted e -> ids.put("remittanceNumber", String.valueOf(e.remittanceNumber()));
                    default -> {}
                }
            }
        }
        return streams.outcome(decision, ids);
    }
}

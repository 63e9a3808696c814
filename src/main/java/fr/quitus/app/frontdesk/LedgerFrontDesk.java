package fr.quitus.app.frontdesk;

import fr.quitus.api.door.CommandGate;
import fr.quitus.api.door.FrontDesk;
import fr.quitus.frontdesk.Act;
import fr.quitus.frontdesk.DepositLog;
import fr.quitus.frontdesk.Deposited;
import fr.quitus.frontdesk.DeskException;
import fr.quitus.frontdesk.receipt.DepositReceipt;
import fr.quitus.frontdesk.receipt.ReceiptSigner;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;

/** The door's front desk: kept by the deposit log, open when {@link Opening} says so. */
final class LedgerFrontDesk implements FrontDesk {
    private final DepositLog log;
    private final ReceiptSigner signer;
    private final Opening opening;
    private final Waiting waiting;

    LedgerFrontDesk(DepositLog log, ReceiptSigner signer, Opening opening, Waiting waiting) {
        this.log = log;
        this.signer = signer;
        this.opening = opening;
        this.waiting = waiting;
    }

    @Override
    public boolean isOpen() {
        return opening.isOpen();
    }

    @Override
    public boolean takesOverflow() {
        return opening.takesOverflow();
    }

    @Override
    public String why() {
        return opening.why();
    }

    @Override
    public Optional<Receipt> waiting(UUID commandId) {
        return waiting.isEmpty()
                ? Optional.empty()
                : log.find(commandId)
                        .filter(found -> log.ending(found.deposit().number()).isEmpty())
                        .map(found -> receipt(found, true));
    }

    @Override
    public boolean waitsBefore(CommandGate.Ask ask) {
        return waiting.in(FilingOrder.queue(ask.command(), ask.caller().actor()));
    }

    @Override
    public Receipt deposit(Deposit deposit) {
        CommandGate.Ask ask = deposit.ask();
        String queue = FilingOrder.queue(ask.command(), ask.caller().actor());
        Act act = new Act(
                deposit.commandId(),
                ask.command().getClass().getSimpleName(),
                deposit.commandHash(),
                ask.caller().actor().text(),
                DepositedCommand.of(ask, deposit.unchecked()).json());
        // Counted before it can be found, so that it cannot be filed before it is counted.
        waiting.enter(queue);
        boolean entered = false;
        try {
            Deposited deposited = log.deposit(act);
            entered = !deposited.replayed();
            return receipt(deposited, deposited.replayed());
        } catch (DeskException.OtherAct e) {
            return log.find(deposit.commandId())
                    .map(found -> receipt(found, true))
                    .orElseThrow(() -> e);
        } catch (DeskException.Full e) {
            throw new Full(String.valueOf(e.getMessage()));
        } catch (DeskException.NoPlace | DeskException.Closed e) {
            throw new Doubtful(String.valueOf(e.getMessage()));
        } finally {
            if (!entered) {
                waiting.leave(queue);
            }
        }
    }

    private Receipt receipt(Deposited deposited, boolean replayed) {
        DepositReceipt receipt = signer.sign(deposited);
        return new Receipt(
                deposited.deposit().receiptNumber(),
                deposited.deposit().act().commandHash(),
                receipt.json().getBytes(StandardCharsets.UTF_8),
                replayed);
    }
}

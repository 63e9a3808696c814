package fr.quitus.domain.payment;

import fr.quitus.domain.actor.Act;
import fr.quitus.domain.value.Amount;
import fr.quitus.domain.value.PaymentRunId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * Ordres de virement d'une campagne close : what its file is made of, and nothing else, so that the file is the same
 * whenever it is written.
 *
 * @param messageId identity of the file for the bank, which refuses a second one of this name
 * @param createdAt when the run was closed
 */
public record RunOrders(String messageId, Instant createdAt, TreasuryAccount account, List<RunTransfer> transfers) {
    public RunOrders {
        transfers = List.copyOf(transfers);
    }

    /** A run closed after a day it asked for asks for the day of its closing: a bank takes no past date. */
    static RunOrders closing(RunFile file, Instant closedAt) {
        LocalDate closedOn = closedAt.atZone(Act.PARIS).toLocalDate();
        return new RunOrders(
                messageId(file.id()),
                closedAt,
                file.account(),
                file.members().transfers().stream()
                        .map(transfer -> transfer.executionOn().isBefore(closedOn) ? on(transfer, closedOn) : transfer)
                        .toList());
    }

    /** The run's own identity: no other run has it. */
    static String messageId(PaymentRunId run) {
        return run.text();
    }

    public Amount total() {
        return Amount.total(
                "La campagne", transfers.stream().map(RunTransfer::amount).toList());
    }

    /** The transfers of a group (PmtInf) of the file: groups are numbered from 1 in the order of their days. */
    public List<RunTransfer> group(int number) {
        TreeMap<LocalDate, List<RunTransfer>> byDay = new TreeMap<>();
        transfers.forEach(transfer -> byDay.computeIfAbsent(transfer.executionOn(), _ -> new ArrayList<>())
                .add(transfer));
        List<List<RunTransfer>> groups = List.copyOf(byDay.values());
        return number < 1 || number > groups.size() ? List.of() : List.copyOf(groups.get(number - 1));
    }

    private static RunTransfer on(RunTransfer transfer, LocalDate day) {
        return new RunTransfer(
                transfer.endToEndId(),
                transfer.creditor(),
                transfer.supplier(),
                transfer.account(),
                transfer.amount(),
                transfer.remittance(),
                day);
    }
}

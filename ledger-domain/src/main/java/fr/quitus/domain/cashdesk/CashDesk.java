package fr.quitus.domain.cashdesk;

import fr.quitus.domain.actor.ActorId;
import fr.quitus.domain.cashdesk.CashDeskEvent.CashCounted;
import fr.quitus.domain.cashdesk.CashDeskEvent.CashReceiptRecorded;
import fr.quitus.domain.cashdesk.CashDeskEvent.CashRemitted;
import fr.quitus.domain.cashdesk.CashDeskEvent.ChequeReturnedUnpaid;
import fr.quitus.domain.cashdesk.CashDeskEvent.RegularisationTitleIssued;
import fr.quitus.domain.cashdesk.CashDeskEvent.RemittanceCredited;
import fr.quitus.domain.cashdesk.CashDeskEvent.UnpaidChequeClaimed;
import fr.quitus.domain.revenue.ClaimLine;
import fr.quitus.domain.revenue.Debtor;
import fr.quitus.domain.value.AccountingPostId;
import fr.quitus.domain.value.Amount;
import fr.quitus.domain.value.Balance;
import fr.quitus.domain.value.BankEntryId;
import fr.quitus.domain.value.FiscalYear;
import fr.quitus.domain.value.FundsCentre;
import fr.quitus.domain.value.RevenueOrderNumber;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Caisse : what the desk of a post holds by means of payment, which receipts still owe a title, and what is on its way
 * to the Treasury account. What it holds is never negative.
 *
 * @param receipts how many were recorded; the last one has this number
 * @param awaitingTitle receipts to be regularised, by number
 * @param remittances every one, by number
 * @param cheques receipts by cheque, by number: any may come back
 */
public record CashDesk(
        int receipts,
        Map<CashMeans, Balance> held,
        Map<Integer, Awaiting> awaitingTitle,
        Map<Integer, Remittance> remittances,
        Map<Integer, Cheque> cheques) {
    public static final CashDesk EMPTY = new CashDesk(0, Map.of(), Map.of(), Map.of(), Map.of());

    /**
     * Recette par chèque.
     *
     * @param returned the bank took it back: which entry, and which unit claims it
     * @param claimedBy the title
     */
    public record Cheque(
            CashReceiptRecorded receipt,
            @Nullable ChequeReturnedUnpaid returned,
            @Nullable RevenueOrderNumber claimedBy) {}

    /** Recette à régulariser. */
    public record Awaiting(
            FiscalYear year,
            FundsCentre fundsCentre,
            @Nullable Debtor payer,
            String subject,
            List<ClaimLine> lines,
            Amount amount,
            ActorId recordedBy) {
        public Awaiting {
            lines = List.copyOf(lines);
        }
    }

    /**
     * Versement.
     *
     * @param inTransit what the bank did not credit yet
     * @param creditedBy the bank entries that did
     */
    public record Remittance(CashMeans means, Balance inTransit, Set<BankEntryId> creditedBy) {
        public Remittance {
            creditedBy = Set.copyOf(creditedBy);
        }

        Remittance credited(RemittanceCredited e) {
            Set<BankEntryId> entries = new HashSet<>(creditedBy);
            entries.add(e.bankEntryId());
            return new Remittance(means, inTransit.minus(e.amount()), entries);
        }
    }

    public CashDesk {
        held = Map.copyOf(held);
        awaitingTitle = Map.copyOf(awaitingTitle);
        remittances = Map.copyOf(remittances);
        cheques = Map.copyOf(cheques);
    }

    public static String aggregateId(AccountingPostId post) {
        return "cash-desk:" + post;
    }

    public Balance held(CashMeans means) {
        return held.getOrDefault(means, Balance.ZERO);
    }

    Optional<Awaiting> awaiting(int receiptNumber) {
        return Optional.ofNullable(awaitingTitle.get(receiptNumber));
    }

    public Optional<Cheque> cheque(int receiptNumber) {
        return Optional.ofNullable(cheques.get(receiptNumber));
    }

    /** Cheques that left the desk for the bank and did not come back. */
    Balance chequesAtTheBank() {
        Balance sum = Balance.ZERO;
        for (Cheque cheque : cheques.values()) {
            sum = cheque.returned() == null ? sum.plus(cheque.receipt().amount()) : sum;
        }
        return sum.minus(held(CashMeans.CHEQUE));
    }

    Optional<Remittance> remittance(int number) {
        return Optional.ofNullable(remittances.get(number));
    }

    public CashDesk evolve(CashDeskEvent event) {
        return switch (event) {
            case CashReceiptRecorded e -> recorded(e);
            case RegularisationTitleIssued e ->
                new CashDesk(receipts, held, withoutAwaiting(e.receiptNumber()), remittances, cheques);
            case CashRemitted e ->
                new CashDesk(
                        receipts,
                        holding(e.means(), held(e.means()).minus(e.amount())),
                        awaitingTitle,
                        with(
                                e.remittanceNumber(),
                                new Remittance(e.means(), e.amount().balance(), Set.of())),
                        cheques);
            case RemittanceCredited e ->
                new CashDesk(
                        receipts,
                        held,
                        awaitingTitle,
                        remittance(e.remittanceNumber())
                                .map(known -> with(e.remittanceNumber(), known.credited(e)))
                                .orElse(remittances),
                        cheques);
            case CashCounted e ->
                new CashDesk(receipts, holding(CashMeans.CASH, e.counted()), awaitingTitle, remittances, cheques);
            case ChequeReturnedUnpaid e ->
                new CashDesk(
                        receipts,
                        held,
                        withoutAwaiting(e.receiptNumber()),
                        remittances,
                        with(e.receiptNumber(), known -> new Cheque(known.receipt(), e, null)));
            case UnpaidChequeClaimed e ->
                new CashDesk(
                        receipts,
                        held,
                        awaitingTitle,
                        remittances,
                        with(
                                e.receiptNumber(),
                                known -> new Cheque(known.receipt(), known.returned(), e.revenueOrderNumber())));
        };
    }

    private CashDesk recorded(CashReceiptRecorded e) {
        Map<Integer, Cheque> next = new HashMap<>(cheques);
        if (e.means() == CashMeans.CHEQUE) {
            next.put(e.receiptNumber(), new Cheque(e, null, null));
        }
        return new CashDesk(
                e.receiptNumber(), holding(e.means(), held(e.means()).plus(e.amount())), with(e), remittances, next);
    }

    private Map<Integer, Awaiting> withoutAwaiting(int receiptNumber) {
        Map<Integer, Awaiting> left = new HashMap<>(awaitingTitle);
        left.remove(receiptNumber);
        return left;
    }

    private Map<Integer, Cheque> with(int receiptNumber, UnaryOperator<Cheque> step) {
        Map<Integer, Cheque> next = new HashMap<>(cheques);
        next.computeIfPresent(receiptNumber, (_, known) -> step.apply(known));
        return next;
    }

    private Map<CashMeans, Balance> holding(CashMeans means, Balance balance) {
        Map<CashMeans, Balance> next = new HashMap<>(held);
        next.put(means, balance);
        return next;
    }

    private Map<Integer, Awaiting> with(CashReceiptRecorded e) {
        FundsCentre centre = e.regularisingCentre();
        if (centre == null) {
            return awaitingTitle;
        }
        Map<Integer, Awaiting> next = new HashMap<>(awaitingTitle);
        next.put(
                e.receiptNumber(),
                new Awaiting(e.year(), centre, e.payer(), e.subject(), e.lines(), e.amount(), e.recordedBy()));
        return next;
    }

    private Map<Integer, Remittance> with(int number, Remittance remittance) {
        Map<Integer, Remittance> next = new HashMap<>(remittances);
        next.put(number, remittance);
        return next;
    }
}

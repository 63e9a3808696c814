package fr.quitus.domain.cashdesk;

import fr.quitus.domain.actor.ActorId;
import fr.quitus.domain.cashdesk.CashDeskEvent.CashReceiptRecorded;
import fr.quitus.domain.cashdesk.CashDeskEvent.CashRemitted;
import fr.quitus.domain.cashdesk.CashDeskEvent.RegularisationTitleIssued;
import fr.quitus.domain.cashdesk.CashDeskEvent.RemittanceCredited;
import fr.quitus.domain.revenue.ClaimLine;
import fr.quitus.domain.revenue.Debtor;
import fr.quitus.domain.value.AccountingPostId;
import fr.quitus.domain.value.Amount;
import fr.quitus.domain.value.Balance;
import fr.quitus.domain.value.BankEntryId;
import fr.quitus.domain.value.FiscalYear;
import fr.quitus.domain.value.FundsCentre;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Caisse : what the desk of a post holds by means of payment, which receipts still owe a title, and what is on its way
 * to the Treasury account. What it holds is never negative.
 *
 * @param receipts how many were recorded; the last one has this number
 * @param awaitingTitle receipts to be regularised, by number
 * @param remittances every one, by number
 */
public record CashDesk(
        int receipts,
        Map<CashMeans, Balance> held,
        Map<Integer, Awaiting> awaitingTitle,
        Map<Integer, Remittance> remittances) {
    public static final CashDesk EMPTY = new CashDesk(0, Map.of(), Map.of(), Map.of());

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

    Optional<Remittance> remittance(int number) {
        return Optional.ofNullable(remittances.get(number));
    }

    public CashDesk evolve(CashDeskEvent event) {
        return switch (event) {
            case CashReceiptRecorded e ->
                new CashDesk(
                        e.receiptNumber(), holding(e.means(), held(e.means()).plus(e.amount())), with(e), remittances);
            case RegularisationTitleIssued e -> {
                Map<Integer, Awaiting> left = new HashMap<>(awaitingTitle);
                left.remove(e.receiptNumber());
                yield new CashDesk(receipts, held, left, remittances);
            }
            case CashRemitted e ->
                new CashDesk(
                        receipts,
                        holding(e.means(), held(e.means()).minus(e.amount())),
                        awaitingTitle,
                        with(
                                e.remittanceNumber(),
                                new Remittance(e.means(), e.amount().balance(), Set.of())));
            case RemittanceCredited e ->
                new CashDesk(
                        receipts,
                        held,
                        awaitingTitle,
                        remittance(e.remittanceNumber())
                                .map(known -> with(e.remittanceNumber(), known.credited(e)))
                                .orElse(remittances));
        };
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

package fr.quitus.app.closing;

import fr.quitus.domain.value.Balance;
import fr.quitus.domain.value.Credits;
import fr.quitus.domain.value.FiscalYear;
import fr.quitus.projections.availability.CreditsLeft;
import fr.quitus.projections.availability.CreditsLeft.Holder;
import fr.quitus.projections.commitmentregister.CarriableCommitments;
import fr.quitus.projections.commitmentregister.CarriableCommitments.Carriable;
import fr.quitus.projections.yearclosing.ClosingFiles;
import fr.quitus.projections.yearclosing.ClosingFiles.ClosingFile;
import fr.quitus.projections.yearclosing.ClosingKind;
import java.util.List;
import java.util.Set;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Reste à faire : what the views know of a year that is not closed yet, up to the head of the log. */
final class WhatIsLeft {
    /** Direct payments that are named; all are counted. */
    static final int NAMED_MAX = 100;

    private static final Set<ClosingKind> REQUESTS = Set.of(ClosingKind.REQUEST, ClosingKind.OWN_REQUEST);

    private final ClosingFiles files;
    private final CarriableCommitments commitments;
    private final CreditsLeft credits;
    private final LongSupplier head;

    /** @param head position of the last event */
    WhatIsLeft(ClosingFiles files, CarriableCommitments commitments, CreditsLeft credits, LongSupplier head) {
        this.files = files;
        this.commitments = commitments;
        this.credits = credits;
        this.head = head;
    }

    /**
     * What is left of a year.
     *
     * @param paymentRequests liquidated and not paid
     * @param toRegularise the first of the direct payments
     */
    record Left(
            Files paymentRequests,
            Files commitments,
            Level units,
            Level operatingBudgets,
            Level programmes,
            Files directPayments,
            List<DirectPaymentLine> toRegularise,
            Files inventoryEntries) {
        /** Nothing of its budget is left; entries of the inventory are no part of it. */
        boolean nothing() {
            int open = paymentRequests.count() + commitments.count() + directPayments.count();
            return open + units.holders() + operatingBudgets.holders() + programmes.holders() == 0;
        }
    }

    /** Files, and what they come to. */
    record Files(int count, Balance amount) {}

    /**
     * Credits of one level: how many holders have some left, how much, what lapsed, and by how much évaluatifs credits
     * were exceeded, which the finance acts of the year are to cover (LOLF art. 10).
     */
    record Level(int holders, Credits left, Credits lapsed, Credits exceeded) {}

    /** A direct payment on no credits yet. */
    record DirectPaymentLine(
            String directPaymentId, String number, @Nullable String fundsCentre, Balance amount) {}

    /** Payment requests to carry on, the first of them. */
    List<ClosingFile> requests(FiscalYear year, int limit) {
        return files.first(REQUESTS, year, head.getAsLong(), limit);
    }

    /** Entries to take back at the opening of the next year, the first of them. */
    List<ClosingFile> inventoryEntries(FiscalYear year, int limit) {
        return files.first(Set.of(ClosingKind.INVENTORY_ENTRY), year, head.getAsLong(), limit);
    }

    /** Commitments to carry on, the first of them. */
    List<Carriable> commitments(FiscalYear year, int limit) {
        return commitments.first(year, head.getAsLong(), limit);
    }

    /** Credits of every level. */
    CreditsLeft.Levels credits(FiscalYear year) {
        return credits.at(year, head.getAsLong());
    }

    Left of(FiscalYear year) {
        long position = head.getAsLong();
        List<ClosingFiles.Total> totals = files.totals(year, position);
        CarriableCommitments.Total carriable = commitments.total(year, position);
        CreditsLeft.Levels levels = credits.at(year, position);
        List<ClosingFile> direct = files.first(Set.of(ClosingKind.DIRECT_PAYMENT), year, position, NAMED_MAX);
        return new Left(
                sum(totals, REQUESTS),
                new Files(carriable.count(), carriable.residual()),
                level(levels.units()),
                level(levels.operatingBudgets()),
                level(levels.programmes()),
                sum(totals, Set.of(ClosingKind.DIRECT_PAYMENT)),
                direct.stream()
                        .map(file -> new DirectPaymentLine(file.id(), file.number(), file.fundsCentre(), file.amount()))
                        .toList(),
                sum(totals, Set.of(ClosingKind.INVENTORY_ENTRY)));
    }

    private static Files sum(List<ClosingFiles.Total> totals, Set<ClosingKind> kinds) {
        int count = 0;
        Balance amount = Balance.ZERO;
        for (ClosingFiles.Total total : totals) {
            if (kinds.contains(total.kind())) {
                count += total.count();
                amount = amount.plus(total.amount());
            }
        }
        return new Files(count, amount);
    }

    private static Level level(List<Holder> holders) {
        return new Level(
                (int) holders.stream().filter(Holder::holds).count(),
                holders.stream().map(Holder::left).reduce(Credits.NONE, Credits::plus),
                holders.stream().map(Holder::lapsed).reduce(Credits.NONE, Credits::plus),
                holders.stream().map(Holder::exceeded).reduce(Credits.NONE, Credits::plus));
    }
}

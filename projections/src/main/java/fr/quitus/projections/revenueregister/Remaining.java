package fr.quitus.projections.revenueregister;

import fr.quitus.domain.accounting.JournalEntry;
import fr.quitus.domain.revenue.ClaimPart;
import fr.quitus.domain.revenue.ClaimShare;
import fr.quitus.domain.revenue.RecoveryEvent.SurchargeApplied;
import fr.quitus.domain.revenue.RecoveryEvent.SurchargeCorrected;
import fr.quitus.domain.revenue.RevenueOrderEvent.RevenueOrderTakenInCharge;
import fr.quitus.domain.revenue.RevenueRules;
import fr.quitus.domain.value.Amount;
import fr.quitus.projections.engine.Appends;
import fr.quitus.projections.ports.LoggedEvent;
import fr.quitus.projections.revenueregister.RevenueRegisterProjection.Move;
import fr.quitus.projections.revenueregister.RevenueRegisterProjection.MoveKey;
import fr.quitus.projections.revenueregister.RevenueRegisterProjection.Number;
import java.time.LocalDate;
import java.util.List;

/** Mouvements des restes à recouvrer of one event, each on the accounting date that its entry has. */
final class Remaining {
    private final Number number;
    private final LoggedEvent logged;
    private final Appends appends;
    private int ordinal;

    Remaining(Number number, LoggedEvent logged, Appends appends) {
        this.number = number;
        this.logged = logged;
        this.appends = appends;
    }

    /** The whole principal is due. */
    TitleRow taken(TitleRow row, RevenueOrderTakenInCharge e) {
        TitleRow next = row;
        for (LeftByPosition.Position position : row.left().positions()) {
            move(next, position.revenueLine(), e.takenOn(), position.leftCents());
        }
        return next;
    }

    TitleRow surcharged(TitleRow row, SurchargeApplied e) {
        return added(row, ClaimPart.SURCHARGE, RevenueRules.SURCHARGES.text(), e.amount(), e.appliedOn());
    }

    TitleRow costs(TitleRow row, Amount costs, LocalDate day) {
        return added(row, ClaimPart.COSTS, RevenueRules.COSTS.text(), costs, day);
    }

    /** The surcharge is less; what had been collected of it pays the principal, or is owed back. */
    TitleRow corrected(TitleRow row, SurchargeCorrected e) {
        TitleRow next = reduced(row, e.shares(), e.paid(), e.correctedOn());
        for (ClaimShare share : e.moved()) {
            ClaimShare surcharge = e.shares().getFirst();
            List<ClaimShare> given = List.of(
                    new ClaimShare(surcharge.line(), surcharge.part(), surcharge.revenueLine(), share.amount()));
            next = moved(moved(next, given, 1, e.correctedOn()), List.of(share), -1, e.correctedOn());
        }
        return next;
    }

    private TitleRow added(TitleRow row, ClaimPart part, String revenueLine, Amount amount, LocalDate day) {
        move(row, revenueLine, day, amount.cents());
        return row.with(row.left().with(part, revenueLine, amount));
    }

    /** So much less is left of these positions. */
    TitleRow less(TitleRow row, List<ClaimShare> shares, LocalDate day) {
        return moved(row, shares, -1, day);
    }

    /** What was paid of a part that is no longer due never was left. */
    TitleRow reduced(TitleRow row, List<ClaimShare> shares, List<ClaimShare> paid, LocalDate day) {
        return moved(moved(row, shares, -1, day), paid, 1, day);
    }

    private TitleRow moved(TitleRow row, List<ClaimShare> shares, int sign, LocalDate day) {
        LeftByPosition left = row.left();
        for (ClaimShare share : shares) {
            long cents = sign * share.amount().cents();
            move(row, share.revenueLine().text(), day, cents);
            left = left.moved(share.line(), cents);
        }
        return row.with(left);
    }

    private void move(TitleRow row, String revenueLine, LocalDate day, long cents) {
        List<JournalEntry> entries = logged.event().entries();
        LocalDate dueOn = row.title().dueOn();
        appends.append(
                RevenueRegisterProjection.MOVES,
                new MoveKey(logged.position(), ordinal++),
                new Move(
                        number.number(),
                        row.title().fiscalYear(),
                        row.title().fundsCentre(),
                        revenueLine,
                        dueOn == null ? day : dueOn,
                        entries.isEmpty() ? day : entries.getFirst().accountingDate(),
                        logged.recordedAt(),
                        cents));
    }
}

package fr.quitus.projections.revenueregister;

import fr.quitus.domain.cashdesk.CashDeskEvent.RegularisationTitleIssued;
import fr.quitus.domain.revenue.ClaimLine;
import fr.quitus.domain.revenue.Debtor;
import fr.quitus.domain.revenue.RevenueOrderEvent.ClaimEstablished;
import fr.quitus.domain.value.ThirdPartyRef;
import fr.quitus.projections.revenueregister.RevenueRegisterProjection.Row;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row of the register while an event is folded into it: what the title is, what became of the claim, and how it is
 * pursued.
 */
record TitleRow(Title title, Sums sums, LeftByPosition left, Pursuit pursuit, Mark mark) {
    /** What was told of the title when it was made, and by whom it is collected. */
    record Title(
            String kind,
            int fiscalYear,
            String fundsCentre,
            @Nullable String post,
            @Nullable Debtor debtor,
            String subject,
            String stage,
            @Nullable LocalDate issuedOn,
            @Nullable LocalDate dueOn) {
        Title become(String next) {
            return new Title(kind, fiscalYear, fundsCentre, post, debtor, subject, next, issuedOn, dueOn);
        }

        Title issued(String by, LocalDate on, LocalDate due) {
            return new Title(kind, fiscalYear, fundsCentre, by, debtor, subject, "ISSUED", on, due);
        }

        Title taken(String by) {
            return new Title(kind, fiscalYear, fundsCentre, by, debtor, subject, IN_CHARGE, issuedOn, dueOn);
        }
    }

    /** What the claim came to, in cents. */
    record Sums(
            long issued,
            long added,
            long reduced,
            long remitted,
            long writtenOff,
            long collected,
            long recovered,
            long excess) {
        static Sums of(List<ClaimLine> lines) {
            long cents = 0;
            for (ClaimLine line : lines) {
                cents = Math.addExact(cents, line.amount().cents());
            }
            return new Sums(cents, 0, 0, 0, 0, 0, 0, 0);
        }

        Sums added(long more) {
            return new Sums(
                    issued, Math.addExact(added, more), reduced, remitted, writtenOff, collected, recovered, excess);
        }

        /** @param paid what had been collected of the part that is no longer due: it is owed back */
        Sums reduced(long more, long paid) {
            return new Sums(
                    issued,
                    added,
                    Math.addExact(reduced, more),
                    remitted,
                    writtenOff,
                    Math.subtractExact(collected, paid),
                    recovered,
                    Math.addExact(excess, paid));
        }

        Sums remitted(long more) {
            return new Sums(
                    issued, added, reduced, Math.addExact(remitted, more), writtenOff, collected, recovered, excess);
        }

        Sums writtenOff(long more) {
            return new Sums(
                    issued, added, reduced, remitted, Math.addExact(writtenOff, more), collected, recovered, excess);
        }

        Sums collected(long more) {
            return new Sums(
                    issued, added, reduced, remitted, writtenOff, Math.addExact(collected, more), recovered, excess);
        }

        Sums recovered(long more) {
            return new Sums(
                    issued, added, reduced, remitted, writtenOff, collected, Math.addExact(recovered, more), excess);
        }

        Sums excess(long more) {
            return new Sums(
                    issued, added, reduced, remitted, writtenOff, collected, recovered, Math.addExact(excess, more));
        }
    }

    /**
     * What a reader of the register must know of a title besides.
     *
     * @param takenOverFrom the takeover that brought it, for ever
     * @param impairedCents of what is left, what is not expected to be collected
     */
    record Mark(@Nullable String takenOverFrom, long impairedCents) {
        static final Mark NONE = new Mark(null, 0);

        Mark takenOver(String takeover) {
            return new Mark(takeover, impairedCents);
        }

        Mark impaired(long cents) {
            return new Mark(takenOverFrom, cents);
        }
    }

    /** How far recovery went, and what holds it up. */
    record Pursuit(
            @Nullable String dunning,
            @Nullable String contested,
            @Nullable LocalDate answerBy,
            @Nullable String plan) {
        /** From the mildest act on. */
        private static final List<String> ACTS = List.of("REMINDED", "NOTICED", "SEIZED");

        static final Pursuit NONE = new Pursuit(null, null, null, null);

        Pursuit dunned(String act) {
            return dunning != null && ACTS.indexOf(dunning) > ACTS.indexOf(act)
                    ? this
                    : new Pursuit(act, contested, answerBy, plan);
        }

        Pursuit contested(@Nullable String answer, @Nullable LocalDate by) {
            return new Pursuit(dunning, answer, by, plan);
        }

        Pursuit planned(String next) {
            return new Pursuit(dunning, contested, answerBy, next);
        }
    }

    /** From here on the state is read from what became of the claim. */
    static final String IN_CHARGE = "TAKEN_IN_CHARGE";

    /** Nothing is to be collected yet, or ever. */
    private static final List<String> BEFORE = List.of("DRAFT", "ISSUED", "REJECTED");

    private static final List<String> ENDS = List.of("CANCELLED", "PRESCRIBED");

    static TitleRow drafted(ClaimEstablished e) {
        return new TitleRow(
                new Title(
                        "TITRE",
                        e.year().value(),
                        e.fundsCentre().text(),
                        null,
                        e.debtor(),
                        e.subject(),
                        "DRAFT",
                        null,
                        null),
                Sums.of(e.lines()),
                LeftByPosition.of(e.lines()),
                Pursuit.NONE,
                Mark.NONE);
    }

    /** Collected before it was issued. */
    static TitleRow pourOrdre(RegularisationTitleIssued e) {
        Sums sums = Sums.of(e.lines());
        return new TitleRow(
                new Title(
                        "POUR_ORDRE",
                        e.year().value(),
                        e.fundsCentre().text(),
                        e.post().text(),
                        e.payer(),
                        e.subject(),
                        IN_CHARGE,
                        e.issuedOn(),
                        null),
                sums.collected(sums.issued()),
                new LeftByPosition(List.of()),
                Pursuit.NONE,
                Mark.NONE);
    }

    TitleRow with(Title next) {
        return new TitleRow(next, sums, left, pursuit, mark);
    }

    TitleRow with(Sums next) {
        return new TitleRow(title, next, left, pursuit, mark);
    }

    TitleRow with(LeftByPosition next) {
        return new TitleRow(title, sums, next, pursuit, mark);
    }

    TitleRow with(Pursuit next) {
        return new TitleRow(title, sums, left, next, mark);
    }

    TitleRow with(Mark next) {
        return new TitleRow(title, sums, left, pursuit, next);
    }

    /** As {@code RevenueOrder.status()} tells it. */
    private String state() {
        if (!title.stage().equals(IN_CHARGE)) {
            return title.stage();
        }
        if (left.leftCents() != 0) {
            return sums.collected() == 0 ? IN_CHARGE : "PARTIALLY_COLLECTED";
        }
        if (sums.writtenOff() != 0) {
            return "WRITTEN_OFF";
        }
        if (sums.collected() != 0) {
            return "COLLECTED";
        }
        return sums.remitted() == 0 ? "CANCELLED" : "REMITTED";
    }

    static TitleRow of(Row row) {
        String debtor = row.debtor();
        String name = row.debtorName();
        boolean told = BEFORE.contains(row.state()) || ENDS.contains(row.state());
        return new TitleRow(
                new Title(
                        row.kind(),
                        row.fiscalYear(),
                        row.fundsCentre(),
                        row.post(),
                        debtor == null || name == null ? null : Debtor.of(ThirdPartyRef.of(debtor), name),
                        row.subject(),
                        told ? row.state() : IN_CHARGE,
                        row.issuedOn(),
                        row.dueOn()),
                new Sums(
                        row.issuedCents(),
                        row.addedCents(),
                        row.reducedCents(),
                        row.remittedCents(),
                        row.writtenOffCents(),
                        row.collectedCents(),
                        row.recoveredCents(),
                        row.excessCents()),
                LeftByPosition.read(row.positions()),
                new Pursuit(row.dunning(), row.contested(), row.answerBy(), row.plan()),
                new Mark(row.takenOverFrom(), row.impairedCents()));
    }

    Row row(long position) {
        Debtor debtor = title.debtor();
        return new Row(
                title.kind(),
                title.fiscalYear(),
                title.fundsCentre(),
                title.post(),
                debtor == null ? null : debtor.ref().text(),
                debtor == null ? null : debtor.name(),
                title.subject(),
                state(),
                title.issuedOn(),
                title.dueOn(),
                sums.issued(),
                sums.added(),
                sums.reduced(),
                sums.remitted(),
                sums.writtenOff(),
                sums.collected(),
                BEFORE.contains(title.stage()) ? 0 : left.leftCents(),
                sums.recovered(),
                sums.excess(),
                left.text(),
                pursuit.dunning(),
                pursuit.contested(),
                pursuit.answerBy(),
                pursuit.plan(),
                mark.takenOverFrom(),
                Math.min(mark.impairedCents(), left.leftCents()),
                position);
    }
}

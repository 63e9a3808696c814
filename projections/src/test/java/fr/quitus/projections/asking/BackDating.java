package fr.quitus.projections.asking;

import fr.quitus.domain.Decision;
import fr.quitus.domain.accounting.Side;
import fr.quitus.domain.actor.Act;
import fr.quitus.domain.actor.ActorId;
import fr.quitus.domain.actor.Perimeter;
import fr.quitus.domain.actor.Role;
import fr.quitus.domain.fiscalyear.FiscalYears;
import fr.quitus.domain.fiscalyear.YearPhase;
import fr.quitus.domain.law.LawParameters;
import fr.quitus.domain.ledgerentry.EntryCommand.ApproveManualEntry;
import fr.quitus.domain.ledgerentry.EntryCommand.EnterManualEntry;
import fr.quitus.domain.ledgerentry.EntryCommand.ReverseManualEntry;
import fr.quitus.domain.ledgerentry.EntryDecisions;
import fr.quitus.domain.ledgerentry.EntryEvent;
import fr.quitus.domain.ledgerentry.EntryKind;
import fr.quitus.domain.ledgerentry.EntryLine;
import fr.quitus.domain.ledgerentry.ManualEntry;
import fr.quitus.domain.value.AccountCode;
import fr.quitus.domain.value.AccountingPostId;
import fr.quitus.domain.value.Amount;
import fr.quitus.domain.value.EntryReference;
import fr.quitus.domain.value.FiscalYear;
import fr.quitus.projections.MemoryLog;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What two comptables do after the statements of 2026 are published, each act decided as the ledger decides it: entries
 * and reversals dated back into 2026, some of them by two people, others of 2027, and some that are refused.
 */
final class BackDating {
    static final LocalDate YEAR_END = LocalDate.of(2026, 12, 31);
    private static final FiscalYear YEAR = FiscalYear.of(2026);
    private static final LocalDate FIRST_DAY = LocalDate.of(2027, 1, 16);
    private static final AccountingPostId POST = AccountingPostId.of("CBCM-FIN");
    private static final List<String> PEOPLE = List.of("katia", "kim");
    private static final List<String> ACCOUNTS =
            List.of("6113110000", "6161000000", "6066400000", "7510000000", "7060000000", "4686000000", "2150000000");
    /** The threshold above which two people are needed is 10 000 euros. */
    private static final int CENTS_MAX = 1_500_000;

    /** One that counts: where it is in the log, who made it, why, and on which day of 2026. */
    record Correction(long position, String actor, String reason, LocalDate date) {}

    private final Random random;
    private final MemoryLog log;
    private final String prefix;
    private final Map<EntryReference, ManualEntry> entries = new LinkedHashMap<>();
    private final List<Correction> corrections = new ArrayList<>();
    private int refused;
    private int numbers;

    /** @param prefix of the references, which are used once */
    BackDating(long seed, MemoryLog log, String prefix) {
        this.random = new Random(seed);
        this.log = log;
        this.prefix = prefix;
    }

    List<Correction> corrections() {
        return corrections;
    }

    int refused() {
        return refused;
    }

    /** Acts until so many entries are dated back, none left waiting for a second person. */
    BackDating until(int wanted) {
        while (corrections.size() < wanted) {
            act();
        }
        return this;
    }

    private void act() {
        List<EntryReference> proposed = in(ManualEntry.Proposed.class);
        List<EntryReference> posted = in(ManualEntry.Posted.class);
        int kind = random.nextInt(10);
        if (kind < 2 && !proposed.isEmpty()) {
            approve(proposed.get(random.nextInt(proposed.size())));
        } else if (kind < 4 && !posted.isEmpty()) {
            reverse(posted.get(random.nextInt(posted.size())));
        } else {
            enter();
        }
    }

    private List<EntryReference> in(Class<? extends ManualEntry> state) {
        return entries.entrySet().stream()
                .filter(entry -> state.isInstance(entry.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }

    private void enter() {
        EntryReference reference = EntryReference.of(prefix + "-" + ++numbers);
        EntryKind kind = random.nextInt(4) == 0 ? EntryKind.ACCRUED_CHARGE : EntryKind.OD;
        LocalDate date =
                switch (random.nextInt(6)) {
                    case 0 -> FIRST_DAY;
                    case 1 -> FIRST_DAY.plusYears(1); // to come: refused
                    default -> kind == EntryKind.OD ? YEAR_END.minusDays(random.nextInt(365)) : YEAR_END;
                };
        Amount amount = Amount.ofCents(1 + random.nextInt(CENTS_MAX));
        String debited = kind == EntryKind.OD ? anAccount() : "6113110000";
        String credited = kind == EntryKind.OD ? anAccount() : "4686000000";
        List<EntryLine> lines = List.of(
                new EntryLine(AccountCode.of(debited), Side.DEBIT, amount),
                new EntryLine(AccountCode.of(credited), Side.CREDIT, amount));
        submit(
                reference,
                someone(),
                (act, entry) -> EntryDecisions.decide(
                        new EnterManualEntry(reference, kind, POST, date, "Motif " + reference, lines), act, entry));
    }

    private String anAccount() {
        return ACCOUNTS.get(random.nextInt(ACCOUNTS.size()));
    }

    private void approve(EntryReference reference) {
        submit(
                reference,
                someone(),
                (act, entry) -> EntryDecisions.decide(new ApproveManualEntry(reference), act, entry));
    }

    private void reverse(EntryReference reference) {
        LocalDate date = YEAR_END.minusDays(random.nextInt(200));
        submit(
                reference,
                someone(),
                (act, entry) -> EntryDecisions.decide(
                        new ReverseManualEntry(reference, date, "Erreur sur " + reference), act, entry));
    }

    private String someone() {
        return PEOPLE.get(random.nextInt(PEOPLE.size()));
    }

    /** What the ledger decides of an entry as it stands. */
    @FunctionalInterface
    private interface Deciding {
        Decision<EntryEvent> decide(Act act, ManualEntry entry);
    }

    private void submit(EntryReference reference, String actor, Deciding deciding) {
        ManualEntry entry = entries.getOrDefault(reference, ManualEntry.ABSENT);
        switch (deciding.decide(by(actor), entry)) {
            case Decision.Refused<EntryEvent> _ -> refused++;
            case Decision.Accepted<EntryEvent>(var events) -> {
                for (EntryEvent event : events) {
                    entry = entry.evolve(event);
                    log.appendBy(actor, List.of(event));
                    remember(event, actor);
                }
                entries.put(reference, entry);
            }
        }
    }

    private void remember(EntryEvent event, String actor) {
        String reason =
                switch (event) {
                    case EntryEvent.ManualEntryProposed _ -> null;
                    case EntryEvent.ManualEntryPosted e -> dated(e.accountingDate(), e.reason());
                    case EntryEvent.ManualEntryReversed e -> dated(e.accountingDate(), e.reason());
                };
        if (reason != null) {
            LocalDate date = event.entries().getFirst().accountingDate();
            corrections.add(new Correction(log.head(), actor, reason, date));
        }
    }

    private static @Nullable String dated(LocalDate date, String reason) {
        return date.isAfter(YEAR_END) ? null : reason;
    }

    private static Act by(String actor) {
        return new Act(
                ActorId.of(actor),
                Role.PUBLIC_ACCOUNTANT,
                new Perimeter(Set.of(), Set.of(POST)),
                null,
                FIRST_DAY.atTime(LocalTime.NOON).atZone(Act.PARIS).toInstant(),
                LawParameters.SHIPPED,
                FiscalYears.NONE.with(YEAR, YearPhase.INVENTORY));
    }
}

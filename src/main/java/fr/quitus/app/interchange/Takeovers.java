package fr.quitus.app.interchange;

import fr.quitus.api.ledger.Files;
import fr.quitus.app.interchange.TakeoverReport.Refused;
import fr.quitus.app.interchange.TakeoverReport.State;
import fr.quitus.domain.LedgerCommand;
import fr.quitus.domain.budget.ProgrammeBudgetId;
import fr.quitus.domain.chart.ChartOfAccounts;
import fr.quitus.domain.commitment.Commitment;
import fr.quitus.domain.payment.PaymentRequest;
import fr.quitus.domain.revenue.RevenueOrder;
import fr.quitus.domain.takeover.Takeover;
import fr.quitus.domain.takeover.TakeoverCommand.ApproveTakeover;
import fr.quitus.domain.takeover.TakeoverCommand.OfFile;
import fr.quitus.domain.takeover.TakeoverCommand.OpenTakeover;
import fr.quitus.domain.takeover.TakeoverCommand.PrepareTakeover;
import fr.quitus.domain.takeover.TakeoverFile;
import fr.quitus.domain.value.AccountCode;
import fr.quitus.interchange.FileFault;
import fr.quitus.interchange.FileRefused;
import fr.quitus.interchange.IncomingFile;
import fr.quitus.interchange.takeover.Manifest;
import fr.quitus.interchange.takeover.TakeoverFinding;
import fr.quitus.interchange.takeover.TakeoverSet;
import fr.quitus.interchange.takeover.TakeoverTable;
import fr.quitus.proofs.note.VerifierKeys;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;

/**
 * Reprises : a signed set is checked whole, prepared by one person, then approved and loaded by another. Every dossier
 * is one act under a key of its own, so that a loading that stopped goes on with the same set, and nothing comes twice.
 */
final class Takeovers {
    /** A dossier refused once may be asked again, once what it lacked is there. */
    static final int ATTEMPTS_MAX = 50;

    private static final int KEY_CHARS = 24;

    private final Files files;
    private final FileDoor door;
    private final VerifierKeys trusted;

    Takeovers(Files files, FileDoor door, VerifierKeys trusted) {
        this.files = files;
        this.door = door;
        this.trusted = trusted;
    }

    /** What a set would be answered; nothing is written. */
    TakeoverReport check(IncomingFile zip, FileDoor.Bringer bringer) {
        return checked(zip, (archive, set) -> TakeoverReport.read(archive, set, List.of()));
    }

    /** The first person: the set is whole, and waits for a second one. */
    TakeoverReport prepare(IncomingFile zip, FileDoor.Bringer bringer) {
        return checked(zip, (archive, set) -> {
            Manifest manifest = archive.manifest();
            TakeoverReport report = TakeoverReport.read(archive, set, List.of());
            Submitted prepared = once(
                    bringer,
                    new PrepareTakeover(
                            manifest.takeover(),
                            manifest.year(),
                            manifest.date(),
                            manifest.system(),
                            archive.manifestId(),
                            archive.signedBy(),
                            manifest.entries().stream()
                                    .map(entry -> new TakeoverFile(entry.file(), entry.sha256(), entry.rows()))
                                    .toList()));
            return prepared.accepted() ? report.become(State.PREPAREE, 0, 0, 0, List.of()) : report.refusedBy(prepared);
        });
    }

    /** The second person: the same set is approved, loaded dossier by dossier, and opened when all of them are in. */
    TakeoverReport approve(IncomingFile zip, FileDoor.Bringer bringer) {
        return checked(zip, (archive, set) -> {
            TakeoverReport report = TakeoverReport.read(archive, set, List.of());
            Manifest manifest = archive.manifest();
            if (files.takeover(manifest.takeover()).state() instanceof Takeover.Opened(var opened, var _)
                    && opened.manifestSha256().equals(archive.manifestId())) {
                return report.become(State.OUVERTE, 0, 0, 0, List.of());
            }
            Submitted approved = once(bringer, new ApproveTakeover(manifest.takeover(), archive.manifestId()));
            if (!approved.accepted()) {
                return report.refusedBy(approved);
            }
            Loading loading = new Loading(archive, bringer);
            for (List<OfFile> phase : new TakeoverActs(set).phases()) {
                loading.load(phase);
            }
            TakeoverReport loaded = loading.told(report);
            if (loaded.state() != State.OUVERTE) {
                return loaded;
            }
            Submitted opened = once(bringer, new OpenTakeover(manifest.takeover(), archive.manifestId()));
            return opened.accepted() ? loaded : report.refusedBy(opened);
        });
    }

    private TakeoverReport checked(IncomingFile zip, BiFunction<TakeoverArchive, TakeoverSet, TakeoverReport> whole) {
        TakeoverArchive archive;
        try {
            archive = TakeoverArchive.read(zip, trusted);
        } catch (FileRefused refused) {
            return TakeoverReport.unreadable(refused);
        }
        TakeoverSet set = TakeoverSet.read(archive.manifest(), archive.files());
        List<TakeoverFinding> findings = new ArrayList<>(set.findings());
        if (!isLoading(archive)) {
            findings.addAll(alive(set));
            findings.addAll(unknownAccounts(set));
        }
        return findings.isEmpty() ? whole.apply(archive, set) : TakeoverReport.read(archive, set, findings);
    }

    /** Once it is approved, part of it may be in the ledger because it was taken over. */
    private boolean isLoading(TakeoverArchive archive) {
        return switch (files.takeover(archive.manifest().takeover()).state()) {
            case Takeover.Approved(var set, var _, var _) ->
                set.manifestSha256().equals(archive.manifestId());
            case Takeover.Opened(var set, var _) -> set.manifestSha256().equals(archive.manifestId());
            case Takeover.Absent _, Takeover.Prepared _ -> false;
        };
    }

    /** Dossiers that live here already. */
    private List<TakeoverFinding> alive(TakeoverSet set) {
        List<TakeoverFinding> findings = new ArrayList<>();
        for (var row : set.credits()) {
            ProgrammeBudgetId id = new ProgrammeBudgetId(set.manifest().year(), row.programme());
            if (files.hasCredits(id)) {
                findings.add(alive(TakeoverTable.CREDITS, row.line(), "programme", "Le programme " + row.programme()));
            }
        }
        for (var row : set.commitments()) {
            if (!(files.commitment(row.number()).state() instanceof Commitment.Absent)) {
                findings.add(alive(TakeoverTable.COMMITMENTS, row.line(), "ej", "L'EJ " + row.number()));
            }
        }
        for (var row : set.requests()) {
            if (!(files.paymentRequest(row.head().id()).state() instanceof PaymentRequest.Absent)) {
                findings.add(alive(
                        TakeoverTable.PAYMENT_REQUESTS,
                        row.line(),
                        "facture",
                        "La facture " + row.head().invoiceNumber()));
            }
        }
        for (var row : set.titles()) {
            if (!(files.revenueOrder(row.number()).state() instanceof RevenueOrder.Absent)) {
                findings.add(alive(TakeoverTable.REVENUE_ORDERS, row.line(), "titre", "Le titre " + row.number()));
            }
        }
        return findings;
    }

    /** Accounts that nothing may be posted on, or imputed to, here. */
    private List<TakeoverFinding> unknownAccounts(TakeoverSet set) {
        ChartOfAccounts chart = files.chart();
        LocalDate date = set.manifest().date();
        List<TakeoverFinding> findings = new ArrayList<>();
        for (var row : set.balances()) {
            if (chart.on(row.account(), date).isEmpty()) {
                findings.add(unknown(TakeoverTable.BALANCES, row.line(), row.account()));
            }
        }
        for (var row : set.commitments()) {
            if (!chart.isOpenFrom(row.account(), date)) {
                findings.add(unknown(TakeoverTable.COMMITMENTS, row.line(), row.account()));
            }
        }
        for (var row : set.titles()) {
            if (!chart.isOpenFrom(row.account(), date)) {
                findings.add(unknown(TakeoverTable.REVENUE_ORDERS, row.line(), row.account()));
            }
        }
        return findings;
    }

    private static TakeoverFinding unknown(TakeoverTable table, int line, AccountCode account) {
        return new TakeoverFinding(
                table.fileName(),
                line,
                "compte",
                FileFault.COMPTE_HORS_PLAN,
                "Le compte " + account + " n'est pas ouvert ici.");
    }

    private static TakeoverFinding alive(TakeoverTable table, int line, String column, String what) {
        return new TakeoverFinding(
                table.fileName(), line, column, FileFault.DEJA_PRESENT, what + " vit déjà dans ce grand livre.");
    }

    /** An act on the takeover itself, which says by its state whether it was done. */
    private Submitted once(FileDoor.Bringer bringer, LedgerCommand command) {
        return door.submit(bringer, command, "reprise-" + UUID.randomUUID());
    }

    /** One bringing of an approved set. */
    private final class Loading {
        private final String key;
        private final FileDoor.Bringer bringer;
        private final AtomicInteger loaded = new AtomicInteger();
        private final AtomicInteger known = new AtomicInteger();
        private final List<Refused> refused = Collections.synchronizedList(new ArrayList<>());
        private int asked;

        private Loading(TakeoverArchive archive, FileDoor.Bringer bringer) {
            this.key = "reprise-" + archive.manifestId().substring(0, KEY_CHARS) + "-";
            this.bringer = bringer;
        }

        /** What comes before must be in whole: an EJ that is missing would have its requests refused for it. */
        private void load(List<OfFile> acts) {
            asked += acts.size();
            if (refused.isEmpty() && loaded.get() + known.get() + acts.size() == asked) {
                Lanes.each(acts, act -> act.origin().reference(), this::load);
            }
        }

        private void load(OfFile act) {
            String dossier = key + act.origin().file().charAt(0) + act.origin().line() + "-";
            for (int attempt = 1; attempt <= ATTEMPTS_MAX; attempt++) {
                Submitted answer = door.submit(bringer, act, dossier + attempt);
                if (answer.accepted()) {
                    (answer.known() ? known : loaded).incrementAndGet();
                    return;
                }
                // An answer of before stays what it was: only a new key asks again.
                if (!answer.known() || attempt == ATTEMPTS_MAX) {
                    refused.add(Refused.of(act, answer));
                    return;
                }
            }
        }

        private TakeoverReport told(TakeoverReport report) {
            int left = asked - loaded.get() - known.get() - refused.size();
            State state = left == 0 && refused.isEmpty() ? State.OUVERTE : State.INACHEVEE;
            return report.become(state, loaded.get(), known.get(), left, List.copyOf(refused));
        }
    }
}

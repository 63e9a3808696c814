package fr.quitus.app.interchange;

import fr.quitus.api.door.Caller;
import fr.quitus.api.ledger.Files;
import fr.quitus.domain.commitment.CommitmentFile;
import fr.quitus.domain.commitment.Imputation;
import fr.quitus.domain.commitment.LineAccount;
import fr.quitus.domain.document.KnownFile;
import fr.quitus.domain.value.Balance;
import fr.quitus.domain.value.CommitmentNumber;
import fr.quitus.domain.value.Siret;
import fr.quitus.interchange.IncomingFile;
import fr.quitus.interchange.IntegrationReport;
import fr.quitus.interchange.Rejected;
import fr.quitus.interchange.table.ChorusCommitmentLine;
import fr.quitus.interchange.table.ChorusExtract;
import fr.quitus.interchange.table.ChorusImputation;
import fr.quitus.interchange.table.ChorusPaymentLine;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Rapprochement d'un extrait Chorus INF-BUD-53: what the extract says of each poste, beside what the ledger says. Lines
 * of one poste are added up, for Chorus takes back with negative ones.
 */
final class ChorusComparison {
    /** Differences that are written out. */
    static final int DIFFERENCES_MAX = 10_000;

    private final Files files;

    ChorusComparison(Files files) {
        this.files = files;
    }

    /**
     * What was compared.
     *
     * @param lines read of the extract
     * @param items postes they are about
     * @param agreed postes on which both say the same
     * @param differenceCount all there are; the first are listed
     */
    record Report(
            String fileId,
            int lines,
            int items,
            int agreed,
            int differenceCount,
            List<Difference> differences,
            List<FileReport.Refused> rejected)
            implements Intake.Report {
        @Override
        public boolean refusedWhole() {
            return lines == 0 && !rejected.isEmpty();
        }
    }

    /**
     * Where they differ.
     *
     * @param line first line of the extract about the poste, 0 when the ledger alone knows it
     * @param field what of it
     */
    record Difference(
            int line,
            String commitment,
            int item,
            String field,
            @Nullable String extract,
            @Nullable String ledger) {}

    private record Poste(CommitmentNumber commitment, int item) {}

    private record Sum(
            int line,
            Balance amount,
            ChorusImputation imputation,
            @Nullable Siret supplier) {
        Sum plus(Balance more) {
            return new Sum(line, amount.plus(more), imputation, supplier);
        }
    }

    Report commitments(IncomingFile file, FileDoor.Bringer bringer) {
        IntegrationReport<ChorusCommitmentLine> read = ChorusExtract.commitments(file);
        Map<Poste, Sum> sums = new LinkedHashMap<>();
        for (ChorusCommitmentLine line : read.accepted()) {
            Sum one = new Sum(
                    line.line(),
                    line.amount(),
                    line.imputation(),
                    line.supplier().siret());
            sums.merge(new Poste(line.commitment(), line.item()), one, (known, more) -> known.plus(more.amount()));
        }
        Comparing comparing = new Comparing(bringer.caller());
        sums.forEach(comparing::commitment);
        comparing.missing(sums);
        return comparing.report(file, read.accepted().size(), sums.size(), read.rejected());
    }

    /** What was paid without a commitment has no poste to be compared with. */
    Report payments(IncomingFile file, FileDoor.Bringer bringer) {
        IntegrationReport<ChorusPaymentLine> read = ChorusExtract.payments(file);
        Map<Poste, Sum> sums = new LinkedHashMap<>();
        Comparing comparing = new Comparing(bringer.caller());
        for (ChorusPaymentLine line : read.accepted()) {
            CommitmentNumber commitment = line.commitment();
            Integer item = line.item();
            if (commitment == null || item == null) {
                comparing.differ(line.line(), "", 0, "sans EJ", line.amount().text(), null);
                continue;
            }
            Sum one = new Sum(
                    line.line(),
                    line.amount(),
                    line.imputation(),
                    line.supplier().siret());
            sums.merge(new Poste(commitment, item), one, (known, more) -> known.plus(more.amount()));
        }
        sums.forEach(comparing::payment);
        return comparing.report(file, read.accepted().size(), sums.size(), read.rejected());
    }

    /** One comparison under way, for one reader: what is outside his perimeter is unknown to him. */
    private final class Comparing {
        private final Caller caller;
        private final Map<CommitmentNumber, Optional<CommitmentFile>> known = new LinkedHashMap<>();
        private final List<Difference> differences = new ArrayList<>();
        private int differenceCount;
        private int agreed;

        private Comparing(Caller caller) {
            this.caller = caller;
        }

        private Optional<CommitmentFile> file(CommitmentNumber number) {
            return known.computeIfAbsent(
                    number,
                    any -> files.commitment(any).state().opened().filter(file -> new KnownFile(file.fundsCentre(), null)
                            .mayBeReadBy(caller.role(), caller.perimeter())));
        }

        private void commitment(Poste poste, Sum sum) {
            LineAccount line = line(poste, sum);
            if (line == null) {
                return;
            }
            int before = differenceCount;
            compare(sum, poste, "montant", sum.amount().text(), line.amount().text());
            supplier(poste, sum);
            Imputation ours = line.imputation();
            ChorusImputation theirs = sum.imputation();
            compare(sum, poste, "domaine fonctionnel", theirs.functionalArea(), ours.functionalArea());
            compare(sum, poste, "compte général", theirs.account(), ours.account());
            compare(sum, poste, "centre de coûts", theirs.costCentre(), ours.costCentre());
            compare(sum, poste, "référentiel de programmation", theirs.activity(), ours.activity());
            compare(sum, poste, "groupe de marchandises", theirs.materialGroup(), ours.materialGroup());
            agreed += before == differenceCount ? 1 : 0;
        }

        private void payment(Poste poste, Sum sum) {
            LineAccount line = line(poste, sum);
            if (line == null) {
                return;
            }
            int before = differenceCount;
            compare(sum, poste, "payé", sum.amount().text(), line.paid().text());
            supplier(poste, sum);
            agreed += before == differenceCount ? 1 : 0;
        }

        private @Nullable LineAccount line(Poste poste, Sum sum) {
            Optional<CommitmentFile> file = file(poste.commitment());
            if (file.isEmpty()) {
                differ(
                        sum.line(),
                        poste.commitment().text(),
                        poste.item(),
                        "EJ",
                        sum.amount().text(),
                        null);
                return null;
            }
            LineAccount line = file.get().lines().get(poste.item());
            if (line == null) {
                differ(
                        sum.line(),
                        poste.commitment().text(),
                        poste.item(),
                        "poste",
                        sum.amount().text(),
                        null);
            }
            return line;
        }

        private void supplier(Poste poste, Sum sum) {
            @Nullable Siret ours = file(poste.commitment()).orElseThrow().supplier().siret();
            compare(sum, poste, "fournisseur", sum.supplier(), ours);
        }

        /** Postes of the commitments it names that the extract leaves out. */
        private void missing(Map<Poste, Sum> sums) {
            known.forEach((number, file) -> file.ifPresent(opened -> opened.lines().values().stream()
                    .filter(line -> !sums.containsKey(new Poste(number, line.no())))
                    .forEach(line -> differ(
                            0,
                            number.text(),
                            line.no(),
                            "poste",
                            null,
                            line.amount().text()))));
        }

        private void compare(Sum sum, Poste poste, String field, @Nullable Object extract, @Nullable Object ledger) {
            String theirs = extract == null ? null : extract.toString();
            String ours = ledger == null ? null : ledger.toString();
            if (!Objects.equals(theirs, ours)) {
                differ(sum.line(), poste.commitment().text(), poste.item(), field, theirs, ours);
            }
        }

        private void differ(
                int line,
                String commitment,
                int item,
                String field,
                @Nullable String extract,
                @Nullable String ledger) {
            differenceCount++;
            if (differences.size() < DIFFERENCES_MAX) {
                differences.add(new Difference(line, commitment, item, field, extract, ledger));
            }
        }

        private Report report(IncomingFile file, int lines, int items, List<Rejected> rejected) {
            return new Report(
                    file.id(),
                    lines,
                    items,
                    agreed,
                    differenceCount,
                    List.copyOf(differences),
                    rejected.stream()
                            .map(refusal -> new FileReport.Refused(
                                    refusal.line(),
                                    refusal.place(),
                                    null,
                                    refusal.code().name(),
                                    refusal.reason()))
                            .toList());
        }
    }
}

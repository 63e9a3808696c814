package fr.quitus.projections.costs;

import fr.quitus.domain.commitment.CommitmentChange.CommitmentReimputed;
import fr.quitus.domain.commitment.CommitmentChange.ServiceReceiptCancelled;
import fr.quitus.domain.commitment.CommitmentEvent;
import fr.quitus.domain.commitment.CommitmentEvent.CommitmentDrafted;
import fr.quitus.domain.commitment.CommitmentEvent.CommitmentTakenOver;
import fr.quitus.domain.commitment.CommitmentEvent.ReceiptPart;
import fr.quitus.domain.commitment.CommitmentEvent.ServiceCertified;
import fr.quitus.domain.commitment.CommitmentEvent.ServiceCredited;
import fr.quitus.domain.commitment.Imputation;
import fr.quitus.domain.value.CommitmentNumber;
import fr.quitus.projections.costs.CostLines.Imputed;
import fr.quitus.projections.costs.CostLines.LineKey;
import fr.quitus.projections.engine.Appends;
import fr.quitus.projections.engine.Fold;
import fr.quitus.projections.engine.Table;
import fr.quitus.projections.ports.LoggedEvent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Postes d'EJ : the destination of the service done on them. A credit note or a restoration is booked on the account of
 * its request, of which nothing tells the destination; the part of the line that is credited with it does, and the
 * charge is moved there.
 */
final class CostLines implements Fold<LineKey, Imputed> {
    /** Poste d'un EJ. */
    record LineKey(String number, int line) {}

    /** What it is imputed to. A line that was served is imputed nowhere else any more. */
    record Imputed(String account, String costCentre, String activity, String materialGroup, String fundsCentre) {
        static final Imputed UNKNOWN = new Imputed("", "", "", "", "");

        static Imputed of(Imputation imputation, String fundsCentre) {
            Destination destination = Destination.of(imputation, fundsCentre);
            return new Imputed(
                    imputation.account().text(),
                    destination.costCentre(),
                    destination.activity(),
                    destination.materialGroup(),
                    fundsCentre);
        }

        Destination destination() {
            return new Destination(costCentre, activity, materialGroup, fundsCentre);
        }

        boolean isCharge() {
            return account.startsWith("6");
        }
    }

    static final Table<LineKey, Imputed> TABLE = Table.of(CostLines.class, "cost_line", LineKey.class, Imputed.class);

    @Override
    public Table<LineKey, Imputed> table() {
        return TABLE;
    }

    @Override
    public List<LineKey> keysOf(LoggedEvent logged) {
        return switch (logged.event()) {
            case CommitmentDrafted e ->
                e.lines().stream()
                        .map(line -> key(e.commitmentNumber(), line.no()))
                        .toList();
            case CommitmentTakenOver e ->
                e.lines().stream()
                        .map(line -> key(e.commitmentNumber(), line.no()))
                        .toList();
            case CommitmentReimputed e -> List.of(key(e.commitmentNumber(), e.line()));
            case ServiceCertified e -> List.of(key(e.commitmentNumber(), e.line()));
            case ServiceReceiptCancelled e -> List.of(key(e.commitmentNumber(), e.line()));
            case ServiceCredited e ->
                e.parts().stream()
                        .map(part -> key(e.commitmentNumber(), part.line()))
                        .distinct()
                        .toList();
            default -> List.of();
        };
    }

    private static LineKey key(CommitmentNumber number, int line) {
        return new LineKey(number.text(), line);
    }

    @Override
    public Imputed fold(LineKey key, @Nullable Imputed row, LoggedEvent logged, Appends appends) {
        Imputed imputed = row == null ? Imputed.UNKNOWN : row;
        return switch (logged.event()) {
            case CommitmentDrafted e -> drafted(key, e.lines());
            case CommitmentTakenOver e -> drafted(key, e.lines());
            case CommitmentReimputed e ->
                Imputed.of(e.imputation(), e.to().fundsCentre().text());
            case ServiceCertified _, ServiceReceiptCancelled _ -> {
                new Charges(logged, appends).postings(imputed.destination());
                yield imputed;
            }
            case ServiceCredited e -> {
                credited(key, imputed, e, logged, appends);
                yield imputed;
            }
            default -> throw new IllegalStateException("no line of an EJ is changed by " + logged.event());
        };
    }

    private static Imputed drafted(LineKey key, List<CommitmentEvent.Line> lines) {
        return lines.stream()
                .filter(line -> line.no() == key.line())
                .map(line -> Imputed.of(
                        line.imputation(), line.envelope().fundsCentre().text()))
                .findFirst()
                .orElse(Imputed.UNKNOWN);
    }

    /** What was taken off no destination is taken off the line's; together they change nothing. */
    private static void credited(LineKey key, Imputed imputed, ServiceCredited e, LoggedEvent logged, Appends appends) {
        for (int place = 0; imputed.isCharge() && place < e.parts().size(); place++) {
            ReceiptPart part = e.parts().get(place);
            if (part.line() == key.line()) {
                long cents = part.amount().cents();
                Charges charges = new Charges(logged, appends).from(2 * place);
                charges.add(imputed.account(), Destination.UNKNOWN, logged.actDate(), cents);
                charges.add(imputed.account(), imputed.destination(), logged.actDate(), -cents);
            }
        }
    }
}

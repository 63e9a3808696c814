package fr.quitus.projections.outstandingcommitments;

import fr.quitus.domain.budget.BudgetEnvelopeEvent.AeCommitted;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.AeReleased;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.AeSterilized;
import fr.quitus.domain.commitment.CommitmentEvent.AdvanceTakenOver;
import fr.quitus.domain.commitment.CommitmentEvent.CommitmentDrafted;
import fr.quitus.domain.commitment.CommitmentEvent.CommitmentLinePaid;
import fr.quitus.domain.commitment.CommitmentEvent.CommitmentTakenOver;
import fr.quitus.domain.commitment.CommitmentEvent.ReceiptPart;
import fr.quitus.domain.commitment.CommitmentEvent.ServiceCredited;
import fr.quitus.domain.commitment.CommitmentEvent.ServiceInvoiceWithdrawn;
import fr.quitus.domain.commitment.CommitmentEvent.ServiceInvoiced;
import fr.quitus.domain.value.CommitmentNumber;
import fr.quitus.domain.value.EnvelopeId;
import fr.quitus.projections.engine.Appends;
import fr.quitus.projections.engine.Fold;
import fr.quitus.projections.engine.Table;
import fr.quitus.projections.outstandingcommitments.EngagedLines.Engaged;
import fr.quitus.projections.outstandingcommitments.EngagedLines.LineKey;
import fr.quitus.projections.ports.LoggedEvent;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Postes d'EJ. Reste à payer = AE the line took and did not give back − CP it consumed − penalties withheld, which the
 * State has not to pay (P14). A credit note lowers what counts as paid of the EJ it corrects, and pays another; an EJ
 * that is closed gives back what was never served, so that nothing is left of it.
 */
final class EngagedLines implements Fold<LineKey, Engaged> {
    /** Poste d'un EJ. */
    record LineKey(String number, int line) {}

    /**
     * Whose it is.
     *
     * @param engagementYear the year whose AE it first took; 0 before it took any
     */
    record Engaged(String supplier, String fundsCentre, int engagementYear) {
        static final Engaged UNKNOWN = new Engaged("", "", 0);

        Engaged on(EnvelopeId envelope) {
            return new Engaged(
                    supplier,
                    envelope.fundsCentre().text(),
                    engagementYear == 0 ? envelope.year().value() : engagementYear);
        }
    }

    /** What an event changes of a line. */
    record Place(long position, int line) {}

    /** By how much. */
    record Movement(
            String number,
            String supplier,
            String fundsCentre,
            int engagementYear,
            long committedCents,
            long paidCents,
            long withheldCents,
            LocalDate actDate,
            Instant recordedAt) {}

    private record Amounts(long committed, long paid, long withheld) {
        static final Amounts NONE = new Amounts(0, 0, 0);
    }

    static final Table<LineKey, Engaged> TABLE =
            Table.of(EngagedLines.class, "engaged_line", LineKey.class, Engaged.class);
    static final Table<Place, Movement> MOVEMENTS =
            Table.of(EngagedLines.class, "engagement_movement", Place.class, Movement.class);

    @Override
    public Table<LineKey, Engaged> table() {
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
            case AdvanceTakenOver e -> List.of(key(e.commitmentNumber(), e.line()));
            case AeCommitted e -> List.of(key(e.commitmentNumber(), e.line()));
            case AeReleased e -> List.of(key(e.commitmentNumber(), e.line()));
            case AeSterilized e -> List.of(key(e.commitmentNumber(), e.line()));
            case CommitmentLinePaid e -> List.of(key(e.commitmentNumber(), e.line()));
            case ServiceCredited e -> keys(e.commitmentNumber(), e.parts());
            case ServiceInvoiced e -> keys(e.commitmentNumber(), e.parts());
            case ServiceInvoiceWithdrawn e -> keys(e.commitmentNumber(), e.parts());
            default -> List.of();
        };
    }

    private static LineKey key(CommitmentNumber number, int line) {
        return new LineKey(number.text(), line);
    }

    private static List<LineKey> keys(CommitmentNumber number, List<ReceiptPart> parts) {
        return parts.stream().map(part -> key(number, part.line())).distinct().toList();
    }

    @Override
    public Engaged fold(LineKey key, @Nullable Engaged row, LoggedEvent logged, Appends appends) {
        Engaged before = row == null ? Engaged.UNKNOWN : row;
        Engaged after =
                switch (logged.event()) {
                    case CommitmentDrafted e ->
                        new Engaged(e.supplier().ref().text(), e.fundsCentre().text(), 0);
                    case CommitmentTakenOver e ->
                        new Engaged(
                                e.supplier().ref().text(),
                                e.fundsCentre().text(),
                                e.signedIn().value());
                    case AeCommitted e -> before.on(e.envelope());
                    default -> before;
                };
        Amounts changed = changed(key, logged);
        if (!changed.equals(Amounts.NONE)) {
            appends.append(
                    MOVEMENTS,
                    new Place(logged.position(), key.line()),
                    new Movement(
                            key.number(),
                            after.supplier(),
                            fundsCentre(logged, after),
                            after.engagementYear(),
                            changed.committed(),
                            changed.paid(),
                            changed.withheld(),
                            logged.actDate(),
                            logged.recordedAt()));
        }
        return after;
    }

    /** AE given back are those of the envelope they were taken on, which the line may have left. */
    private static String fundsCentre(LoggedEvent logged, Engaged engaged) {
        return switch (logged.event()) {
            case AeReleased e -> e.envelope().fundsCentre().text();
            case AeSterilized e -> e.envelope().fundsCentre().text();
            default -> engaged.fundsCentre();
        };
    }

    private static Amounts changed(LineKey key, LoggedEvent logged) {
        return switch (logged.event()) {
            case CommitmentTakenOver e -> new Amounts(takenOver(key, e), 0, 0);
            case AdvanceTakenOver e ->
                new Amounts(e.outstanding().cents(), e.outstanding().cents(), 0);
            case AeCommitted e -> new Amounts(e.amount().cents(), 0, 0);
            case AeReleased e -> new Amounts(-e.amount().cents(), 0, 0);
            case AeSterilized e -> new Amounts(-e.amount().cents(), 0, 0);
            case CommitmentLinePaid e -> new Amounts(0, e.amount().cents(), 0);
            case ServiceCredited e ->
                new Amounts(0, -sum(key, e.parts(), part -> part.amount().cents()), 0);
            case ServiceInvoiced e -> new Amounts(0, 0, penalties(key, e.parts()));
            case ServiceInvoiceWithdrawn e -> new Amounts(0, 0, -penalties(key, e.parts()));
            default -> Amounts.NONE;
        };
    }

    /** What was left to pay of a line when it was taken over from another system. */
    private static long takenOver(LineKey key, CommitmentTakenOver e) {
        return e.lines().stream()
                .filter(line -> line.no() == key.line())
                .mapToLong(line -> line.amount().cents())
                .sum();
    }

    private static long penalties(LineKey key, List<ReceiptPart> parts) {
        return sum(key, parts, part -> part.deductions().penalties().cents());
    }

    private static long sum(LineKey key, List<ReceiptPart> parts, ToLongFunction<ReceiptPart> cents) {
        long sum = 0;
        for (ReceiptPart part : parts) {
            sum = part.line() == key.line() ? Math.addExact(sum, cents.applyAsLong(part)) : sum;
        }
        return sum;
    }
}

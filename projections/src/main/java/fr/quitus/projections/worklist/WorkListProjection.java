package fr.quitus.projections.worklist;

import fr.quitus.domain.value.TakeoverOrigin;
import fr.quitus.projections.engine.Fold;
import fr.quitus.projections.engine.Projection;
import fr.quitus.projections.engine.Table;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Corbeilles. */
@Component
public final class WorkListProjection implements Projection {
    public static final String NAME = "worklist";

    /** A file, or a part of it: a service receipt of an EJ, a receipt of a desk, whom a finding waits for. */
    record Item(String fileId, String part) {}

    /**
     * Whose turn it is on it.
     *
     * @param kind of file: EJ, SF, DP, AVOIR, INTERETS, RETENUE, DSO, PAYE, TITRE, RECETTE, CHEQUE, ECRITURE, BANQUE
     *     or CONSTAT
     * @param amountCents of a payment request, what is left to send once it is liquidated
     * @param commitmentNumber whose funds centre counts where the item has none yet
     * @param task absent when nobody is waited for
     * @param dueOn the end of the controller's period
     * @param deadlineStart and the two after it: the dates that the payment deadline follows from
     */
    record Row(
            String kind,
            String number,
            @Nullable String fundsCentre,
            @Nullable String commitmentNumber,
            @Nullable String post,
            String about,
            long amountCents,
            @Nullable String role,
            @Nullable String task,
            @Nullable LocalDate dueOn,
            @Nullable LocalDate deadlineStart,
            @Nullable LocalDate interruptedOn,
            @Nullable LocalDate completeOn,
            long lastPosition) {
        static Row of(String kind, String number, @Nullable String fundsCentre, String about, long amountCents) {
            return new Row(
                    kind, number, fundsCentre, null, null, about, amountCents, null, null, null, null, null, null, 0);
        }

        Row waiting(Task next) {
            return due(next, null);
        }

        Row due(@Nullable Task next, @Nullable LocalDate due) {
            return new Row(
                    kind,
                    number,
                    fundsCentre,
                    commitmentNumber,
                    post,
                    about,
                    amountCents,
                    next == null ? null : next.role().name(),
                    next == null ? null : next.name(),
                    due,
                    deadlineStart,
                    interruptedOn,
                    completeOn,
                    lastPosition);
        }

        Row done() {
            return due(null, null);
        }

        Row placed(@Nullable String centre, @Nullable String commitment, @Nullable String accountingPost) {
            return new Row(
                    kind,
                    number,
                    centre,
                    commitment,
                    accountingPost,
                    about,
                    amountCents,
                    role,
                    task,
                    dueOn,
                    deadlineStart,
                    interruptedOn,
                    completeOn,
                    lastPosition);
        }

        /** Repris d'un autre système, which the list says for ever. */
        Row takenOver(TakeoverOrigin origin) {
            return new Row(
                    kind,
                    number,
                    fundsCentre,
                    commitmentNumber,
                    post,
                    about + " (reprise " + origin.takeover() + ")",
                    amountCents,
                    role,
                    task,
                    dueOn,
                    deadlineStart,
                    interruptedOn,
                    completeOn,
                    lastPosition);
        }

        Row amount(long cents) {
            return new Row(
                    kind,
                    number,
                    fundsCentre,
                    commitmentNumber,
                    post,
                    about,
                    cents,
                    role,
                    task,
                    dueOn,
                    deadlineStart,
                    interruptedOn,
                    completeOn,
                    lastPosition);
        }

        Row deadline(@Nullable LocalDate start, @Nullable LocalDate interrupted, @Nullable LocalDate complete) {
            return new Row(
                    kind,
                    number,
                    fundsCentre,
                    commitmentNumber,
                    post,
                    about,
                    amountCents,
                    role,
                    task,
                    dueOn,
                    start,
                    interrupted,
                    complete,
                    lastPosition);
        }

        Row at(long position) {
            return new Row(
                    kind,
                    number,
                    fundsCentre,
                    commitmentNumber,
                    post,
                    about,
                    amountCents,
                    role,
                    task,
                    dueOn,
                    deadlineStart,
                    interruptedOn,
                    completeOn,
                    position);
        }
    }

    static final Table<Item, Row> TABLE = Table.of(WorkListProjection.class, "work_item", Item.class, Row.class);

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int version() {
        return 8;
    }

    @Override
    public List<Fold<?, ?>> folds() {
        return List.of(new WorkList());
    }
}

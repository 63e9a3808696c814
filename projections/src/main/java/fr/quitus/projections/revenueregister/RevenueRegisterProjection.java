package fr.quitus.projections.revenueregister;

import fr.quitus.projections.engine.Fold;
import fr.quitus.projections.engine.Projection;
import fr.quitus.projections.engine.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Registre des titres, et mouvements des restes à recouvrer. */
@Component
public final class RevenueRegisterProjection implements Projection {
    public static final String NAME = "revenueregister";

    /** A movement, by its place in the log and in its event. */
    record MoveKey(long position, int ordinal) {}

    /**
     * Mouvement de ce qui reste à recouvrer of a title, on one revenue line.
     *
     * @param fiscalYear the title's, which it is followed under
     * @param dueOn what its age is counted from
     * @param accountedOn the accounting date
     * @param cents negative when less is left
     */
    record Move(
            String number,
            int fiscalYear,
            String fundsCentre,
            String revenueLine,
            LocalDate dueOn,
            LocalDate accountedOn,
            Instant recordedAt,
            long cents) {}

    static final Table<MoveKey, Move> MOVES =
            Table.of(RevenueRegisterProjection.class, "revenue_move", MoveKey.class, Move.class);

    /** Numéro de titre. */
    record Number(String number) {}

    /**
     * Where a title stands, as it is stored.
     *
     * @param kind TITRE, or POUR_ORDRE for one that regularises a cash receipt
     * @param debtor SIRET, or number of a natural person
     * @param addedCents costs and surcharges
     * @param collectedCents allocated to it, less what was given back of a reduced part
     * @param recoveredCents cashed after it was written off
     * @param positions what is left of each position of the claim, once it is in the books
     * @param dunning the furthest act of recovery
     * @param contested PENDING until it is answered, then the answer
     * @param answerBy when silence rejects the contestation
     * @param plan KEPT or DEFAULTED
     * @param takenOverFrom reprise that brought it; absent for a title established here
     * @param impairedCents dépréciation of a doubtful claim
     */
    record Row(
            String kind,
            int fiscalYear,
            String fundsCentre,
            @Nullable String post,
            @Nullable String debtor,
            @Nullable String debtorName,
            String subject,
            String state,
            @Nullable LocalDate issuedOn,
            @Nullable LocalDate dueOn,
            long issuedCents,
            long addedCents,
            long reducedCents,
            long remittedCents,
            long writtenOffCents,
            long collectedCents,
            long remainingCents,
            long recoveredCents,
            long excessCents,
            String positions,
            @Nullable String dunning,
            @Nullable String contested,
            @Nullable LocalDate answerBy,
            @Nullable String plan,
            @Nullable String takenOverFrom,
            long impairedCents,
            long lastPosition) {}

    static final Table<Number, Row> TABLE =
            Table.of(RevenueRegisterProjection.class, "revenue_register", Number.class, Row.class);

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int version() {
        return 2;
    }

    @Override
    public List<Fold<?, ?>> folds() {
        return List.of(new RevenueRegister());
    }

    @Override
    public List<Table<?, ?>> appendedTables() {
        return List.of(MOVES);
    }
}

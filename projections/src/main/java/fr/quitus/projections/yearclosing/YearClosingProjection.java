package fr.quitus.projections.yearclosing;

import fr.quitus.projections.engine.Fold;
import fr.quitus.projections.engine.Projection;
import fr.quitus.projections.engine.Table;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Dossiers d'un exercice que sa clôture reprend. */
@Component
public final class YearClosingProjection implements Projection {
    public static final String NAME = "yearclosing";

    /** Stream of the file. */
    record FileKey(String fileId) {}

    /**
     * Where a file stands.
     *
     * @param id what its commands name it
     * @param fiscalYear whose credits or books it is on; 0 before it is on any
     * @param amountCents of a payment request, what is left to send
     * @param status OPEN as long as the year has to do with it
     */
    record Row(
            String kind,
            String id,
            String number,
            int fiscalYear,
            @Nullable String fundsCentre,
            long amountCents,
            String status,
            long lastPosition) {
        static final String OPEN = "OPEN";
        static final String DONE = "DONE";

        static Row begun(ClosingKind kind, String id, String number) {
            return new Row(kind.name(), id, number, 0, null, 0, DONE, 0);
        }

        Row opened(int year, @Nullable String centre, long cents) {
            return new Row(kind, id, number, year, centre, cents, OPEN, lastPosition);
        }

        Row in(int year) {
            return new Row(kind, id, number, year, fundsCentre, amountCents, status, lastPosition);
        }

        /** Nothing left to send is nothing left to do. */
        Row left(long cents) {
            return new Row(kind, id, number, fiscalYear, fundsCentre, cents, cents == 0 ? DONE : status, lastPosition);
        }

        Row done() {
            return new Row(kind, id, number, fiscalYear, fundsCentre, amountCents, DONE, lastPosition);
        }

        Row at(long position) {
            return new Row(kind, id, number, fiscalYear, fundsCentre, amountCents, status, position);
        }
    }

    static final Table<FileKey, Row> TABLE =
            Table.of(YearClosingProjection.class, "closing_file", FileKey.class, Row.class);

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
        return List.of(new ClosingFilesFold());
    }
}

package fr.quitus.projections.commitmentregister;

import fr.quitus.domain.value.Balance;
import fr.quitus.domain.value.CommitmentNumber;
import fr.quitus.domain.value.FiscalYear;
import fr.quitus.projections.asking.Query;
import fr.quitus.projections.asking.Questions;
import fr.quitus.projections.engine.SqlFile;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.springframework.stereotype.Component;

/** EJ à basculer : signed, of a year or of one before it, with something left to pay or to affirm. */
@Component
public final class CarriableCommitments {
    private static final SqlFile SQL = SqlFile.beside(CarriableCommitments.class, "questions");

    private final Questions questions;

    CarriableCommitments(Questions questions) {
        this.questions = questions;
    }

    /** @param residual of the firm amount, what is not paid */
    public record Carriable(CommitmentNumber number, FiscalYear year, Balance residual) {}

    /** How many there are, and what is left of them together. */
    public record Total(int count, Balance residual) {}

    /**
     * The first of them, in the order of their numbers. Waits for the position, or refuses as every question does.
     *
     * @param position the last that must be shown; -1 for none
     */
    public List<Carriable> first(FiscalYear year, long position, int limit) {
        return ask(
                position,
                connection -> Query.list(
                        connection,
                        SQL.statement("carriable"),
                        row -> new Carriable(
                                CommitmentNumber.of(row.getString("number")),
                                FiscalYear.of(row.getInt("fiscal_year")),
                                Balance.ofCents(row.getLong("residual_cents"))),
                        year.value(),
                        limit));
    }

    /** All of them; waits as {@link #first} does. */
    public Total total(FiscalYear year, long position) {
        return ask(position, connection -> Query.list(
                        connection,
                        SQL.statement("carriable_total"),
                        row -> new Total(row.getInt("files"), Balance.ofCents(row.getLong("residual_cents"))),
                        year.value())
                .getFirst());
    }

    private interface Reading<T> {
        T read(Connection connection) throws SQLException;
    }

    private <T> T ask(long position, Reading<T> reading) {
        return questions.askWhole(
                CommitmentRegisterProjection.NAME,
                position < 0 ? null : String.valueOf(position),
                (connection, _) -> reading.read(connection));
    }
}

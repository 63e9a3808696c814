package fr.quitus.projections.availability;

import fr.quitus.domain.value.Balance;
import fr.quitus.domain.value.Credits;
import fr.quitus.domain.value.FiscalYear;
import fr.quitus.domain.value.TitleGroup;
import fr.quitus.projections.asking.Query;
import fr.quitus.projections.asking.Questions;
import fr.quitus.projections.engine.SqlFile;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.springframework.stereotype.Component;

/** Crédits à faire tomber : what each level of a year still holds that nothing consumed, and what lapsed so far. */
@Component
public final class CreditsLeft {
    private static final SqlFile SQL = SqlFile.beside(CreditsLeft.class, "questions");

    private final Questions questions;

    CreditsLeft(Questions questions) {
        this.questions = questions;
    }

    /**
     * What one holder has left, set aside or not.
     *
     * @param code of the funds centre, the operating budget or the programme
     * @param lapsed so far, and not carried forward since
     * @param exceeded of évaluatifs credits, what was consumed or ordered beyond them (LOLF art. 10); none elsewhere
     */
    public record Holder(String code, TitleGroup titleGroup, Credits left, Credits lapsed, Credits exceeded) {
        /** Whether anything is left to lapse. */
        public boolean holds() {
            return !left.isNone();
        }
    }

    /** Every holder of a year, at the three levels; those with nothing left too. */
    public record Levels(List<Holder> units, List<Holder> operatingBudgets, List<Holder> programmes) {}

    /**
     * Waits for the position, or refuses as every question does.
     *
     * @param position the last that must be shown; -1 for none
     */
    public Levels at(FiscalYear year, long position) {
        return questions.askWhole(
                AvailabilityProjection.NAME,
                position < 0 ? null : String.valueOf(position),
                (connection, _) -> new Levels(
                        holders(connection, "units_to_lapse", "funds_centre", year),
                        holders(connection, "operating_budgets_to_lapse", "operating_budget", year),
                        holders(connection, "programmes_to_lapse", "programme", year)));
    }

    private static List<Holder> holders(Connection connection, String statement, String code, FiscalYear year)
            throws SQLException {
        return Query.list(connection, SQL.statement(statement), row -> holder(row, code), year.value());
    }

    private static Holder holder(ResultSet row, String code) throws SQLException {
        return new Holder(
                row.getString(code),
                TitleGroup.valueOf(row.getString("title_group")),
                credits(row, "ae_left_cents", "cp_left_cents"),
                credits(row, "ae_lapsed_cents", "cp_lapsed_cents"),
                credits(row, "ae_exceeded_cents", "cp_exceeded_cents"));
    }

    private static Credits credits(ResultSet row, String ae, String cp) throws SQLException {
        return new Credits(Balance.ofCents(row.getLong(ae)), Balance.ofCents(row.getLong(cp)));
    }
}

package fr.quitus.projections.engine;

import static org.assertj.core.api.Assertions.assertThat;

import fr.quitus.projections.Histories;
import fr.quitus.projections.ViewsFixture;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a rebuild leaves in the database. */
class ReconstructionTest {
    private static final int FILES = 3;
    private static final int ROWS_HELD_MAX = 10;

    @Test
    void tables_that_rows_were_read_back_from_are_in_the_end_what_a_start_makes() {
        try (ViewsFixture views = ViewsFixture.ofEvery()) {
            List<String> made = tables(views);
            views.given(Histories.wholeYear(FILES));
            RebuildDriver driver = new RebuildDriver(
                    views.registry(), views.database(), views.log(), ViewsFixture.limits(100, 5, ROWS_HELD_MAX));

            assertThat(driver.rebuildAll(ProgressListener.SILENT).complete()).isTrue();

            assertThat(tables(views)).isEqualTo(made);
            assertThat(made).anySatisfy(table -> assertThat(table)
                    .startsWith("commitment_register permanent, any fillfactor, CREATE UNIQUE INDEX"));
        }
    }

    /** Name, kind of storage and indexes of each live table. */
    private static List<String> tables(ViewsFixture views) {
        return views.database().snapshot(connection -> {
            List<String> tables = new ArrayList<>();
            try (Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery("""
                            select concat_ws(', ',
                                     c.relname || case c.relpersistence when 'p' then ' permanent' else ' unlogged' end,
                                     coalesce(c.reloptions::text, 'any fillfactor'),
                                     string_agg(i.indexdef, ', ' order by i.indexname desc)) as told
                              from pg_class c
                              join pg_indexes i on i.schemaname = 'views' and i.tablename = c.relname
                             where c.relnamespace = 'views'::regnamespace and c.relkind = 'r'
                             group by c.relname, c.relpersistence, c.reloptions
                             order by c.relname
                            """)) {
                while (rows.next()) {
                    tables.add(rows.getString("told"));
                }
            }
            return tables;
        });
    }
}

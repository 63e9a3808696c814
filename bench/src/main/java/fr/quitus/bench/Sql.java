package fr.quitus.bench;

import fr.quitus.eventstore.SqlFile;

/** The statements, one file each beside this class. */
final class Sql {
    static final String REFERENCE_SCHEMA = read("reference_schema");
    static final String REFERENCE_SINGLE = read("reference_single");
    static final String REFERENCE_GROUP = read("reference_group");
    static final String HOLD_VIEWS = read("hold_views");
    static final String RUN_VIEWS = read("run_views");
    static final String POSTINGS = read("postings");
    static final String COPY_OUT = read("copy_out");
    static final String STOCK_BALANCES = read("stock_balances");
    static final String STOCK_POSTING = read("stock_posting");
    static final String GROWTH_SIZES = read("growth_sizes");
    static final String DRILL_WAL_END = read("drill_wal_end");
    static final String DRILL_EVENTS_FILE = read("drill_events_file");

    private Sql() {}

    private static String read(String name) {
        return SqlFile.beside(Sql.class, name);
    }
}

package fr.quitus.bench;

import fr.quitus.app.storage.LedgerStorage;
import fr.quitus.eventstore.EventLog;
import java.sql.SQLException;

/** The live projections of an instance, held where they are or let run. */
final class Views {
    private final Instance instance;
    private final Place place;

    Views(Instance instance) {
        this.instance = instance;
        this.place = Place.ofTheLedger(instance.bean(LedgerStorage.class));
    }

    /** They cost nothing until they are let run. */
    void hold() throws SQLException {
        place.execute(Sql.HOLD_VIEWS);
    }

    /** Returns when they show everything there is. */
    void run() throws SQLException {
        follow();
        instance.awaitViews(instance.bean(EventLog.class).head());
    }

    /** Lets them run again, and does not wait. */
    void follow() throws SQLException {
        place.execute(Sql.RUN_VIEWS);
    }
}

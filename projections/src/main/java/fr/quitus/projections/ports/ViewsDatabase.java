package fr.quitus.projections.ports;

import javax.sql.DataSource;

/**
 * Where the views live. A type of its own, so that an application with several pools says which one.
 * {@code readable} may be a copy that cannot be written, while nothing else answers; what is read tells its position.
 * The role may create the schemas {@code views} and {@code views_rebuild}; a rebuild holds three connections.
 */
public record ViewsDatabase(DataSource dataSource, DataSource readable) {
    /** Views that are read where they are written. */
    public ViewsDatabase(DataSource dataSource) {
        this(dataSource, dataSource);
    }
}

package fr.quitus.projections.ports;

import javax.sql.DataSource;

/**
 * Where the views live. A type of its own, so that an application with several pools says which one.
 * The role may create the schemas {@code views} and {@code views_rebuild}; a rebuild holds three connections.
 */
public record ViewsDatabase(DataSource dataSource) {}

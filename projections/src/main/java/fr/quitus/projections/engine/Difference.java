package fr.quitus.projections.engine;

import org.jspecify.annotations.Nullable;

/**
 * A row that a rebuild found otherwise than it stands.
 *
 * @param live absent when only the rebuilt table has the row; same for {@code rebuilt}
 */
public record Difference(
        String table,
        String key,
        @Nullable String live,
        @Nullable String rebuilt) {}

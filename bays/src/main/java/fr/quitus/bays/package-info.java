/**
 * Storage bays: PostgreSQL instances with storage of their own, their replication, takeover and reseeding.
 * It does not know what is stored in them.
 */
@NullMarked
package fr.quitus.bays;

import org.jspecify.annotations.NullMarked;

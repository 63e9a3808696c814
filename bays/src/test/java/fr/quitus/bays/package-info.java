/** Tests of the storage bays on real PostgreSQL processes and real files. Nothing here stands in for the database. */
@NullMarked
package fr.quitus.bays;

import org.jspecify.annotations.NullMarked;

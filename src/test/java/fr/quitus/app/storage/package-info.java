/** The schema of the ledger's database, from one release to the next. */
@NullMarked
package fr.quitus.app.storage;

import org.jspecify.annotations.NullMarked;

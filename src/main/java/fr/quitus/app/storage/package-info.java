/**
 * Where the log lives: the bays under the data folder, or an external PostgreSQL; its roles, schemas and connections.
 * It knows nothing of accounts.
 */
@NullMarked
package fr.quitus.app.storage;

import org.jspecify.annotations.NullMarked;

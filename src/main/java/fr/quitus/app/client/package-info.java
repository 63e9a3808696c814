/**
 * The ledger's public HTTP API as the command line and the demonstration use it, under the ready-made identities.
 * It knows nothing that a stranger with a token would not.
 */
@NullMarked
package fr.quitus.app.client;

import org.jspecify.annotations.NullMarked;

/** Handlers and shells on Axon, without journal or log. */
@NullMarked
package fr.quitus.api.ledger;

import org.jspecify.annotations.NullMarked;

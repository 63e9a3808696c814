/**
 * Axon shells around the pure aggregates, and the handlers that load several of them in one unit of work.
 * Each decides with the domain, then applies; none refuses after it has applied.
 */
@NullMarked
package fr.quitus.api.ledger;

import org.jspecify.annotations.NullMarked;

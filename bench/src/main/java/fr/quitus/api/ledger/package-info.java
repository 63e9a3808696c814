/**
 * What the benchmarks add to the ledger's own package, because it keeps its streams to itself: a command of their own,
 * and the streams as plain Axon would keep them. It is not part of the product.
 */
@NullMarked
package fr.quitus.api.ledger;

import org.jspecify.annotations.NullMarked;

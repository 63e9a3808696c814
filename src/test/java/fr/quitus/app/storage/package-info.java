/** The ledger's wiring on a log in memory: what Axon does with it that no test of a part can see. */
@NullMarked
package fr.quitus.app.storage;

import org.jspecify.annotations.NullMarked;

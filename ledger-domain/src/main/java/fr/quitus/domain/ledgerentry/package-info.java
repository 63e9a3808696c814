/**
 * Écritures manuelles : what no chain makes, entered by a comptable with a reason, and marked as such for ever.
 * Entries that acts of the chains make live in their own events, not here.
 */
@NullMarked
package fr.quitus.domain.ledgerentry;

import org.jspecify.annotations.NullMarked;

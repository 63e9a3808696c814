/**
 * Vérités du grand livre : what holds at every position of the log, each a pure fold from events to amounts.
 * It decides nothing and trusts no state of an aggregate; who follows the log and who is told is elsewhere.
 */
@NullMarked
package fr.quitus.domain.invariants;

import org.jspecify.annotations.NullMarked;

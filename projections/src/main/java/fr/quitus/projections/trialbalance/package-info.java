/**
 * Balance générale : how much was debited and credited on each account of a year?
 * It is summed from entries inside events and never read to decide.
 */
@NullMarked
package fr.quitus.projections.trialbalance;

import org.jspecify.annotations.NullMarked;

/**
 * Piste d'audit : who did what, in which role and perimeter, when, at which place of the log? And who was refused?
 * The log is the trail: kept here is what finds its events. No business payload is told; the leaf hash leads to it.
 */
@NullMarked
package fr.quitus.projections.audittrail;

import org.jspecify.annotations.NullMarked;

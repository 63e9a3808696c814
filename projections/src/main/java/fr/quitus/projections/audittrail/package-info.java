/**
 * Piste d'audit : who did what, in which role and perimeter, when, at which place of the log? And who was refused?
 * It keeps no business payload; the leaf hash leads to it.
 */
@NullMarked
package fr.quitus.projections.audittrail;

import org.jspecify.annotations.NullMarked;

/**
 * Délai global de paiement (DGP) : how many days payments took, how many were in time, and what the late ones cost. It
 * computes no deadline: days, lateness and interest are those of the events.
 */
@NullMarked
package fr.quitus.projections.paymentdelays;

import org.jspecify.annotations.NullMarked;

/**
 * What is left to allot, commit and pay? Programmes, operating budgets and envelopes, AE and CP.
 * It decides nothing: availability that refuses an act is the aggregate's own.
 */
@NullMarked
package fr.quitus.projections.availability;

import org.jspecify.annotations.NullMarked;

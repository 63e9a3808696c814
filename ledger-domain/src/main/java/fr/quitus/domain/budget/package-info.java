/**
 * Credits (AE and CP) from the finance act to the unit's envelope, and the ceilings that hold at each level.
 * Budget events never create a general-ledger posting.
 */
@NullMarked
package fr.quitus.domain.budget;

import org.jspecify.annotations.NullMarked;

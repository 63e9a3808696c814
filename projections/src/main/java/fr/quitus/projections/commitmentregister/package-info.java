/**
 * Which commitments (EJ) exist, in what state, and how much of each is certified, invoiced and paid?
 * It is a list to read, not the file an act is decided on.
 */
@NullMarked
package fr.quitus.projections.commitmentregister;

import org.jspecify.annotations.NullMarked;

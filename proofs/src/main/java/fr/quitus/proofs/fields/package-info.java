/**
 * The one way our proofs write bytes: fields, each with its length before it, big-endian.
 * What the fields mean is said where they are written.
 */
@NullMarked
package fr.quitus.proofs.fields;

import org.jspecify.annotations.NullMarked;

/**
 * Signed statements about the log: C2SP signed notes, checkpoints, cosignatures of witnesses, changes of key.
 * Ed25519 of the JDK and nothing else; where keys are kept and whom to trust is decided elsewhere.
 */
@NullMarked
package fr.quitus.proofs.note;

import org.jspecify.annotations.NullMarked;

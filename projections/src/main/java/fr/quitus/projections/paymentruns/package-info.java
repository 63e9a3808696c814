/**
 * Which payment runs exist and what did each send, and which request does a transfer pay?
 * It finds and lists; what a run may still do is read from its own stream.
 */
@NullMarked
package fr.quitus.projections.paymentruns;

import org.jspecify.annotations.NullMarked;

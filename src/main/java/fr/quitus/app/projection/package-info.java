/**
 * Gives the projections what they may not reach themselves: the log, the reference labels, who asks; and runs their
 * drivers. No figure is made here.
 */
@NullMarked
package fr.quitus.app.projection;

import org.jspecify.annotations.NullMarked;

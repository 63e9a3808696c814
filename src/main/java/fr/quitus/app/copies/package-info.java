/**
 * Views made from a copy of the log, without an instance: segments, the folder of a stopped bay, a bay that runs; all
 * of it, or as it was at a position or an instant. It trusts no copy, writes to none, and makes no figure itself.
 */
@NullMarked
package fr.quitus.app.copies;

import org.jspecify.annotations.NullMarked;

/**
 * The runnable application: wiring, command line, demonstration. It holds no accounting rule.
 */
@NullMarked
package fr.quitus.app;

import org.jspecify.annotations.NullMarked;

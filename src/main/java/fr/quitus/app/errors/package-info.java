/**
 * What the HTTP server answers when no controller and no filter is reached.
 * The problems themselves are the door's.
 */
@NullMarked
package fr.quitus.app.errors;

import org.jspecify.annotations.NullMarked;

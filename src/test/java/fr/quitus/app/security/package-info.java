/**
 * Who is let in, tested below HTTP.
 * What a caller is answered is tested at the door.
 */
@NullMarked
package fr.quitus.app.security;

import org.jspecify.annotations.NullMarked;

/**
 * Who acts (ordonnateur, comptable, gestionnaire…), in which perimeter, under which delegation, and when.
 * It knows nothing of tokens, sessions or passwords.
 */
@NullMarked
package fr.quitus.domain.actor;

import org.jspecify.annotations.NullMarked;

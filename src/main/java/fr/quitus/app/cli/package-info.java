/**
 * The commands of ./quitus. Each says in French what it does and ends with an exit code.
 * They hold no rule; what they do to the accounts goes through the door.
 */
@NullMarked
package fr.quitus.app.cli;

import org.jspecify.annotations.NullMarked;

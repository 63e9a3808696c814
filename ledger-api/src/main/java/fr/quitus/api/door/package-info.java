/**
 * The one door: authentication's result, admission, idempotency, roles, and the answers and problems of every command.
 * No accounting rule is here.
 */
@NullMarked
package fr.quitus.api.door;

import org.jspecify.annotations.NullMarked;

/**
 * How commands and events are written in JSON: amounts as decimal euros, codes as words, nothing unknown accepted.
 * It decides nothing and keeps nothing.
 */
@NullMarked
package fr.quitus.api.json;

import org.jspecify.annotations.NullMarked;

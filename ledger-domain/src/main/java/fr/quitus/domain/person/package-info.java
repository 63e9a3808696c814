/**
 * The right of a person to be forgotten, and how long the accounts forbid it.
 * It knows no key and no clear value: forgetting is an act, destroying the key its effect elsewhere.
 */
@NullMarked
package fr.quitus.domain.person;

import org.jspecify.annotations.NullMarked;

/**
 * The words of the State's accounts as types: amounts, codes, numbers, dates of the law.
 * No rule of a command lives here, only what a well-formed value is.
 */
@NullMarked
package fr.quitus.domain.value;

import org.jspecify.annotations.NullMarked;

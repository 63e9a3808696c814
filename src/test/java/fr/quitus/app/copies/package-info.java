/** Copies of the log without a database: what is asked for, and what is kept aside to be read again. */
@NullMarked
package fr.quitus.app.copies;

import org.jspecify.annotations.NullMarked;

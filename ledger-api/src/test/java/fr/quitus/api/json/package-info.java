/** What the door reads and what the log keeps, byte for byte. */
@NullMarked
package fr.quitus.api.json;

import org.jspecify.annotations.NullMarked;

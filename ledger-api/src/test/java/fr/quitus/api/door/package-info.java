/** The gate on a journal in memory: what becomes of an answer when writing it fails. */
@NullMarked
package fr.quitus.api.door;

import org.jspecify.annotations.NullMarked;

/**
 * Admission : who is let in, in which order, when more want in than can be served. It knows lanes, administrations and
 * places; nothing of HTTP, nothing of what is asked.
 */
@NullMarked
package fr.quitus.api.admission;

import org.jspecify.annotations.NullMarked;

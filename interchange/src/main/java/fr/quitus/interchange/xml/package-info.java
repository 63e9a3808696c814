/**
 * XML from outside, read without trust: no DTD, no entity of its own, everything bounded, every place known.
 * It knows no format.
 */
@NullMarked
package fr.quitus.interchange.xml;

import org.jspecify.annotations.NullMarked;

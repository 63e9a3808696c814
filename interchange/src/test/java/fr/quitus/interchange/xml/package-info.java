/** Tests of XML read without trust. None knows a format. */
@NullMarked
package fr.quitus.interchange.xml;

import org.jspecify.annotations.NullMarked;

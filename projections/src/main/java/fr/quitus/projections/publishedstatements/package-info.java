/**
 * États publiés : which statements were published, of what, when and with what hash?
 * It keeps no figure of a statement.
 */
@NullMarked
package fr.quitus.projections.publishedstatements;

import org.jspecify.annotations.NullMarked;

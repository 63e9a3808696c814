/**
 * Grand livre and journals: every entry, numbered without gap per journal and year in log order.
 * It numbers entries; it never makes or corrects one.
 */
@NullMarked
package fr.quitus.projections.generalledger;

import org.jspecify.annotations.NullMarked;

/** Tests of receipts. */
@NullMarked
package fr.quitus.frontdesk.receipt;

import org.jspecify.annotations.NullMarked;

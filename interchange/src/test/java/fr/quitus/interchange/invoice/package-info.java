/** Tests of invoices. They are made here or are samples beside the clone. */
@NullMarked
package fr.quitus.interchange.invoice;

import org.jspecify.annotations.NullMarked;

/**
 * What is the supplier told of his invoice, in the words of the invoice portal?
 * It is told from the payment request's events; it decides nothing and sends nothing.
 */
@NullMarked
package fr.quitus.projections.invoicelifecycle;

import org.jspecify.annotations.NullMarked;

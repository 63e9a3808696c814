/**
 * Factures entrantes: Factur-X, CII and UBL as one plain record.
 * It matches no commitment and checks no VAT rule beyond the sum of an invoice.
 */
@NullMarked
package fr.quitus.interchange.invoice;

import org.jspecify.annotations.NullMarked;

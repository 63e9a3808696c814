/**
 * The payment request (demande de paiement, DP): from the invoice to the settled transfer.
 * It holds no bank format and no deadline timer.
 */
@NullMarked
package fr.quitus.domain.payment;

import org.jspecify.annotations.NullMarked;

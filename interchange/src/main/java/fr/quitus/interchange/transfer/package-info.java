/**
 * Fichier de virements SEPA: a payment run as pain.001.001.09, and the check of such a file.
 * It sends nothing and decides no payment.
 */
@NullMarked
package fr.quitus.interchange.transfer;

import org.jspecify.annotations.NullMarked;

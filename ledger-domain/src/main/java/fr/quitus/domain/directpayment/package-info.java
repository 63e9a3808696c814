/**
 * Dépenses payées sans ordonnancement préalable (DSO) : debited by the bank first, regularised on credits after. It is
 * not the way of an invoice ({@code payment}) nor of the payroll ({@code payroll}).
 */
@NullMarked
package fr.quitus.domain.directpayment;

import org.jspecify.annotations.NullMarked;

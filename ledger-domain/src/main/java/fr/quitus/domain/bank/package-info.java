/**
 * One entry of the State's bank statement, identified by IBAN and servicer reference, allocated once.
 * It reads no statement file.
 */
@NullMarked
package fr.quitus.domain.bank;

import org.jspecify.annotations.NullMarked;

/**
 * Paye : personnel is liquidated and paid without commitment nor ordering (GBCP art. 128); the comptable checks the
 * credits himself. It computes no salary: the month's totals come from the payroll service.
 */
@NullMarked
package fr.quitus.domain.payroll;

import org.jspecify.annotations.NullMarked;

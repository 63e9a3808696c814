/**
 * Restes à payer : what is committed and not paid of each EJ, by programme and year of engagement, on any date, as
 * known at any position. It is no list of invoices: nothing is due of it before service is done.
 */
@NullMarked
package fr.quitus.projections.outstandingcommitments;

import org.jspecify.annotations.NullMarked;

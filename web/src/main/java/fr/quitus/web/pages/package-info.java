/**
 * One controller for each subject: it asks the ledger and names a template. Figures are shown as they were answered;
 * nothing is added up that the ledger can answer.
 */
@NullMarked
package fr.quitus.web.pages;

import org.jspecify.annotations.NullMarked;

/**
 * General accounting (comptabilité générale): accounts, postings, and the templates P01… as pure rules.
 * It does not number journal entries: numbers are given in log order by a projection.
 */
@NullMarked
package fr.quitus.domain.accounting;

import org.jspecify.annotations.NullMarked;

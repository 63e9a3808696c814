/** Tests of changes of the chart of accounts, and of the guard that holds entries against it. */
@NullMarked
package fr.quitus.domain.chartchange;

import org.jspecify.annotations.NullMarked;

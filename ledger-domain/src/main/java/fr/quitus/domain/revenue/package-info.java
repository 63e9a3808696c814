/**
 * Non-tax revenues: the revenue order (titre de perception) and its receipts.
 * Recovery acts (reminders, seizures, write-offs) are not here yet.
 */
@NullMarked
package fr.quitus.domain.revenue;

import org.jspecify.annotations.NullMarked;

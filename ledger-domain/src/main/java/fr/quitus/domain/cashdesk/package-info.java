/**
 * Caisse d'un poste comptable : what is paid at the desk without a title, until the Treasury account has it.
 * It holds no bank entry, and pays nothing out.
 */
@NullMarked
package fr.quitus.domain.cashdesk;

import org.jspecify.annotations.NullMarked;

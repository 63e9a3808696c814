/**
 * Habilitations : which roles a person holds, and whose spouse he is. It grants no access, which the identity issuer
 * does; it holds what the law forbids one person to hold together.
 */
@NullMarked
package fr.quitus.domain.habilitation;

import org.jspecify.annotations.NullMarked;

/**
 * Signing in by OpenID Connect, sessions and what protects them. Who may see what is decided by the ledger for each
 * question, not here.
 */
@NullMarked
package fr.quitus.web.signin;

import org.jspecify.annotations.NullMarked;

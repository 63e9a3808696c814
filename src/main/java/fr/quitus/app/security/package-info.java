/**
 * Who may speak to the ledger: tokens checked, and an embedded issuer for the ready-made identities of a demonstration.
 * What a role may do is decided in the domain.
 */
@NullMarked
package fr.quitus.app.security;

import org.jspecify.annotations.NullMarked;

/**
 * Constats d'audit : what the auditor found, what the audited answer and how it ended. A finding changes nothing of
 * what it is about: who agrees with it mends the file by the act of its chain.
 */
@NullMarked
package fr.quitus.domain.audit;

import org.jspecify.annotations.NullMarked;

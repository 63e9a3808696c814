/**
 * Constats d'audit : what was found, on what, what was answered, and how it ended?
 * It does not judge a finding, and the files it is about stay what they are.
 */
@NullMarked
package fr.quitus.projections.auditfindings;

import org.jspecify.annotations.NullMarked;

/** Wrong on purpose: shown to the rules, used by nothing. */
@NullMarked
package fr.quitus.app.architecture.violations.printing;

import org.jspecify.annotations.NullMarked;

@NullMarked
package fr.quitus.domain.takeover;

import org.jspecify.annotations.NullMarked;

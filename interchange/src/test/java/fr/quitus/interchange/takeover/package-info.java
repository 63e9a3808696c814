@NullMarked
package fr.quitus.interchange.takeover;

import org.jspecify.annotations.NullMarked;

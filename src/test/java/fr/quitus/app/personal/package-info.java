/** Tests of sealing, and keys in memory for them. */
@NullMarked
package fr.quitus.app.personal;

import org.jspecify.annotations.NullMarked;

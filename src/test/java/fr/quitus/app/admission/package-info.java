/** Which lane a request goes by, and how its body is read. */
@NullMarked
package fr.quitus.app.admission;

import org.jspecify.annotations.NullMarked;

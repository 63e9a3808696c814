/** Tests of the HTTP interface's description, and of its errors, against the running application. */
@NullMarked
package fr.quitus.app.openapi;

import org.jspecify.annotations.NullMarked;

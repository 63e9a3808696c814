/** Tests of the interface's description against the classes it is made from. */
@NullMarked
package fr.quitus.api.openapi;

import org.jspecify.annotations.NullMarked;

/** Tests of payment files. Schemas are beside the clone, not in it. */
@NullMarked
package fr.quitus.interchange.transfer;

import org.jspecify.annotations.NullMarked;

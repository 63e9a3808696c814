/** Tests of what the bank sends. Its files are made here or are samples beside the clone. */
@NullMarked
package fr.quitus.interchange.bank;

import org.jspecify.annotations.NullMarked;

/** Tests of files in columns. They are made here or are samples beside the clone. */
@NullMarked
package fr.quitus.interchange.table;

import org.jspecify.annotations.NullMarked;

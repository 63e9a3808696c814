/**
 * Supporting documents (pièces justificatives) of a file, and who looked at the file and why.
 * It knows a document by its hash; the bytes are kept elsewhere.
 */
@NullMarked
package fr.quitus.domain.document;

import org.jspecify.annotations.NullMarked;

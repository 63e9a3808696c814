/**
 * Where the bytes of supporting documents are kept, and the wiring of their addresses.
 * It knows no file and no rule: what a document is attached to is in the log.
 */
@NullMarked
package fr.quitus.app.document;

import org.jspecify.annotations.NullMarked;

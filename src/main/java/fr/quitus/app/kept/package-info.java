/** Drafts and saved searches of people, in the database of the log and beside it; no act rests on them. */
@NullMarked
package fr.quitus.app.kept;

import org.jspecify.annotations.NullMarked;

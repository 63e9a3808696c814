/**
 * The command line as a person meets it: processes of their own, on data folders of their own.
 */
@NullMarked
package fr.quitus.app.cli;

import org.jspecify.annotations.NullMarked;

/** Tests of the archive's own rules; what comes of it is tested where its commands are. */
@NullMarked
package fr.quitus.app.archive;

import org.jspecify.annotations.NullMarked;

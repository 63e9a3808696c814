/** Tests of when the desk opens and how it files, without HTTP or a database. */
@NullMarked
package fr.quitus.app.frontdesk;

import org.jspecify.annotations.NullMarked;

/** Tests of the desk, with disks that fail. */
@NullMarked
package fr.quitus.frontdesk;

import org.jspecify.annotations.NullMarked;

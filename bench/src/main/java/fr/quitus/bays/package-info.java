/** What drills do to bays from inside, because the bays keep it to themselves. It is not part of the product. */
@NullMarked
package fr.quitus.bays;

import org.jspecify.annotations.NullMarked;

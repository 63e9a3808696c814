/**
 * What whoever runs the service sees and does: bays, projections, instance file.
 * Never a business command, never business content.
 */
@NullMarked
package fr.quitus.app.operations;

import org.jspecify.annotations.NullMarked;

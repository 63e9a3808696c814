/**
 * What projections need from the sides they may not import: the log, the command journal, labels, and who asks.
 * The application wires them; nothing here reads a database or a session.
 */
@NullMarked
package fr.quitus.projections.ports;

import org.jspecify.annotations.NullMarked;

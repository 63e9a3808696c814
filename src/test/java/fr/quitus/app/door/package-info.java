/** The door over HTTP, on the real application with one embedded PostgreSQL; one test for each outcome. */
@NullMarked
package fr.quitus.app.door;

import org.jspecify.annotations.NullMarked;

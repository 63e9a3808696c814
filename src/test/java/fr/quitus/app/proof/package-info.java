/** Tests of the proof of the books on a real PostgreSQL, its superuser included. */
@NullMarked
package fr.quitus.app.proof;

import org.jspecify.annotations.NullMarked;

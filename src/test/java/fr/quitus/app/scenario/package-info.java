/**
 * Tests of the scenario format and of its runner, against a fake ledger that speaks HTTP.
 * The golden scenarios themselves are files in {@code src/test/resources/scenarios}.
 */
@NullMarked
package fr.quitus.app.scenario;

import org.jspecify.annotations.NullMarked;

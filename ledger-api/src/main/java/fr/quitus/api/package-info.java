/**
 * The door: every command enters here, is authenticated, admitted once and handed to the aggregates.
 * It holds no accounting rule and knows neither the event store nor the projections.
 */
@NullMarked
package fr.quitus.api;

import org.jspecify.annotations.NullMarked;

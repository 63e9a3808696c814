package fr.quitus.bench;

import java.net.URI;
import java.time.Duration;

/**
 * How a load is sent.
 *
 * @param connectionsMax requests on their way at once
 * @param patience of a client without an answer
 */
record TrafficSettings(URI base, int connectionsMax, Duration patience, RetryPolicy policy) {}

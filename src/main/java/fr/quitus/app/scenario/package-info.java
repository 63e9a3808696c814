/**
 * Golden scenarios: files an accountant reads (given, when, then), and the runner that plays them through the public
 * HTTP API. It decides nothing, reads no database and knows the domain only for its names.
 */
@NullMarked
package fr.quitus.app.scenario;

import org.jspecify.annotations.NullMarked;

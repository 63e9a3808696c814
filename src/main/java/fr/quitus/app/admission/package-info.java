/**
 * Admission at the HTTP server: which lane a request goes by, who asks, and what slow clients may take. Who gets a
 * place is decided by {@code fr.quitus.api.admission}.
 */
@NullMarked
package fr.quitus.app.admission;

import org.jspecify.annotations.NullMarked;

/**
 * The house rules as tests: who may import whom, names, sizes, documents. Each is proven on a small violation.
 * It is not a style checker: the formatter and the compiler decide what they can decide.
 */
@NullMarked
package fr.quitus.app.architecture;

import org.jspecify.annotations.NullMarked;

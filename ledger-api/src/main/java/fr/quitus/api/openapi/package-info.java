/**
 * The HTTP interface's description (OpenAPI 3.1), made from the classes that read and write it.
 * Nothing is written here that a class already says; no request is answered but the description's own.
 */
@NullMarked
package fr.quitus.api.openapi;

import org.jspecify.annotations.NullMarked;

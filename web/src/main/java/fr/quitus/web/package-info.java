/**
 * The pages people work in: how they look, what they may load, in which language. What they show is asked of the
 * ledger's own HTTP interface with the person's token; nothing is decided here.
 */
@NullMarked
package fr.quitus.web;

import org.jspecify.annotations.NullMarked;

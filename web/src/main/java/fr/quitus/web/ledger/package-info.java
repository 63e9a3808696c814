/**
 * The ledger as the pages ask it: its public HTTP interface, with the token of who looks, and what it answers as
 * records. It knows neither the views nor the domain behind that interface.
 */
@NullMarked
package fr.quitus.web.ledger;

import org.jspecify.annotations.NullMarked;

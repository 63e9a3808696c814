package fr.quitus.web.ledger;

import com.fasterxml.jackson.annotation.JsonAlias;
import java.math.BigDecimal;

/**
 * Crédits disponibles of an UO, a BOP or a programme, in euros.
 *
 * @param titleGroup T2 or HT2
 */
public record Credits(
        @JsonAlias({"fundsCentre", "operatingBudget", "programme"})
        String code,

        String titleGroup,

        @JsonAlias({"aeAvailable", "aeLeft"}) BigDecimal ae,

        @JsonAlias({"cpAvailable", "cpLeft"}) BigDecimal cp) {}

package fr.quitus.interchange.bank;

import fr.quitus.domain.value.Balance;
import java.time.LocalDate;

/** Solde du relevé, positive when the State has the money. */
public record DatedBalance(Balance balance, LocalDate on) {}

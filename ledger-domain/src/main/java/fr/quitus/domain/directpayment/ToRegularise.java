package fr.quitus.domain.directpayment;

import fr.quitus.domain.value.Amount;
import fr.quitus.domain.value.FundsCentre;
import fr.quitus.domain.value.PaymentRequestNumber;

/** Dépense à régulariser : paid, on no credits yet, and waiting on the provisional account 4721. */
public record ToRegularise(PaymentRequestNumber number, FundsCentre fundsCentre, Amount amount) {}

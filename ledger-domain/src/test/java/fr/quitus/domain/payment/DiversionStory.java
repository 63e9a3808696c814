package fr.quitus.domain.payment;

import static fr.quitus.domain.G0.F1_IBAN;
import static fr.quitus.domain.G0.F1_SIRET;
import static fr.quitus.domain.G0.GINA;
import static fr.quitus.domain.G0.KATIA;
import static fr.quitus.domain.G0.OMAR;
import static fr.quitus.domain.G0.PRODUCT;
import static fr.quitus.domain.G0.U1;
import static fr.quitus.domain.G0.YEAR;
import static fr.quitus.domain.Story.date;
import static fr.quitus.domain.Story.euros;
import static fr.quitus.domain.Story.only;

import fr.quitus.domain.Story;
import fr.quitus.domain.revenue.ClaimLine;
import fr.quitus.domain.revenue.Debtor;
import fr.quitus.domain.revenue.RevenueCommand.EstablishClaim;
import fr.quitus.domain.revenue.RevenueCommand.IssueRevenueOrder;
import fr.quitus.domain.revenue.RevenueCommand.TakeInCharge;
import fr.quitus.domain.revenue.RevenueOrderEvent.ClaimEstablished;
import fr.quitus.domain.thirdparty.Beneficiary;
import fr.quitus.domain.thirdparty.OppositionCommand.RegisterOpposition;
import fr.quitus.domain.thirdparty.OppositionKind;
import fr.quitus.domain.thirdparty.ThirdPartyCommand.AddPayeeAccount;
import fr.quitus.domain.thirdparty.ThirdPartyCommand.RegisterThirdParty;
import fr.quitus.domain.thirdparty.ThirdPartyCommand.ValidatePayeeAccount;
import fr.quitus.domain.value.Balance;
import fr.quitus.domain.value.Iban;
import fr.quitus.domain.value.RevenueLine;
import fr.quitus.domain.value.RevenueOrderNumber;
import fr.quitus.domain.value.ThirdPartyRef;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What stories of F1's own debts are told with: he is registered, owes titles, and others seize what he is owed. */
final class DiversionStory {
    static final ThirdPartyRef PARTY = ThirdPartyRef.of(F1_SIRET);
    static final Iban SEIZER = Iban.of("FR7630006000011234567890189");

    private DiversionStory() {}

    static void f1IsRegisteredAndPaidOnHisAccount(Story story) {
        story.accepted(new RegisterThirdParty(F1_SIRET, "F1"), GINA.on("2026-01-10"));
        story.accepted(new AddPayeeAccount(PARTY, F1_IBAN, null, date("2026-01-10"), "RIB"), GINA.on("2026-01-10"));
        story.accepted(new ValidatePayeeAccount(PARTY, F1_IBAN, null), KATIA.on("2026-01-11"));
    }

    /** Issued on 3 February, taken in charge on the 4th. */
    static RevenueOrderNumber aTitleOfF1(Story story, String amount) {
        var claim = new EstablishClaim(
                YEAR,
                U1,
                new Debtor(F1_SIRET, "F1"),
                "Trop-perçu",
                List.of(new ClaimLine(RevenueLine.of("2306"), PRODUCT, euros(amount))));
        RevenueOrderNumber number = only(story.accepted(claim, GINA.on("2026-02-02")), ClaimEstablished.class)
                .revenueOrderNumber();
        story.accepted(new IssueRevenueOrder(number, date("2026-04-15")), OMAR.on("2026-02-03"));
        story.accepted(new TakeInCharge(number), KATIA.on("2026-02-04"));
        return number;
    }

    static void seize(Story story, String reference, int priority, String notifiedOn, @Nullable String ceiling) {
        story.accepted(
                new RegisterOpposition(
                        PARTY,
                        reference,
                        OppositionKind.SEIZURE,
                        priority,
                        ceiling == null ? null : euros(ceiling),
                        null,
                        new Beneficiary("SIE de Rennes", SEIZER),
                        date(notifiedOn),
                        null),
                KATIA.on(notifiedOn));
    }

    static Balance minus(String amount) {
        return Balance.ZERO.minus(euros(amount));
    }
}

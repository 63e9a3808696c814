package fr.quitus.api.ledger;

import static fr.quitus.api.json.EventSamples.DAY;
import static fr.quitus.api.json.EventSamples.GINA;
import static fr.quitus.api.json.EventSamples.IBAN;
import static fr.quitus.api.json.EventSamples.KATIA;
import static fr.quitus.api.json.EventSamples.SUPPLIER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.quitus.domain.LedgerCommand;
import fr.quitus.domain.Rejection;
import fr.quitus.domain.actor.Role;
import fr.quitus.domain.thirdparty.AccountHolderEvent.AccountHolderNoted;
import fr.quitus.domain.thirdparty.NaturalPerson;
import fr.quitus.domain.thirdparty.ThirdPartyCommand.AddPayeeAccount;
import fr.quitus.domain.thirdparty.ThirdPartyCommand.ClosePayeeAccount;
import fr.quitus.domain.thirdparty.ThirdPartyCommand.ReactivateThirdParty;
import fr.quitus.domain.thirdparty.ThirdPartyCommand.RegisterNaturalPerson;
import fr.quitus.domain.thirdparty.ThirdPartyCommand.RegisterThirdParty;
import fr.quitus.domain.thirdparty.ThirdPartyCommand.SuspendThirdParty;
import fr.quitus.domain.thirdparty.ThirdPartyCommand.ValidatePayeeAccount;
import fr.quitus.domain.thirdparty.ThirdPartyEvent.PayeeAccountAdded;
import fr.quitus.domain.value.PayeeAccountId;
import fr.quitus.domain.value.ThirdPartyRef;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ThirdPartyHandlersTest {
    private static final Map<String, Call> BY_GINA = Acts.call(GINA, Role.MANAGER, DAY);
    private static final Map<String, Call> BY_KATIA = Acts.call(KATIA, Role.PUBLIC_ACCOUNTANT, DAY);
    private static final ThirdPartyRef PARTY = ThirdPartyRef.of(SUPPLIER);

    private final LedgerBus bus = new LedgerBus(new CountingNumbers());

    @AfterEach
    void stop() {
        bus.close();
    }

    @Test
    void a_party_is_registered_under_its_siret_and_lives_on_its_stream() {
        Outcome registered = bus.when(new RegisterThirdParty(SUPPLIER, "F1"), BY_GINA);
        refused(new RegisterThirdParty(SUPPLIER, "F1"), BY_GINA, Rejection.TIERS_DEJA_ENREGISTRE);
        bus.when(new AddPayeeAccount(PARTY, IBAN, null, DAY, "RIB"), BY_GINA);
        bus.when(new ValidatePayeeAccount(PARTY, IBAN, null), BY_KATIA);
        bus.when(new SuspendThirdParty(PARTY, "Motif"), BY_KATIA);
        bus.when(new ReactivateThirdParty(PARTY, "Motif"), BY_KATIA);
        bus.when(new ClosePayeeAccount(PARTY, IBAN, DAY, "Clos"), BY_GINA);
        refused(new ClosePayeeAccount(PARTY, IBAN, DAY, "Clos"), BY_GINA, Rejection.COMPTE_NON_ENREGISTRE);

        assertThat(registered.ids())
                .containsEntry("thirdParty", SUPPLIER.text())
                .containsEntry("thirdPartyId", "1000000001");
        assertThat(bus.stream("third-party:" + SUPPLIER)).hasSize(6);
        assertThat(bus.stream("payee-account:" + PayeeAccountId.ofIban(IBAN)))
                .containsExactly(new AccountHolderNoted(PayeeAccountId.ofIban(IBAN), PARTY));
    }

    @Test
    void a_person_gets_a_number_and_her_account_is_known_to_be_another_s() {
        bus.when(new RegisterThirdParty(SUPPLIER, "F1"), BY_GINA);
        bus.when(new AddPayeeAccount(PARTY, IBAN, null, DAY, "RIB"), BY_GINA);
        Outcome registered = bus.when(new RegisterNaturalPerson(new NaturalPerson("Le Gall", "Anne")), BY_GINA);
        ThirdPartyRef person = ThirdPartyRef.of(String.valueOf(registered.ids().get("thirdParty")));

        Outcome added = bus.when(new AddPayeeAccount(person, IBAN, null, DAY, "RIB"), BY_GINA);

        assertThat(person.text()).isEqualTo("1000000002");
        assertThat(added.events())
                .filteredOn(PayeeAccountAdded.class::isInstance)
                .singleElement()
                .extracting(event -> ((PayeeAccountAdded) event).sharedWith())
                .isEqualTo(List.of(PARTY));
        assertThat(bus.stream("payee-account:" + PayeeAccountId.ofIban(IBAN))).hasSize(2);
    }

    private void refused(LedgerCommand command, Map<String, Call> call, Rejection code) {
        assertThatThrownBy(() -> bus.when(command, call))
                .isInstanceOf(CommandRefused.class)
                .hasMessageStartingWith(code + ":");
    }
}

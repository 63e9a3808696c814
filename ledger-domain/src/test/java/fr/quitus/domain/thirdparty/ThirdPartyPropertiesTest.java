package fr.quitus.domain.thirdparty;

import static fr.quitus.domain.G0.GINA;
import static fr.quitus.domain.G0.KATIA;
import static fr.quitus.domain.Story.date;
import static org.assertj.core.api.Assertions.assertThat;

import fr.quitus.domain.Decision;
import fr.quitus.domain.G0.Person;
import fr.quitus.domain.InMemoryLedger;
import fr.quitus.domain.LedgerEvent;
import fr.quitus.domain.Story;
import fr.quitus.domain.actor.Role;
import fr.quitus.domain.thirdparty.ThirdPartyCommand.AddPayeeAccount;
import fr.quitus.domain.thirdparty.ThirdPartyCommand.ClosePayeeAccount;
import fr.quitus.domain.thirdparty.ThirdPartyCommand.ReactivateThirdParty;
import fr.quitus.domain.thirdparty.ThirdPartyCommand.RegisterThirdParty;
import fr.quitus.domain.thirdparty.ThirdPartyCommand.SuspendThirdParty;
import fr.quitus.domain.thirdparty.ThirdPartyCommand.ValidatePayeeAccount;
import fr.quitus.domain.thirdparty.ThirdPartyEvent.PayeeAccountAdded;
import fr.quitus.domain.value.Iban;
import fr.quitus.domain.value.PayeeAccountId;
import fr.quitus.domain.value.Siret;
import fr.quitus.domain.value.ThirdPartyRef;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Whatever is done to whom: whose accounts are known to whom, and nobody is paid where nobody checked. */
class ThirdPartyPropertiesTest {
    private static final LocalDate BEGIN = date("2026-01-05");
    private static final List<Siret> PARTIES =
            List.of(Siret.of("85129663200017"), Siret.of("73282932000074"), Siret.of("35600000000048"));
    private static final List<Iban> IBANS = List.of(
            Iban.of("FR1420041010050500013M02606"),
            Iban.of("FR7630001007941234567890185"),
            Iban.of("FR7630006000011234567890189"));
    private static final Person BOTH = GINA.as(Role.PUBLIC_ACCOUNTANT, KATIA.perimeter());

    @Property(tries = 300)
    void accounts_are_validated_by_another_and_known_to_all_who_name_them(
            @ForAll @Size(min = 10, max = 80) List<@IntRange(max = 3 * 3 * 8 * 3 - 1) Integer> dice) {
        Story story = Story.empty();
        int day = 0;
        for (int die : dice) {
            String today = BEGIN.plusDays(day++).toString();
            Person person = List.of(GINA, KATIA, BOTH).get(die / 72);
            Decision<? extends LedgerEvent> decision = story.ledger().submit(commandOf(die, today), person.on(today));
            if (decision instanceof Decision.Accepted<? extends LedgerEvent>) {
                check(story.ledger());
            }
        }

        assertThat(InMemoryLedger.replay(story.ledger().log()).states())
                .isEqualTo(story.ledger().states());
    }

    private static ThirdPartyCommand commandOf(int die, String today) {
        Siret siret = PARTIES.get(die % 3);
        ThirdPartyRef party = ThirdPartyRef.of(siret);
        Iban iban = IBANS.get(die / 3 % 3);
        return switch (die / 9 % 8) {
            case 0 -> new RegisterThirdParty(siret, "Tiers");
            case 1, 2 -> new AddPayeeAccount(party, iban, null, date(today), "RIB");
            case 3 -> new ValidatePayeeAccount(party, iban, null);
            case 4 -> new ValidatePayeeAccount(party, iban, "Même groupe");
            case 5 -> new ClosePayeeAccount(party, iban, date(today).plusDays(die % 4), "Clos");
            case 6 -> new SuspendThirdParty(party, "Motif");
            default -> new ReactivateThirdParty(party, "Motif");
        };
    }

    private static void check(InMemoryLedger ledger) {
        Map<PayeeAccountId, Set<String>> named = new HashMap<>();
        for (LedgerEvent event : ledger.log()) {
            if (event instanceof PayeeAccountAdded e) {
                Set<String> before = named.computeIfAbsent(PayeeAccountId.ofIban(e.iban()), _ -> new TreeSet<>());
                Set<String> others = new TreeSet<>(before);
                others.remove(e.thirdParty().text());
                assertThat(e.sharedWith()).map(ThirdPartyRef::text).containsExactlyElementsOf(others);
                before.add(e.thirdParty().text());
            }
        }
        ledger.states().accountHolders().forEach((id, holders) -> assertThat(holders.holders())
                .map(ThirdPartyRef::text)
                .containsExactlyInAnyOrderElementsOf(named.get(id)));
        ledger.states().thirdParties().values().forEach(party -> {
            for (PayeeAccount account : party.opened().orElseThrow().accounts()) {
                assertThat(account.addedBy()).isNotEqualTo(account.validatedBy());
                assertThat(account.isPayableOn(account.from().minusDays(1))).isFalse();
                assertThat(account.isPayableOn(date("2026-12-31")))
                        .isEqualTo(account.validatedBy() != null && account.closedOn() == null);
            }
        });
    }
}

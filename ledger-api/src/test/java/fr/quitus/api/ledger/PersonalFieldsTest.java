package fr.quitus.api.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import fr.quitus.api.json.EventSamples;
import fr.quitus.domain.LedgerEvent;
import fr.quitus.domain.LedgerTypes;
import fr.quitus.domain.bank.BankEntryEvent.BankEntryReceived;
import fr.quitus.domain.payment.TreasuryAccount;
import fr.quitus.domain.revenue.RevenueCommand.EstablishClaim;
import fr.quitus.domain.revenue.RevenueOrderEvent.ClaimEstablished;
import fr.quitus.domain.value.Iban;
import fr.quitus.domain.value.Personal;
import fr.quitus.domain.value.TextValue;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PersonalFieldsTest {
    /** Accounts of the State: nobody's personal data. */
    private static final Set<String> OF_THE_STATE =
            Set.of(BankEntryReceived.class.getName() + ".account", TreasuryAccount.class.getName() + ".iban");

    @Test
    void every_account_in_an_event_is_personal_but_the_states_own() {
        List<String> unmarked = new ArrayList<>();
        LedgerTypes.eventsByName().values().forEach(event -> collect(event, new HashSet<>(), unmarked));

        assertThat(unmarked).containsExactlyInAnyOrderElementsOf(OF_THE_STATE);
    }

    private static void collect(Class<?> type, Set<Class<?>> seen, List<String> unmarked) {
        if (!type.isRecord() || TextValue.class.isAssignableFrom(type) || !seen.add(type)) {
            return;
        }
        for (RecordComponent component : type.getRecordComponents()) {
            if (component.getType() == Iban.class && !component.isAnnotationPresent(Personal.class)) {
                unmarked.add(type.getName() + "." + component.getName());
            }
            collect(component.getType(), seen, unmarked);
            if (component.getGenericType() instanceof ParameterizedType generic) {
                for (var argument : generic.getActualTypeArguments()) {
                    if (argument instanceof Class<?> part) {
                        collect(part, seen, unmarked);
                    }
                }
            }
        }
    }

    @Test
    void what_is_personal_is_found_at_any_depth_and_all_else_stays() {
        Set<String> found = new HashSet<>();
        for (LedgerEvent event : EventSamples.all()) {
            List<String> before = PersonalFields.of(event);
            found.addAll(before);
            if (event instanceof Record sample) {
                Record upper = PersonalFields.mapped(sample, text -> text);
                assertThat(upper).as(event.getClass().getSimpleName()).isEqualTo(event);
            }
        }

        assertThat(found).contains(EventSamples.IBAN.text()).hasSizeGreaterThan(3);
    }

    @Test
    void what_is_passed_over_for_its_type_holds_nothing_personal() {
        assertThat(EventSamples.all()).allSatisfy(event -> {
            List<String> everywhere = new ArrayList<>();
            lookEverywhere(event, everywhere);
            assertThat(PersonalFields.of(event)).isEqualTo(everywhere);
        });
    }

    private static void lookEverywhere(@Nullable Object value, List<String> texts) {
        if (value instanceof Collection<?> elements) {
            elements.forEach(element -> lookEverywhere(element, texts));
        } else if (value instanceof Record owner && !(value instanceof TextValue)) {
            for (RecordComponent component : owner.getClass().getRecordComponents()) {
                Object part = part(owner, component);
                if (part != null && component.isAnnotationPresent(Personal.class)) {
                    texts.add(part instanceof Iban account ? account.text() : part.toString());
                } else {
                    lookEverywhere(part, texts);
                }
            }
        }
    }

    private static @Nullable Object part(Record owner, RecordComponent component) {
        try {
            component.getAccessor().setAccessible(true); // the record may be package-private
            return component.getAccessor().invoke(owner);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void a_command_is_made_again_with_its_names_changed() {
        EstablishClaim claim = EventSamples.all().stream()
                .filter(event -> event instanceof ClaimEstablished)
                .map(ClaimEstablished.class::cast)
                .map(e -> new EstablishClaim(e.year(), e.fundsCentre(), e.debtor(), e.subject(), e.lines()))
                .findFirst()
                .orElseThrow();

        EstablishClaim changed = PersonalFields.mapped(claim, text -> "<" + text + ">");

        assertThat(changed.debtor().name()).isEqualTo("<" + claim.debtor().name() + ">");
        assertThat(changed.debtor().siret()).isEqualTo(claim.debtor().siret());
        assertThat(PersonalFields.mapped(changed, text -> claim.debtor().name()))
                .isEqualTo(claim);
    }
}

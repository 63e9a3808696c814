package fr.quitus.domain.thirdparty;

import fr.quitus.domain.thirdparty.OppositionEvent.OppositionDrawn;
import fr.quitus.domain.thirdparty.OppositionEvent.OppositionRegistered;
import fr.quitus.domain.thirdparty.OppositionEvent.OppositionReleased;
import fr.quitus.domain.thirdparty.OppositionEvent.OppositionRestored;
import fr.quitus.domain.thirdparty.ThirdPartyEvent.NaturalPersonRegistered;
import fr.quitus.domain.thirdparty.ThirdPartyEvent.PayeeAccountAdded;
import fr.quitus.domain.thirdparty.ThirdPartyEvent.PayeeAccountClosed;
import fr.quitus.domain.thirdparty.ThirdPartyEvent.PayeeAccountValidated;
import fr.quitus.domain.thirdparty.ThirdPartyEvent.ThirdPartyReactivated;
import fr.quitus.domain.thirdparty.ThirdPartyEvent.ThirdPartyRegistered;
import fr.quitus.domain.thirdparty.ThirdPartyEvent.ThirdPartySuspended;
import fr.quitus.domain.value.Balance;
import fr.quitus.domain.value.ThirdPartyRef;
import java.util.List;
import java.util.Optional;

/**
 * Tiers : {@code UNREGISTERED → ACTIVE ⇄ SUSPENDED}. One whom the ledger does not know may still be a supplier, by his
 * SIRET alone.
 */
public sealed interface ThirdParty {
    /** No file. */
    record Unregistered() implements ThirdParty {}

    /** Actif. */
    record Active(ThirdPartyFile file) implements ThirdParty {}

    /** Suspendu : nothing new is engaged with him; what is owed to him is paid. */
    record Suspended(ThirdPartyFile file, String reason) implements ThirdParty {}

    ThirdParty UNREGISTERED = new Unregistered();

    static String aggregateId(ThirdPartyRef ref) {
        return "third-party:" + ref;
    }

    /** The file, if there is one. */
    default Optional<ThirdPartyFile> opened() {
        return switch (this) {
            case Unregistered _ -> Optional.empty();
            case Active s -> Optional.of(s.file());
            case Suspended s -> Optional.of(s.file());
        };
    }

    default String status() {
        return switch (this) {
            case Unregistered _ -> "UNREGISTERED";
            case Active _ -> "ACTIVE";
            case Suspended _ -> "SUSPENDED";
        };
    }

    default ThirdParty evolve(ThirdPartyEvent event) {
        return switch (event) {
            case ThirdPartyRegistered e ->
                new Active(new ThirdPartyFile(e.thirdParty(), e.thirdPartyId(), e.name(), null, List.of(), List.of()));
            case NaturalPersonRegistered e ->
                new Active(
                        new ThirdPartyFile(e.thirdParty(), e.thirdPartyId(), null, e.person(), List.of(), List.of()));
            case PayeeAccountAdded e ->
                with(file().with(new PayeeAccount(
                        e.iban(), e.bic(), e.from(), e.sharedWith(), e.addedBy(), null, null)));
            case PayeeAccountValidated e ->
                with(file().changing(e.iban(), account -> account.validated(e.validatedBy())));
            case PayeeAccountClosed e -> with(file().changing(e.iban(), account -> account.closed(e.closedOn())));
            case ThirdPartySuspended e -> new Suspended(file(), e.reason());
            case ThirdPartyReactivated _ -> new Active(file());
            case OppositionEvent e -> with(opposed(e));
        };
    }

    private ThirdPartyFile opposed(OppositionEvent event) {
        return switch (event) {
            case OppositionRegistered e ->
                file().with(new Opposition(
                        e.reference(),
                        e.kind(),
                        e.priority(),
                        e.ceiling(),
                        e.commitmentNumber(),
                        e.beneficiary(),
                        e.notifiedOn(),
                        e.until(),
                        Balance.ZERO,
                        false));
            case OppositionReleased e -> file().changingOpposition(e.reference(), Opposition::lifted);
            case OppositionDrawn e ->
                file().changingOpposition(e.reference(), o -> o.drawn(o.drawn().plus(e.amount())));
            case OppositionRestored e ->
                file().changingOpposition(e.reference(), o -> o.drawn(o.drawn().minus(e.amount())));
        };
    }

    /** The same state of a file that changed. */
    private ThirdParty with(ThirdPartyFile file) {
        return switch (this) {
            case Unregistered _ -> this;
            case Active _ -> new Active(file);
            case Suspended s -> new Suspended(file, s.reason());
        };
    }

    private ThirdPartyFile file() {
        return opened().orElseThrow(() -> new IllegalStateException("the log acts on a party it never registered"));
    }
}

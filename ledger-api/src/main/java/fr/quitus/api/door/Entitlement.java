package fr.quitus.api.door;

import fr.quitus.api.ledger.HabilitationsInForce;
import fr.quitus.domain.LedgerCommand;
import fr.quitus.domain.actor.Act;
import fr.quitus.domain.actor.ActorId;
import fr.quitus.domain.actor.Role;
import fr.quitus.domain.actor.SigningRules;
import fr.quitus.domain.habilitation.HabilitationCommand;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Qui peut demander : a role that the command allows, then an habilitation to it that the ledger does not know to have
 * ended, then a delegation that is given for the act. All come before any rule on the files, and are answered and
 * journalled as those are.
 */
final class Entitlement {
    private final HabilitationsInForce habilitations;

    Entitlement(HabilitationsInForce habilitations) {
        this.habilitations = habilitations;
    }

    Optional<Answer.Refused> refused(CommandGate.Ask ask) {
        return roleRefused(ask).or(() -> habilitationRefused(ask)).or(() -> delegationRefused(ask));
    }

    /**
     * What is said without a look at the log; all of it is decided again later.
     *
     * @param refused by the role and the delegation of the token, or by the habilitations as last read
     * @param unchecked what nothing is known of, in French
     */
    record AsLastKnown(Optional<Answer.Refused> refused, List<String> unchecked) {}

    AsLastKnown asLastKnown(CommandGate.Ask ask) {
        Optional<Answer.Refused> byToken = roleRefused(ask).or(() -> delegationRefused(ask));
        HabilitationsInForce.LastKnown known =
                habilitations.lastKnown(ask.caller().actor(), ask.caller().role(), day(ask));
        return new AsLastKnown(
                byToken.or(() -> Optional.ofNullable(known.refusal()).map(Answer.Refused::of)),
                known.isKnown() ? List.of() : List.of("habilitation"));
    }

    private static Optional<Answer.Refused> delegationRefused(CommandGate.Ask ask) {
        return Optional.ofNullable(SigningRules.notDelegated(
                        ask.caller().delegation(), ask.command().allowedRoles(), ask.name()))
                .map(Answer.Refused::of);
    }

    /** Who the caller is married to, which the rules of a comptable's acts ask. */
    Set<ActorId> spouses(CommandGate.Ask ask) {
        return habilitations.spouses(ask.caller().actor());
    }

    /** A command on a person's habilitations may have changed them, whatever came of it; a marriage changes two. */
    void changedBy(LedgerCommand command) {
        if (command instanceof HabilitationCommand change) {
            habilitations.forget(change.person());
        }
        if (command instanceof HabilitationCommand.DeclareSpouse declared) {
            habilitations.forget(declared.spouse());
        }
    }

    private static Optional<Answer.Refused> roleRefused(CommandGate.Ask ask) {
        Role role = ask.caller().role();
        if (ask.command().allowedRoles().contains(role)) {
            return Optional.empty();
        }
        String allowed =
                ask.command().allowedRoles().stream().map(Role::name).sorted().collect(Collectors.joining(", "));
        return Optional.of(new Answer.Refused(
                DoorError.ROLE_INSUFFISANT.name(),
                "Le rôle " + role + " ne permet pas " + ask.name() + ", que font : " + allowed + ".",
                Map.of("role", role.name(), "leveePar", allowed)));
    }

    private Optional<Answer.Refused> habilitationRefused(CommandGate.Ask ask) {
        return habilitations
                .refusal(ask.caller().actor(), ask.caller().role(), day(ask))
                .map(Answer.Refused::of);
    }

    private static LocalDate day(CommandGate.Ask ask) {
        return ask.occurredAt().atZone(Act.PARIS).toLocalDate();
    }
}

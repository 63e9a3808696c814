package fr.quitus.domain.thirdparty;

import fr.quitus.domain.LedgerCommand;
import fr.quitus.domain.actor.Role;
import fr.quitus.domain.value.Bic;
import fr.quitus.domain.value.Dates;
import fr.quitus.domain.value.Iban;
import fr.quitus.domain.value.InvalidValue;
import fr.quitus.domain.value.PayeeAccountId;
import fr.quitus.domain.value.Personal;
import fr.quitus.domain.value.Siret;
import fr.quitus.domain.value.Texts;
import fr.quitus.domain.value.ThirdPartyRef;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Actes sur un tiers. */
public sealed interface ThirdPartyCommand extends LedgerCommand {

    /** Enregistrement d'une personne morale, by a SIRET whose key is right (La Poste's establishments included). */
    record RegisterThirdParty(Siret siret, @Personal String name) implements ThirdPartyCommand {
        public RegisterThirdParty {
            if (siret != null && !siret.hasItsKey()) {
                throw new InvalidValue("Le SIRET " + siret + " n'existe pas : sa clé de contrôle est fausse.");
            }
            Texts.personal("Le nom du tiers (name)", name);
        }

        @Override
        public Set<Role> allowedRoles() {
            return Set.of(Role.MANAGER);
        }

        public ThirdPartyRef thirdParty() {
            return ThirdPartyRef.of(siret);
        }
    }

    /** Enregistrement d'une personne physique, who is given a number. */
    record RegisterNaturalPerson(NaturalPerson person) implements ThirdPartyCommand {
        @Override
        public Set<Role> allowedRoles() {
            return Set.of(Role.MANAGER);
        }
    }

    /** A command on an existing third party. */
    sealed interface OnThirdParty extends ThirdPartyCommand
            permits AddPayeeAccount,
                    ValidatePayeeAccount,
                    ClosePayeeAccount,
                    SuspendThirdParty,
                    ReactivateThirdParty,
                    OppositionCommand {
        ThirdPartyRef thirdParty();
    }

    /**
     * Ajout d'un compte bancaire, from a day on; the comptable validates it before anything is paid there.
     *
     * @param justification the document that shows the account is his
     */
    record AddPayeeAccount(
            ThirdPartyRef thirdParty,
            @Personal Iban iban,
            @Nullable Bic bic,
            LocalDate from,
            String justification) implements OnThirdParty {
        public AddPayeeAccount {
            Dates.bounded("La date d'effet (from)", from);
            Texts.required("Le justificatif (justification)", justification);
        }

        @Override
        public Set<Role> allowedRoles() {
            return Set.of(Role.MANAGER);
        }

        public PayeeAccountId payeeAccountId() {
            return PayeeAccountId.ofIban(iban);
        }
    }

    /**
     * Validation d'un compte bancaire, by another person than who added it.
     *
     * @param sharedReason why an account that other parties named too is admitted
     */
    record ValidatePayeeAccount(
            ThirdPartyRef thirdParty,
            @Personal Iban iban,
            @Nullable String sharedReason) implements OnThirdParty {
        public ValidatePayeeAccount {
            if (sharedReason != null) {
                Texts.required("Le motif (sharedReason)", sharedReason);
            }
        }

        @Override
        public Set<Role> allowedRoles() {
            return Set.of(Role.PUBLIC_ACCOUNTANT);
        }
    }

    /**
     * Fermeture d'un compte bancaire.
     *
     * @param closedOn the first day on which nothing is paid there any more, today at the earliest
     */
    record ClosePayeeAccount(
            ThirdPartyRef thirdParty, @Personal Iban iban, LocalDate closedOn, String reason) implements OnThirdParty {
        public ClosePayeeAccount {
            Dates.bounded("La date de fermeture (closedOn)", closedOn);
            Texts.required("Le motif (reason)", reason);
        }

        @Override
        public Set<Role> allowedRoles() {
            return Set.of(Role.MANAGER, Role.PUBLIC_ACCOUNTANT);
        }
    }

    /** Suspension : nothing new is engaged with him. */
    record SuspendThirdParty(ThirdPartyRef thirdParty, String reason) implements OnThirdParty {
        public SuspendThirdParty {
            Texts.required("Le motif (reason)", reason);
        }

        @Override
        public Set<Role> allowedRoles() {
            return Set.of(Role.PUBLIC_ACCOUNTANT);
        }
    }

    /** Fin de la suspension. */
    record ReactivateThirdParty(ThirdPartyRef thirdParty, String reason) implements OnThirdParty {
        public ReactivateThirdParty {
            Texts.required("Le motif (reason)", reason);
        }

        @Override
        public Set<Role> allowedRoles() {
            return Set.of(Role.PUBLIC_ACCOUNTANT);
        }
    }
}

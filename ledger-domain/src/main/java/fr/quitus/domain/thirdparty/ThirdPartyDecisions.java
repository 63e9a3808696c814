package fr.quitus.domain.thirdparty;

import fr.quitus.domain.Decision;
import fr.quitus.domain.LedgerEvent;
import fr.quitus.domain.Refusal;
import fr.quitus.domain.Rejection;
import fr.quitus.domain.actor.Act;
import fr.quitus.domain.thirdparty.AccountHolderEvent.AccountHolderNoted;
import fr.quitus.domain.thirdparty.ThirdPartyCommand.AddPayeeAccount;
import fr.quitus.domain.thirdparty.ThirdPartyCommand.ClosePayeeAccount;
import fr.quitus.domain.thirdparty.ThirdPartyCommand.ReactivateThirdParty;
import fr.quitus.domain.thirdparty.ThirdPartyCommand.RegisterNaturalPerson;
import fr.quitus.domain.thirdparty.ThirdPartyCommand.RegisterThirdParty;
import fr.quitus.domain.thirdparty.ThirdPartyCommand.SuspendThirdParty;
import fr.quitus.domain.thirdparty.ThirdPartyCommand.ValidatePayeeAccount;
import fr.quitus.domain.thirdparty.ThirdPartyEvent.NaturalPersonRegistered;
import fr.quitus.domain.thirdparty.ThirdPartyEvent.PayeeAccountAdded;
import fr.quitus.domain.thirdparty.ThirdPartyEvent.PayeeAccountClosed;
import fr.quitus.domain.thirdparty.ThirdPartyEvent.PayeeAccountValidated;
import fr.quitus.domain.thirdparty.ThirdPartyEvent.ThirdPartyReactivated;
import fr.quitus.domain.thirdparty.ThirdPartyEvent.ThirdPartyRegistered;
import fr.quitus.domain.thirdparty.ThirdPartyEvent.ThirdPartySuspended;
import fr.quitus.domain.value.Iban;
import fr.quitus.domain.value.PayeeAccountId;
import fr.quitus.domain.value.ThirdPartyId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Décisions sur le tiers : each act's rules in their written order, then its events. */
public final class ThirdPartyDecisions {
    private ThirdPartyDecisions() {}

    /** Enregistrement : one file for one SIRET. */
    public static Decision<ThirdPartyEvent> decide(RegisterThirdParty c, Act act, ThirdParty party, ThirdPartyId id) {
        return party.opened()
                .map(known -> Decision.<ThirdPartyEvent>refuse(Refusal.of(
                        Rejection.TIERS_DEJA_ENREGISTRE,
                        "Le SIRET " + c.siret() + " est celui du tiers " + known.thirdPartyId() + " (" + known.name()
                                + ").",
                        "thirdPartyId",
                        known.thirdPartyId())))
                .orElseGet(() ->
                        Decision.accept(new ThirdPartyRegistered(id, c.siret(), c.name(), act.date(), act.actor())));
    }

    /** Enregistrement d'une personne physique : always another file, for names are not identities. */
    public static Decision<ThirdPartyEvent> decide(RegisterNaturalPerson c, Act act, ThirdPartyId id) {
        return Decision.accept(new NaturalPersonRegistered(id, c.person(), act.date(), act.actor()));
    }

    /**
     * Ajout d'un compte : a known party, an account he has not open already. Who else named it is written
     * down.
     *
     * @param account its identity among all parties' accounts, made from the clear IBAN
     */
    public static Decision<LedgerEvent> decide(
            AddPayeeAccount c, Act act, ThirdParty party, AccountHolders holders, PayeeAccountId account) {
        ThirdPartyFile file = party.opened().orElse(null);
        if (file == null) {
            return Decision.refuse(ThirdPartyRules.wrongState(c.thirdParty(), party, "ACTIVE"));
        }
        if (file.account(c.iban(), act.date()).isPresent()) {
            return Decision.refuse(Refusal.of(
                    Rejection.ACTE_SANS_OBJET,
                    "Le compte " + c.iban() + " est déjà un compte du tiers " + file.ref() + "."));
        }
        List<LedgerEvent> events = new ArrayList<>();
        events.add(new PayeeAccountAdded(
                file.ref(),
                c.iban(),
                c.bic(),
                c.from(),
                c.justification(),
                holders.besides(file.ref()),
                act.date(),
                act.actor()));
        if (!holders.holders().contains(file.ref())) {
            events.add(new AccountHolderNoted(account, file.ref()));
        }
        return Decision.accept(events);
    }

    /** Validation : a known account not yet validated, another person, a reason when other parties named it too. */
    public static Decision<ThirdPartyEvent> decide(ValidatePayeeAccount c, Act act, ThirdParty party) {
        ThirdPartyFile file = party.opened().orElse(null);
        if (file == null) {
            return Decision.refuse(ThirdPartyRules.wrongState(c.thirdParty(), party, "ACTIVE"));
        }
        PayeeAccount account = file.account(c.iban(), act.date()).orElse(null);
        if (account == null) {
            return Decision.refuse(notAmongHis(file, c.iban()));
        }
        Refusal refusal = cannotValidate(c, act, account);
        return refusal != null
                ? Decision.refuse(refusal)
                : Decision.accept(
                        new PayeeAccountValidated(file.ref(), c.iban(), c.sharedReason(), act.date(), act.actor()));
    }

    private static @Nullable Refusal cannotValidate(ValidatePayeeAccount c, Act act, PayeeAccount account) {
        if (account.validatedBy() != null) {
            return Refusal.of(
                    Rejection.ACTE_SANS_OBJET,
                    "Le compte " + c.iban() + " est déjà validé par " + account.validatedBy() + ".");
        }
        if (account.addedBy().equals(act.actor())) {
            return Refusal.of(
                    Rejection.ACTEUR_INCOMPATIBLE,
                    act.actor() + " a ajouté ce compte : une autre personne le valide.",
                    "actor",
                    act.actor());
        }
        return account.sharedWith().isEmpty() || c.sharedReason() != null
                ? null
                : Refusal.of(
                        Rejection.COMPTE_PARTAGE,
                        "Le compte " + c.iban() + " est aussi celui de " + account.sharedWith() + ".",
                        "tiers",
                        account.sharedWith());
    }

    /** Fermeture : one of his open accounts, not closed earlier already, on a day that is not past. */
    public static Decision<ThirdPartyEvent> decide(ClosePayeeAccount c, Act act, ThirdParty party) {
        ThirdPartyFile file = party.opened().orElse(null);
        if (file == null) {
            return Decision.refuse(ThirdPartyRules.wrongState(c.thirdParty(), party, "ACTIVE"));
        }
        PayeeAccount account = file.account(c.iban(), act.date()).orElse(null);
        if (account == null) {
            return Decision.refuse(notAmongHis(file, c.iban()));
        }
        if (account.isClosedOn(c.closedOn())) {
            return Decision.refuse(Refusal.of(
                    Rejection.ACTE_SANS_OBJET,
                    "Le compte " + c.iban() + " est déjà fermé au " + account.closedOn() + "."));
        }
        if (c.closedOn().isBefore(act.date())) {
            return Decision.refuse(Refusal.of(
                    Rejection.DATE_ANTERIEURE,
                    "Un compte ne se ferme pas dans le passé : le " + act.date() + " au plus tôt, pas le "
                            + c.closedOn() + "."));
        }
        return Decision.accept(new PayeeAccountClosed(file.ref(), c.iban(), c.closedOn(), c.reason(), act.actor()));
    }

    private static Refusal notAmongHis(ThirdPartyFile file, Iban iban) {
        return Refusal.of(
                Rejection.COMPTE_NON_ENREGISTRE,
                "Le compte " + iban + " n'est pas un compte ouvert du tiers " + file.ref() + ".",
                "iban",
                iban,
                "thirdPartyId",
                file.thirdPartyId());
    }

    /** Suspension : state. */
    public static Decision<ThirdPartyEvent> decide(SuspendThirdParty c, Act act, ThirdParty party) {
        return party instanceof ThirdParty.Active(ThirdPartyFile file)
                ? Decision.accept(new ThirdPartySuspended(file.ref(), c.reason(), act.date(), act.actor()))
                : Decision.refuse(ThirdPartyRules.wrongState(c.thirdParty(), party, "ACTIVE"));
    }

    /** Réactivation : state. */
    public static Decision<ThirdPartyEvent> decide(ReactivateThirdParty c, Act act, ThirdParty party) {
        return party instanceof ThirdParty.Suspended(ThirdPartyFile file, String _)
                ? Decision.accept(new ThirdPartyReactivated(file.ref(), c.reason(), act.date(), act.actor()))
                : Decision.refuse(ThirdPartyRules.wrongState(c.thirdParty(), party, "SUSPENDED"));
    }
}

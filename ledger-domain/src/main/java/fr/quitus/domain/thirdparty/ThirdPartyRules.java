package fr.quitus.domain.thirdparty;

import fr.quitus.domain.Refusal;
import fr.quitus.domain.Rejection;
import fr.quitus.domain.actor.Role;
import fr.quitus.domain.value.Iban;
import fr.quitus.domain.value.ThirdPartyRef;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Règles du tiers, each with one refusal; the acts on him and on his EJ and DP give their order. */
public final class ThirdPartyRules {
    private ThirdPartyRules() {}

    /** The act is not one of this state of the party, or there is no such party. */
    static Refusal wrongState(ThirdPartyRef ref, ThirdParty party, String expected) {
        return party instanceof ThirdParty.Unregistered
                ? Refusal.of(Rejection.TIERS_INCONNU, "Aucun tiers n'est enregistré sous " + ref + ".")
                : Refusal.of(
                        Rejection.ETAT_INCOMPATIBLE,
                        "Le tiers " + ref + " est à l'état " + party.status() + " ; cet acte demande l'état " + expected
                                + ".",
                        "etat",
                        party.status());
    }

    /** Personne physique : designated by the number she was registered under, so there is one or she is nobody. */
    public static @Nullable Refusal unknownPerson(ThirdParty party, ThirdPartyRef ref) {
        return ref.isPerson() && party instanceof ThirdParty.Unregistered
                ? Refusal.of(
                        Rejection.TIERS_INCONNU,
                        "Aucune personne physique n'est enregistrée sous le numéro " + ref
                                + " ; une personne morale se désigne par son SIRET.",
                        "thirdPartyId",
                        ref)
                : null;
    }

    /**
     * Fournisseur actif : nothing new is engaged with one who is suspended, or unknown where a file is required, as it
     * always is of a natural person.
     */
    public static @Nullable Refusal cannotBeEngaged(
            ThirdParty party, ThirdPartyRef supplier, Registration registration) {
        Refusal unknown = unknownPerson(party, supplier);
        if (unknown != null) {
            return unknown;
        }
        return switch (party) {
            case ThirdParty.Active _ -> null;
            case ThirdParty.Suspended(var file, String reason) ->
                Refusal.of(
                        Rejection.TIERS_SUSPENDU,
                        "Le fournisseur " + supplier + " (tiers " + file.thirdPartyId() + ") est suspendu : " + reason
                                + ".",
                        "thirdPartyId",
                        file.thirdPartyId());
            case ThirdParty.Unregistered _ ->
                registration == Registration.OPTIONAL
                        ? null
                        : Refusal.of(
                                Rejection.TIERS_NON_ENREGISTRE,
                                "Le fournisseur " + supplier + " n'est pas enregistré : ici, un EJ demande un tiers"
                                        + " connu.",
                                "siret",
                                supplier);
        };
    }

    /** Caractère libératoire : a party who has a file is paid on one of his accounts, or not at all. */
    public static @Nullable Refusal notHisAccount(ThirdParty party, Iban iban, LocalDate day) {
        Optional<ThirdPartyFile> file = party.opened();
        if (file.isEmpty()) {
            return null;
        }
        Optional<PayeeAccount> account = file.get().account(iban, day);
        if (account.isPresent() && account.get().isPayableOn(day)) {
            return null;
        }
        String why = account.map(known -> known.validatedBy() == null
                        ? "le comptable ne l'a pas encore validé"
                        : "il ne prend effet que le " + known.from())
                .orElse("il n'est pas un de ses comptes ouverts");
        Refusal refusal = Refusal.of(
                Rejection.COMPTE_NON_ENREGISTRE,
                "Le compte " + iban + " ne peut être payé au tiers "
                        + file.get().ref() + " le " + day + " : " + why + ".",
                "iban",
                iban,
                "thirdPartyId",
                file.get().thirdPartyId());
        return account.filter(known -> known.validatedBy() == null).isPresent()
                ? refusal.liftedBy(Role.PUBLIC_ACCOUNTANT)
                : refusal;
    }
}

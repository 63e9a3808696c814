package fr.quitus.domain.revenue;

import fr.quitus.domain.actor.Role;
import fr.quitus.domain.value.Amount;
import fr.quitus.domain.value.Dates;
import fr.quitus.domain.value.InvalidValue;
import fr.quitus.domain.value.RevenueOrderNumber;
import fr.quitus.domain.value.Siret;
import fr.quitus.domain.value.Texts;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Relances, poursuites, délais et contestations. */
public sealed interface RecoveryCommand extends RevenueCommand.OnRevenueOrder {

    /** Majoration of what is unpaid after the 15th of the second month that follows the issue. Entry P38. */
    record ApplySurcharge(RevenueOrderNumber revenueOrderNumber) implements RecoveryCommand {
        @Override
        public Set<Role> allowedRoles() {
            return Set.of(Role.PUBLIC_ACCOUNTANT, Role.SYSTEM_INTERFACE);
        }
    }

    /** Lettre de relance. */
    record SendReminder(RevenueOrderNumber revenueOrderNumber) implements RecoveryCommand {
        @Override
        public Set<Role> allowedRoles() {
            return Set.of(Role.PUBLIC_ACCOUNTANT, Role.SYSTEM_INTERFACE);
        }
    }

    /** Mise en demeure, without which no enforcement follows. */
    record SendFormalNotice(RevenueOrderNumber revenueOrderNumber) implements RecoveryCommand {
        @Override
        public Set<Role> allowedRoles() {
            return Set.of(Role.PUBLIC_ACCOUNTANT);
        }
    }

    /**
     * Saisie administrative à tiers détenteur, for all that is left.
     *
     * @param holder SIRET of who owes the debtor: bank, employer, customer
     * @param costs frais de poursuite put on the debtor; absent means none
     */
    record IssueThirdPartySeizure(
            RevenueOrderNumber revenueOrderNumber,
            Siret holder,
            @Nullable Amount costs) implements RecoveryCommand {
        @Override
        public Set<Role> allowedRoles() {
            return Set.of(Role.PUBLIC_ACCOUNTANT);
        }
    }

    /**
     * Reconnaissance de dette : the debtor owns that he owes it, which interrupts prescription (code civil, art. 2240).
     *
     * @param acknowledgedOn the day he did, as proved by the file
     * @param evidence letter, request for time to pay, signed statement
     */
    record RecordDebtAcknowledgement(RevenueOrderNumber revenueOrderNumber, LocalDate acknowledgedOn, String evidence)
            implements RecoveryCommand {
        public RecordDebtAcknowledgement {
            Dates.bounded("La date de la reconnaissance (acknowledgedOn)", acknowledgedOn);
            Texts.required("La pièce qui la prouve (evidence)", evidence);
        }

        @Override
        public Set<Role> allowedRoles() {
            return Set.of(Role.PUBLIC_ACCOUNTANT);
        }
    }

    /** Délais de paiement : what is left, in instalments. */
    record GrantInstalmentPlan(RevenueOrderNumber revenueOrderNumber, List<Instalment> schedule)
            implements RecoveryCommand {
        public GrantInstalmentPlan {
            if (schedule == null || schedule.isEmpty() || schedule.size() > InstalmentPlan.INSTALMENTS_MAX) {
                throw new InvalidValue(
                        "Un plan compte de 1 à " + InstalmentPlan.INSTALMENTS_MAX + " échéances (schedule).");
            }
            schedule = List.copyOf(schedule);
            Amount.total(
                    "Le total des échéances",
                    schedule.stream().map(Instalment::amount).toList());
        }

        @Override
        public Set<Role> allowedRoles() {
            return Set.of(Role.PUBLIC_ACCOUNTANT);
        }
    }

    /** Constat qu'une échéance n'est pas payée : recovery resumes. */
    record RecordInstalmentDefault(RevenueOrderNumber revenueOrderNumber) implements RecoveryCommand {
        @Override
        public Set<Role> allowedRoles() {
            return Set.of(Role.PUBLIC_ACCOUNTANT, Role.SYSTEM_INTERFACE);
        }
    }

    /**
     * Contestation filed by the debtor with the comptable (GBCP art. 117 and 118).
     *
     * @param notifiedOn the day he was told of the title, or of the act of recovery, as proved by the file
     */
    record ContestRevenueOrder(
            RevenueOrderNumber revenueOrderNumber,
            ContestationKind kind,
            LocalDate notifiedOn,
            LocalDate filedOn,
            String grounds)
            implements RecoveryCommand {
        public ContestRevenueOrder {
            Texts.required("Les moyens (grounds)", grounds);
            Dates.bounded("La date de notification (notifiedOn)", notifiedOn);
            Dates.bounded("La date de la contestation (filedOn)", filedOn);
        }

        @Override
        public Set<Role> allowedRoles() {
            return Set.of(Role.PUBLIC_ACCOUNTANT);
        }
    }

    /** Décision de l'ordonnateur sur la contestation. Upheld, he then reduces or cancels the title. */
    record DecideContestation(RevenueOrderNumber revenueOrderNumber, ContestationOutcome outcome, String reason)
            implements RecoveryCommand {
        public DecideContestation {
            Texts.required("Les motifs (reason)", reason);
        }

        @Override
        public Set<Role> allowedRoles() {
            return Set.of(Role.AUTHORISING_OFFICER);
        }
    }
}

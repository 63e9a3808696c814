package fr.quitus.domain;

import fr.quitus.domain.actor.Act;
import fr.quitus.domain.actor.ActorId;
import fr.quitus.domain.actor.Delegation;
import fr.quitus.domain.actor.Perimeter;
import fr.quitus.domain.actor.Role;
import fr.quitus.domain.commitment.Imputation;
import fr.quitus.domain.commitment.Supplier;
import fr.quitus.domain.payment.TreasuryAccount;
import fr.quitus.domain.revenue.Debtor;
import fr.quitus.domain.value.AccountCode;
import fr.quitus.domain.value.AccountingPostId;
import fr.quitus.domain.value.Amount;
import fr.quitus.domain.value.Bic;
import fr.quitus.domain.value.EnvelopeId;
import fr.quitus.domain.value.FiscalYear;
import fr.quitus.domain.value.FunctionalArea;
import fr.quitus.domain.value.FundsCentre;
import fr.quitus.domain.value.Iban;
import fr.quitus.domain.value.OperatingBudgetCode;
import fr.quitus.domain.value.ProgrammeCode;
import fr.quitus.domain.value.Siret;
import fr.quitus.domain.value.Title;
import fr.quitus.domain.value.TitleGroup;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The people, the units and the suppliers of the domain reference's fixture G0, fiscal year 2026. */
public final class G0 {
    public static final FiscalYear YEAR = FiscalYear.of(2026);
    public static final ProgrammeCode PROGRAMME = ProgrammeCode.of("0156");
    public static final OperatingBudgetCode BOP = OperatingBudgetCode.of("0156-DR35");
    public static final FundsCentre U1 = FundsCentre.of("0156-DR35-U001");
    public static final FundsCentre U2 = FundsCentre.of("0156-DR35-U002");
    public static final EnvelopeId U1_HT2 = new EnvelopeId(YEAR, U1, TitleGroup.HT2);
    public static final EnvelopeId U1_T2 = new EnvelopeId(YEAR, U1, TitleGroup.T2);
    public static final EnvelopeId U2_HT2 = new EnvelopeId(YEAR, U2, TitleGroup.HT2);
    public static final AccountingPostId P1 = AccountingPostId.of("CBCM-FIN");
    public static final AccountingPostId P2 = AccountingPostId.of("DRFIP-35");
    public static final AccountCode CHARGE = AccountCode.of("6113110000");
    public static final AccountCode ASSET = AccountCode.of("2150000000");
    public static final AccountCode PRODUCT = AccountCode.of("7060000000");
    public static final Siret F1_SIRET = Siret.of("85129663200017");
    public static final Supplier F1 = new Supplier(F1_SIRET, "Fournisseur F1");
    public static final Siret F2 = Siret.of("11111111100011");
    public static final Debtor R1 = new Debtor(Siret.of("22222222200022"), "Redevable R1");
    public static final Iban F1_IBAN = Iban.of("FR1420041010050500013M02606");
    public static final Iban TREASURY = Iban.of("FR7630006000011234567890189");
    public static final TreasuryAccount TREASURY_ACCOUNT =
            new TreasuryAccount("Trésor public", TREASURY, Bic.of("BDFEFRPPCCT"));

    /** Omar's, as secondary ordonnateur: U1 and U2, up to 500 000, during 2026. */
    public static final Delegation OMAR_2026 = new Delegation(
            "DEL-2026-001",
            Set.of("0156-DR35-U001", "0156-DR35-U002"),
            Amount.euros(500_000),
            LocalDate.parse("2026-01-01"),
            LocalDate.parse("2026-12-31"),
            null,
            null,
            Delegation.Rank.SECONDARY);

    public static final Person DIRECTORATE = new Person("budget", Role.BUDGET_DIRECTORATE, Perimeter.ALL, null);
    public static final Person RACHEL = new Person("rachel", Role.PROGRAMME_MANAGER, over("0156"), null);
    public static final Person BASTIEN = new Person("bastien", Role.BOP_MANAGER, over("0156-DR35"), null);
    public static final Person GINA = new Person("gina", Role.MANAGER, over("0156-DR35"), null);
    public static final Person OMAR = new Person("omar", Role.AUTHORISING_OFFICER, over("0156-DR35"), OMAR_2026);
    public static final Person PAULA = new Person("paula", Role.AUTHORISING_OFFICER, over("0156"), null);
    public static final Person KATIA = new Person("katia", Role.PUBLIC_ACCOUNTANT, keeping(P1), null);
    public static final Person KARL = new Person("karl", Role.PUBLIC_ACCOUNTANT, keeping(P2), null);
    public static final Person BRUNO = new Person("bruno", Role.BUDGET_CONTROLLER, Perimeter.ALL, null);
    public static final Person MARIANNE = new Person("marianne", Role.BUDGET_MINISTER, Perimeter.ALL, null);
    public static final Person CHORUS_PRO = new Person("chorus-pro", Role.SYSTEM_INTERFACE, Perimeter.ALL, null);
    public static final Person BANK = new Person("banque-de-france", Role.SYSTEM_INTERFACE, Perimeter.ALL, null);
    public static final Person STRANGER = new Person("etienne", Role.MANAGER, over("0204"), null);

    private G0() {}

    /** Somebody in a role, who acts at a date. */
    public record Person(
            String name,
            Role role,
            Perimeter perimeter,
            @Nullable Delegation delegation) {
        /** At ten in the morning, in Paris. */
        public Act on(String date) {
            return at(LocalDate.parse(date)
                    .atTime(LocalTime.of(10, 0))
                    .atZone(Act.PARIS)
                    .toInstant());
        }

        public Act at(Instant instant) {
            return new Act(ActorId.of(name), role, perimeter, delegation, instant);
        }

        /** The same person's act, married to these. */
        public Act marriedOn(String date, Set<ActorId> spouses) {
            Act act = on(date);
            return new Act(
                    act.actor(),
                    role,
                    perimeter,
                    delegation,
                    act.occurredAt(),
                    act.law(),
                    act.years(),
                    act.chart(),
                    spouses);
        }

        /** The same person in another role and perimeter: what separation of functions must see through. */
        public Person as(Role otherRole, Perimeter otherPerimeter) {
            return new Person(name, otherRole, otherPerimeter, null);
        }

        public Person under(Delegation other) {
            return new Person(name, role, perimeter, other);
        }
    }

    public static Perimeter over(String... fundsCentres) {
        return new Perimeter(Set.of(fundsCentres), Set.of());
    }

    public static Perimeter keeping(AccountingPostId post) {
        return new Perimeter(Set.of(), Set.of(post));
    }

    public static Imputation imputation(Title title, AccountCode account) {
        return new Imputation(FunctionalArea.of("0156-01"), title, account, null, null, null, null);
    }
}

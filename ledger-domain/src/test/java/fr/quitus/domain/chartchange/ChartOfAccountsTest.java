package fr.quitus.domain.chartchange;

import static fr.quitus.domain.G0.CHARGE;
import static fr.quitus.domain.G0.DIRECTORATE;
import static fr.quitus.domain.G0.GINA;
import static fr.quitus.domain.G0.KATIA;
import static fr.quitus.domain.G0.OMAR;
import static fr.quitus.domain.G0.P1;
import static fr.quitus.domain.G0.PRODUCT;
import static fr.quitus.domain.G0.U1;
import static fr.quitus.domain.G0.YEAR;
import static fr.quitus.domain.G0.imputation;
import static fr.quitus.domain.Story.date;
import static fr.quitus.domain.Story.drafting;
import static fr.quitus.domain.Story.euros;
import static org.assertj.core.api.Assertions.assertThat;

import fr.quitus.domain.Closings;
import fr.quitus.domain.Decision;
import fr.quitus.domain.G0.Person;
import fr.quitus.domain.LedgerEvent;
import fr.quitus.domain.LedgerInvariants;
import fr.quitus.domain.Refusal;
import fr.quitus.domain.Rejection;
import fr.quitus.domain.Story;
import fr.quitus.domain.accounting.Accounts;
import fr.quitus.domain.accounting.Journal;
import fr.quitus.domain.accounting.JournalEntry;
import fr.quitus.domain.accounting.Posting;
import fr.quitus.domain.accounting.Side;
import fr.quitus.domain.actor.Act;
import fr.quitus.domain.actor.ActorId;
import fr.quitus.domain.actor.Role;
import fr.quitus.domain.chart.ChartAccount;
import fr.quitus.domain.chart.ChartOfAccounts;
import fr.quitus.domain.chartchange.ChartCommand.CloseAccount;
import fr.quitus.domain.chartchange.ChartCommand.OpenAccount;
import fr.quitus.domain.chartchange.ChartCommand.RenameAccount;
import fr.quitus.domain.chartchange.ChartEvent.AccountClosed;
import fr.quitus.domain.chartchange.ChartEvent.AccountOpened;
import fr.quitus.domain.chartchange.ChartEvent.AccountRenamed;
import fr.quitus.domain.commitment.ChangeCommand.ReimputeCommitment;
import fr.quitus.domain.commitment.CommitmentCommand.CertifyService;
import fr.quitus.domain.commitment.CommitmentCommand.DraftLine;
import fr.quitus.domain.ledgerentry.EntryCommand.ApproveManualEntry;
import fr.quitus.domain.ledgerentry.EntryCommand.EnterManualEntry;
import fr.quitus.domain.ledgerentry.EntryEvent.ManualEntryPosted;
import fr.quitus.domain.ledgerentry.EntryKind;
import fr.quitus.domain.ledgerentry.EntryLine;
import fr.quitus.domain.revenue.ClaimLine;
import fr.quitus.domain.value.AccountCode;
import fr.quitus.domain.value.EntryReference;
import fr.quitus.domain.value.RevenueLine;
import fr.quitus.domain.value.Title;
import fr.quitus.domain.yearend.YearCommand.CloseBudget;
import fr.quitus.domain.yearend.YearCommand.CloseFiscalYear;
import fr.quitus.domain.yearend.YearCommand.EnterComplementaryPeriod;
import fr.quitus.domain.yearend.YearCommand.OpenInventory;
import java.lang.reflect.Field;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Le plan de comptes : what may be posted where and when, and who changes it. */
class ChartOfAccountsTest {
    private static final String ORDER = "Arrêté du 1er mars 2026";
    private static final AccountCode TRAVEL = AccountCode.of("6251000000");

    private final Story story = Story.g0();

    private static OpenAccount opening(String from) {
        return new OpenAccount(TRAVEL, "Voyages et déplacements", date(from), ORDER);
    }

    private static EnterManualEntry entering(String reference, AccountCode debited, String day, String sum) {
        return new EnterManualEntry(
                EntryReference.of(reference),
                EntryKind.OD,
                P1,
                date(day),
                "Motif",
                List.of(
                        new EntryLine(debited, Side.DEBIT, euros(sum)),
                        new EntryLine(AccountCode.of("4686000000"), Side.CREDIT, euros(sum))));
    }

    private static String label(ChartOfAccounts chart, String day) {
        return chart.label(CHARGE, date(day)).orElseThrow();
    }

    @Test
    void every_account_that_a_template_names_is_shipped_open() throws IllegalAccessException {
        List<AccountCode> named = new ArrayList<>();
        for (Field field : Accounts.class.getFields()) {
            if (field.getType() == AccountCode.class) {
                named.add((AccountCode) field.get(null));
            }
        }
        assertThat(Accounts.NAMED_BY_TEMPLATES).containsExactlyInAnyOrderElementsOf(named);
        assertThat(Accounts.NAMED_BY_TEMPLATES).hasSizeGreaterThan(30).allSatisfy(account -> assertThat(
                        ChartOfAccounts.SHIPPED.on(account, date("2006-01-01")))
                .isPresent());
        assertThat(ChartOfAccounts.SHIPPED.on(date("2026-01-01")))
                .extracting(ChartAccount::account)
                .isSorted();
    }

    @Test
    void an_account_is_opened_from_a_date_on_by_somebody_on_the_ground_of_a_text() {
        assertThat(story.accepted(opening("2026-03-01"), DIRECTORATE.on("2026-02-10")))
                .containsExactly(new AccountOpened(
                        TRAVEL,
                        "Voyages et déplacements",
                        date("2026-03-01"),
                        ORDER,
                        date("2026-02-10"),
                        ActorId.of("budget")));

        assertThat(story.rejection(entering("OD-1", TRAVEL, "2026-02-28", "10"), KATIA.on("2026-03-02")))
                .isEqualTo(Rejection.COMPTE_FERME);
        story.accepted(entering("OD-1", TRAVEL, "2026-03-01", "10"), KATIA.on("2026-03-02"));
        LedgerInvariants.check(story.ledger());
    }

    @Test
    void nothing_is_opened_twice_nor_before_the_year_of_the_act() {
        assertThat(story.rejection(opening("2025-12-31"), DIRECTORATE.on("2026-02-10")))
                .isEqualTo(Rejection.DATE_ANTERIEURE);
        story.accepted(opening("2026-03-01"), DIRECTORATE.on("2026-02-10"));

        assertThat(story.rejection(opening("2026-03-01"), DIRECTORATE.on("2026-02-10")))
                .isEqualTo(Rejection.ETAT_INCOMPATIBLE);
        assertThat(story.rejection(opening("2026-02-01"), DIRECTORATE.on("2026-02-10")))
                .isEqualTo(Rejection.ETAT_INCOMPATIBLE);
    }

    @Test
    void an_entry_on_an_unknown_account_is_refused_at_once_and_says_who_may_open_it() {
        Refusal refusal = story.refused(entering("OD-1", TRAVEL, "2026-03-01", "10"), KATIA.on("2026-03-02"));

        assertThat(refusal.code()).isEqualTo(Rejection.COMPTE_INCONNU);
        assertThat(refusal.detail()).isEqualTo("Le compte 6251000000 n'est pas au plan de comptes.");
        assertThat(refusal.facts())
                .containsEntry("compte", "6251000000")
                .containsEntry("leveePar", Role.BUDGET_DIRECTORATE.name());
        // Above the threshold it is only proposed, and refused all the same.
        assertThat(story.rejection(entering("OD-1", TRAVEL, "2026-03-01", "10000.01"), KATIA.on("2026-03-02")))
                .isEqualTo(Rejection.COMPTE_INCONNU);
    }

    @Test
    void what_was_proposed_is_not_posted_on_an_account_closed_meanwhile() {
        var approved = new ApproveManualEntry(EntryReference.of("OD-1"));
        story.accepted(entering("OD-1", CHARGE, "2026-03-02", "10000.01"), KATIA.on("2026-03-02"));
        story.accepted(new CloseAccount(CHARGE, date("2026-03-02"), ORDER), DIRECTORATE.on("2026-03-02"));
        var kim = new Person("kim", KATIA.role(), KATIA.perimeter(), null);

        // Its accounting date is the last day: it may still be posted, whenever it is approved.
        assertThat(story.accepted(approved, kim.on("2026-03-05"))).hasOnlyElementsOfType(ManualEntryPosted.class);
        assertThat(story.rejection(entering("OD-2", CHARGE, "2026-03-03", "10"), KATIA.on("2026-03-05")))
                .isEqualTo(Rejection.COMPTE_FERME);
    }

    @Test
    void a_service_on_a_closed_account_is_not_certified_before_the_line_is_imputed_elsewhere() {
        var number = story.aValidatedCommitment("12000");
        var receipt = story.aRecordedService(number, "12000");
        story.accepted(new CloseAccount(CHARGE, date("2026-02-28"), ORDER), DIRECTORATE.on("2026-02-10"));
        var certifying = new CertifyService(number, receipt);

        Refusal refusal = story.refused(certifying, OMAR.on("2026-03-02"));
        assertThat(refusal.code()).isEqualTo(Rejection.COMPTE_FERME);
        assertThat(refusal.detail())
                .isEqualTo("Le compte 6113110000 n'admet pas d'écriture au 2026-03-02. Il est fermé depuis le"
                        + " 2026-02-28.");
        assertThat(story.rejection(drafting(Title.T3, "10"), GINA.on("2026-03-02")))
                .isEqualTo(Rejection.COMPTE_FERME);

        story.accepted(new OpenAccount(CHARGE, "Prestations", date("2026-03-02"), ORDER), DIRECTORATE.on("2026-03-02"));
        story.accepted(certifying, OMAR.on("2026-03-02"));
        LedgerInvariants.check(story.ledger());
    }

    @Test
    void nothing_is_imputed_to_an_account_that_no_entry_will_ever_be_posted_on() {
        assertThat(story.rejection(
                        drafting(new DraftLine(imputation(Title.T3, TRAVEL), euros("10"))), GINA.on("2026-03-02")))
                .isEqualTo(Rejection.COMPTE_INCONNU);
        assertThat(story.rejection(
                        Story.claiming(
                                new ClaimLine(RevenueLine.of("2306"), AccountCode.of("7090000000"), euros("10"))),
                        GINA.on("2026-03-02")))
                .isEqualTo(Rejection.COMPTE_INCONNU);

        story.accepted(opening("2027-01-01"), DIRECTORATE.on("2026-02-10"));
        // Open from the next year on: what is engaged now will be served then.
        story.accepted(drafting(new DraftLine(imputation(Title.T3, TRAVEL), euros("10"))), GINA.on("2026-03-02"));
    }

    @Test
    void a_line_is_not_imputed_to_an_unknown_account() {
        var number = story.aValidatedCommitment("12000");
        var reimputing = new ReimputeCommitment(number, 1, U1, imputation(Title.T3, TRAVEL));

        assertThat(story.rejection(reimputing, OMAR.on("2026-03-02"))).isEqualTo(Rejection.COMPTE_INCONNU);
    }

    @Test
    void every_posting_of_every_template_is_held_against_the_chart() {
        JournalEntry entry = new JournalEntry(
                "P99",
                Journal.TRE,
                date("2026-03-02"),
                "Schéma d'essai",
                List.of(
                        new Posting(Accounts.TREASURY, Side.DEBIT, euros("1"), null),
                        new Posting(TRAVEL, Side.CREDIT, euros("1"), null)));
        LedgerEvent event = new ManualEntryPosted(
                EntryReference.of("OD-1"),
                EntryKind.OD,
                P1,
                date("2026-03-02"),
                "Motif",
                List.of(),
                ActorId.of("katia"),
                date("2026-03-02"),
                ActorId.of("katia"),
                List.of(entry));
        Act act = KATIA.on("2026-03-02");

        assertThat(ChartGuard.guarded(Decision.accept(event), act))
                .isInstanceOfSatisfying(
                        Decision.Refused.class,
                        refused -> assertThat(refused.refusal().code()).isEqualTo(Rejection.COMPTE_INCONNU));
    }

    @Test
    void a_template_account_and_a_past_day_are_not_closed_and_nothing_is_closed_twice() {
        assertThat(story.rejection(
                        new CloseAccount(Accounts.SUPPLIERS, date("2026-12-31"), ORDER), DIRECTORATE.on("2026-03-02")))
                .isEqualTo(Rejection.COMPTE_RESERVE);
        assertThat(story.rejection(new CloseAccount(CHARGE, date("2026-03-01"), ORDER), DIRECTORATE.on("2026-03-02")))
                .isEqualTo(Rejection.DATE_ANTERIEURE);
        assertThat(story.rejection(new CloseAccount(TRAVEL, date("2026-12-31"), ORDER), DIRECTORATE.on("2026-03-02")))
                .isEqualTo(Rejection.COMPTE_INCONNU);
        assertThat(story.accepted(new CloseAccount(CHARGE, date("2026-12-31"), ORDER), DIRECTORATE.on("2026-03-02")))
                .containsExactly(
                        new AccountClosed(CHARGE, date("2026-12-31"), ORDER, date("2026-03-02"), ActorId.of("budget")));
        assertThat(story.rejection(new CloseAccount(CHARGE, date("2026-12-30"), ORDER), DIRECTORATE.on("2026-03-02")))
                .isEqualTo(Rejection.ETAT_INCOMPATIBLE);
        assertThat(story.rejection(new CloseAccount(CHARGE, date("2027-01-01"), ORDER), DIRECTORATE.on("2026-03-02")))
                .isEqualTo(Rejection.COMPTE_FERME);
    }

    @Test
    void a_year_closes_over_an_account_that_was_closed_in_it() {
        story.aServedCommitment("12000");
        story.accepted(new CloseAccount(CHARGE, date("2026-06-30"), ORDER), DIRECTORATE.on("2026-06-01"));
        story.accepted(new EnterComplementaryPeriod(YEAR, "Décret"), DIRECTORATE.on("2027-01-02"));
        story.accepted(new CloseBudget(YEAR), DIRECTORATE.on("2027-01-21"));
        story.accepted(new OpenInventory(YEAR), KATIA.on("2027-02-01"));

        Closings.finish(story, YEAR, "2027-04-29");
        story.accepted(new CloseFiscalYear(YEAR), KATIA.on("2027-04-30"));

        LedgerInvariants.check(story.ledger());
        assertThat(story.ledger().resultAccounts(YEAR).balances()).isEmpty();
    }

    @Test
    void a_label_changes_from_a_date_on_and_stays_what_it_was_before() {
        assertThat(story.accepted(
                        new RenameAccount(CHARGE, "Prestations de services", date("2026-07-01"), ORDER),
                        DIRECTORATE.on("2026-03-02")))
                .containsExactly(new AccountRenamed(
                        CHARGE,
                        "Prestations de services",
                        date("2026-07-01"),
                        ORDER,
                        date("2026-03-02"),
                        ActorId.of("budget")));
        assertThat(story.rejection(
                        new RenameAccount(CHARGE, "Prestations de services", date("2026-08-01"), ORDER),
                        DIRECTORATE.on("2026-03-02")))
                .isEqualTo(Rejection.ACTE_SANS_OBJET);
        assertThat(story.rejection(
                        new RenameAccount(CHARGE, "Autre", date("2025-12-31"), ORDER), DIRECTORATE.on("2026-03-02")))
                .isEqualTo(Rejection.DATE_ANTERIEURE);
        assertThat(story.rejection(
                        new RenameAccount(TRAVEL, "Autre", date("2026-07-01"), ORDER), DIRECTORATE.on("2026-03-02")))
                .isEqualTo(Rejection.COMPTE_INCONNU);

        ChartOfAccounts chart =
                ChartOfAccounts.SHIPPED.renamed(CHARGE, "Prestations de services", date("2026-07-01"), ORDER);
        assertThat(label(chart, "2026-06-30")).isEqualTo("Prestations et sous-traitance (catégorie 31)");
        assertThat(label(chart, "2026-07-01")).isEqualTo("Prestations de services");
        assertThat(label(chart.closed(CHARGE, date("2026-12-31")), "2028-01-01"))
                .isEqualTo("Prestations de services");
        assertThat(label(chart.closed(CHARGE, date("2026-05-31")), "2028-01-01"))
                .isEqualTo("Prestations et sous-traitance (catégorie 31)");
    }

    @Test
    void an_unknown_account_has_no_label() {
        assertThat(ChartOfAccounts.SHIPPED.label(TRAVEL, date("2026-01-01"))).isEmpty();
        assertThat(ChartOfAccounts.SHIPPED.label(PRODUCT, date("2006-01-01"))).isPresent();
    }

    @Property(tries = 300)
    void whatever_is_renamed_and_closed_each_day_has_one_label_at_most(
            @ForAll List<@IntRange(min = 0, max = 799) Integer> changes) {
        ChartOfAccounts chart = ChartOfAccounts.SHIPPED;
        LocalDate first = date("2026-01-01");
        int labels = 0;
        for (int change : changes) {
            LocalDate day = first.plusDays(change % 400);
            if (chart.on(CHARGE, day).isEmpty()) {
                if (!chart.isOpenFrom(CHARGE, day)) {
                    chart = ChartDecisions.evolve(
                            chart, new AccountOpened(CHARGE, "n" + labels++, day, ORDER, day, ActorId.of("denis")));
                }
            } else if (change < 400) {
                chart = chart.renamed(CHARGE, "n" + labels++, day, ORDER);
                assertThat(chart.label(CHARGE, day)).contains("n" + (labels - 1));
            } else {
                chart = chart.closed(CHARGE, day);
                assertThat(chart.isOpenFrom(CHARGE, day.plusDays(1))).isFalse();
            }
            assertThat(chart.history(CHARGE)).isNotEmpty();
        }
        for (int i = 0; i < 400; i++) {
            LocalDate day = first.plusDays(i);
            assertThat(chart.history(CHARGE).stream().filter(row -> row.isOpenOn(day)))
                    .hasSizeLessThan(2);
        }
    }
}

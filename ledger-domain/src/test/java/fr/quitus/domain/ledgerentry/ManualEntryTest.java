package fr.quitus.domain.ledgerentry;

import static fr.quitus.domain.G0.BANK;
import static fr.quitus.domain.G0.CHARGE;
import static fr.quitus.domain.G0.DIRECTORATE;
import static fr.quitus.domain.G0.KARL;
import static fr.quitus.domain.G0.KATIA;
import static fr.quitus.domain.G0.P1;
import static fr.quitus.domain.G0.PRODUCT;
import static fr.quitus.domain.G0.YEAR;
import static fr.quitus.domain.Story.date;
import static fr.quitus.domain.Story.euros;
import static fr.quitus.domain.Story.only;
import static org.assertj.core.api.Assertions.assertThat;

import fr.quitus.domain.Closings;
import fr.quitus.domain.G0.Person;
import fr.quitus.domain.LedgerEvent;
import fr.quitus.domain.LedgerInvariants;
import fr.quitus.domain.Rejection;
import fr.quitus.domain.Story;
import fr.quitus.domain.accounting.Journal;
import fr.quitus.domain.accounting.JournalEntry;
import fr.quitus.domain.accounting.Posting;
import fr.quitus.domain.accounting.Side;
import fr.quitus.domain.ledgerentry.EntryCommand.ApproveManualEntry;
import fr.quitus.domain.ledgerentry.EntryCommand.EnterManualEntry;
import fr.quitus.domain.ledgerentry.EntryCommand.ReverseInventoryEntry;
import fr.quitus.domain.ledgerentry.EntryCommand.ReverseManualEntry;
import fr.quitus.domain.ledgerentry.EntryEvent.ManualEntryPosted;
import fr.quitus.domain.ledgerentry.EntryEvent.ManualEntryProposed;
import fr.quitus.domain.ledgerentry.EntryEvent.ManualEntryReversed;
import fr.quitus.domain.value.AccountCode;
import fr.quitus.domain.value.Amount;
import fr.quitus.domain.value.Balance;
import fr.quitus.domain.value.EntryReference;
import fr.quitus.domain.yearend.YearCommand.CloseBudget;
import fr.quitus.domain.yearend.YearCommand.CloseFiscalYear;
import fr.quitus.domain.yearend.YearCommand.EnterComplementaryPeriod;
import fr.quitus.domain.yearend.YearCommand.OpenInventory;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Une écriture que nulle chaîne ne fait : who may write it, where, and how it is taken back. */
class ManualEntryTest {
    private static final EntryReference OD_1 = EntryReference.of("OD-2026-1");
    private static final Person KIM = new Person("kim", KATIA.role(), KATIA.perimeter(), null);

    private final Story story = Story.g0();

    private static EnterManualEntry entering(EntryKind kind, String day, String debited, String credited, String sum) {
        Amount amount = euros(sum);
        return new EnterManualEntry(
                OD_1,
                kind,
                P1,
                date(day),
                "Motif",
                List.of(
                        new EntryLine(AccountCode.of(debited), Side.DEBIT, amount),
                        new EntryLine(AccountCode.of(credited), Side.CREDIT, amount)));
    }

    private static EnterManualEntry od(String sum) {
        return entering(EntryKind.OD, "2026-06-01", CHARGE.text(), "4686000000", sum);
    }

    private void inventory() {
        story.accepted(new EnterComplementaryPeriod(YEAR, "Décret"), DIRECTORATE.on("2027-01-02"));
        story.accepted(new CloseBudget(YEAR), DIRECTORATE.on("2027-01-21"));
        story.accepted(new OpenInventory(YEAR), KATIA.on("2027-02-01"));
    }

    @Test
    void below_the_threshold_one_comptable_posts_it() {
        var posted = only(story.accepted(od("10000"), KATIA.on("2026-06-02")), ManualEntryPosted.class);

        assertThat(posted.enteredBy()).isEqualTo(posted.postedBy());
        assertThat(posted.entries()).singleElement().satisfies(entry -> {
            assertThat(entry.template()).isEqualTo("OD");
            assertThat(entry.journal()).isEqualTo(Journal.OD);
            assertThat(entry.accountingDate()).isEqualTo(date("2026-06-01"));
            assertThat(entry.label()).contains("OD-2026-1").contains("Motif");
        });
        assertThat(story.rejection(od("10000"), KATIA.on("2026-06-02"))).isEqualTo(Rejection.ETAT_INCOMPATIBLE);
        assertThat(story.rejection(new ApproveManualEntry(OD_1), KIM.on("2026-06-02")))
                .isEqualTo(Rejection.ETAT_INCOMPATIBLE);
    }

    @Test
    void above_it_another_comptable_of_the_post_approves() {
        var proposed = only(story.accepted(od("10000.01"), KATIA.on("2026-06-02")), ManualEntryProposed.class);

        assertThat(proposed.threshold()).isEqualTo(euros("10000"));
        assertThat(proposed.entries()).isEmpty();
        assertThat(story.rejection(new ApproveManualEntry(OD_1), KATIA.on("2026-06-03")))
                .isEqualTo(Rejection.ACTEUR_INCOMPATIBLE);
        assertThat(story.rejection(new ApproveManualEntry(OD_1), KARL.on("2026-06-03")))
                .isEqualTo(Rejection.COMPTABLE_NON_ASSIGNATAIRE);
        assertThat(story.rejection(new ReverseManualEntry(OD_1, null, "Erreur"), KIM.on("2026-06-03")))
                .isEqualTo(Rejection.ETAT_INCOMPATIBLE);

        var posted = only(story.accepted(new ApproveManualEntry(OD_1), KIM.on("2026-06-03")), ManualEntryPosted.class);

        assertThat(posted.enteredBy()).isNotEqualTo(posted.postedBy());
        assertThat(posted.entries()).hasSize(1);
        assertThat(story.rejection(new ReverseManualEntry(OD_1, date("2026-06-04"), "Erreur"), KATIA.on("2026-06-04")))
                .isEqualTo(Rejection.ACTEUR_INCOMPATIBLE);
        story.accepted(new ReverseManualEntry(OD_1, date("2026-06-04"), "Erreur"), KIM.on("2026-06-04"));
    }

    @Test
    void it_is_of_the_comptables_own_post_and_of_a_day_that_has_come() {
        assertThat(story.rejection(od("10"), KARL.on("2026-06-02"))).isEqualTo(Rejection.COMPTABLE_NON_ASSIGNATAIRE);
        assertThat(story.rejection(od("10"), KATIA.on("2026-05-31"))).isEqualTo(Rejection.DATE_FUTURE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"4011000000", "4081000000", "4111100000", "5121000000", "5123000000", "1200000000"})
    void accounts_that_a_chain_keeps_are_refused(String account) {
        assertThat(story.refused(
                        entering(EntryKind.OD, "2026-06-01", CHARGE.text(), account, "10"), KATIA.on("2026-06-02")))
                .satisfies(refusal -> {
                    assertThat(refusal.code()).isEqualTo(Rejection.COMPTE_RESERVE);
                    assertThat(refusal.facts()).containsEntry("compte", account);
                });
    }

    @Test
    void an_entry_balances() {
        EnterManualEntry unbalanced = new EnterManualEntry(
                OD_1,
                null,
                P1,
                date("2026-06-01"),
                "Motif",
                List.of(
                        new EntryLine(CHARGE, Side.DEBIT, euros("10")),
                        new EntryLine(PRODUCT, Side.CREDIT, euros("9.99"))));

        assertThat(story.refused(unbalanced, KATIA.on("2026-06-02"))).satisfies(refusal -> {
            assertThat(refusal.code()).isEqualTo(Rejection.ECRITURE_DESEQUILIBREE);
            assertThat(refusal.facts()).containsEntry("debits", "10.00").containsEntry("credits", "9.99");
        });
    }

    @ParameterizedTest
    @CsvSource({
        "ACCRUED_CHARGE,6113110000,4686000000,P44",
        "ACCRUED_REVENUE,4181000000,7060000000,P41",
        "PREPAID_CHARGE,4860000000,6113110000,P45",
        "DEFERRED_REVENUE,7060000000,4870000000,P45",
        "DEPRECIATION,6811000000,2810000000,AMO",
        "PROVISION,6815000000,1510000000,PRO"
    })
    void the_inventory_is_entered_on_31_december_and_taken_back_on_1_january(
            EntryKind kind, String debited, String credited, String template) {
        EnterManualEntry command = entering(kind, "2026-12-31", debited, credited, "500");
        assertThat(story.rejection(command, KATIA.on("2027-02-02"))).isEqualTo(Rejection.ETAT_INCOMPATIBLE);
        inventory();
        assertThat(story.rejection(entering(kind, "2026-12-30", debited, credited, "500"), KATIA.on("2027-02-02")))
                .isEqualTo(Rejection.ETAT_INCOMPATIBLE);
        assertThat(story.rejection(entering(kind, "2026-12-31", credited, debited, "500"), KATIA.on("2027-02-02")))
                .isEqualTo(Rejection.COMPTE_RESERVE);

        var posted = only(story.accepted(command, KATIA.on("2027-02-02")), ManualEntryPosted.class);
        var reversed = only(
                story.accepted(new ReverseManualEntry(OD_1, null, "Extourne"), KATIA.on("2027-02-03")),
                ManualEntryReversed.class);

        assertThat(posted.entries().getFirst().template()).isEqualTo(template);
        assertThat(reversed.entry()).isEqualTo(OD_1);
        assertThat(reversed.entries().getFirst().accountingDate()).isEqualTo(date("2027-01-01"));
        assertThat(story.rejection(new ReverseManualEntry(OD_1, null, "Extourne"), KATIA.on("2027-02-03")))
                .isEqualTo(Rejection.ETAT_INCOMPATIBLE);
        Closings.finish(story, YEAR, "2027-04-29");
        story.accepted(new CloseFiscalYear(YEAR), KATIA.on("2027-04-30"));
        LedgerInvariants.check(story.ledger());
        assertThat(story.ledger().resultAccounts(YEAR).balances()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "ACCRUED_CHARGE,6113110000,4686000000",
        "ACCRUED_REVENUE,4181000000,7060000000",
        "PREPAID_CHARGE,4860000000,6113110000",
        "DEFERRED_REVENUE,7060000000,4870000000"
    })
    void the_opening_of_the_next_year_takes_back_once_what_only_belonged_to_the_other(
            EntryKind kind, String debited, String credited) {
        inventory();
        story.accepted(entering(kind, "2026-12-31", debited, credited, "500000"), KATIA.on("2027-02-02"));
        ReverseInventoryEntry reversal = new ReverseInventoryEntry(OD_1);
        assertThat(story.rejection(reversal, BANK.on("2027-02-02")))
                .as("proposed, and not in the books")
                .isEqualTo(Rejection.ETAT_INCOMPATIBLE);
        story.accepted(new ApproveManualEntry(OD_1), KIM.on("2027-02-03"));
        Closings.finish(story, YEAR, "2027-04-29");
        story.accepted(new CloseFiscalYear(YEAR), KATIA.on("2027-04-30"));

        var reversed = only(story.accepted(reversal, KATIA.on("2027-04-30")), ManualEntryReversed.class);

        assertThat(reversed.entry()).isEqualTo(OD_1);
        assertThat(reversed.entries().getFirst().accountingDate()).isEqualTo(date("2027-01-01"));
        assertThat(reversed.entries().getFirst().label()).contains(OD_1.text(), "2027");
        assertThat(story.rejection(reversal, KATIA.on("2027-04-30"))).isEqualTo(Rejection.ETAT_INCOMPATIBLE);
        assertThat(story.rejection(new ReverseManualEntry(OD_1, null, "Extourne"), KIM.on("2027-05-02")))
                .isEqualTo(Rejection.ETAT_INCOMPATIBLE);
        LedgerInvariants.check(story.ledger());
    }

    @Test
    void the_opening_takes_back_neither_a_provision_nor_an_ordinary_entry() {
        story.accepted(od("10"), KATIA.on("2026-06-02"));
        assertThat(story.rejection(new ReverseInventoryEntry(OD_1), KATIA.on("2026-06-02")))
                .isEqualTo(Rejection.DATE_FUTURE);
        assertThat(story.rejection(new ReverseInventoryEntry(OD_1), KATIA.on("2027-01-02")))
                .isEqualTo(Rejection.NATURE_INCOMPATIBLE);
        assertThat(story.rejection(new ReverseInventoryEntry(EntryReference.of("OD-9")), KATIA.on("2027-01-02")))
                .isEqualTo(Rejection.ECRITURE_INCONNUE);
    }

    @Test
    void nothing_is_entered_in_a_closed_year_nor_reversed_before_the_entry() {
        story.accepted(od("10"), KATIA.on("2026-06-02"));
        assertThat(story.rejection(new ReverseManualEntry(OD_1, date("2026-05-31"), "Erreur"), KATIA.on("2026-06-02")))
                .isEqualTo(Rejection.DATE_ANTERIEURE);
        inventory();
        Closings.finish(story, YEAR, "2027-04-29");
        story.accepted(new CloseFiscalYear(YEAR), KATIA.on("2027-04-30"));

        assertThat(story.rejection(new ReverseManualEntry(OD_1, date("2026-12-31"), "Erreur"), KATIA.on("2027-05-02")))
                .isEqualTo(Rejection.EXERCICE_CLOS);
        assertThat(story.rejection(new ApproveManualEntry(EntryReference.of("OD-9")), KATIA.on("2027-05-02")))
                .isEqualTo(Rejection.ECRITURE_INCONNUE);
    }

    @Property(tries = 100)
    void what_is_reversed_leaves_nothing(@ForAll @LongRange(min = 1, max = 1_000_000) long cents) {
        Story story = Story.g0();
        story.accepted(od(Amount.ofCents(cents).text()), KATIA.on("2026-06-02"));
        story.accepted(new ReverseManualEntry(OD_1, date("2026-06-02"), "Erreur"), KATIA.on("2026-06-03"));

        LedgerInvariants.check(story.ledger());
        assertThat(balances(story).values()).allMatch(Balance::isZero);
    }

    private static Map<AccountCode, Balance> balances(Story story) {
        Map<AccountCode, Balance> sums = new TreeMap<>();
        for (LedgerEvent event : story.ledger().log()) {
            for (JournalEntry entry : event.entries()) {
                for (Posting posting : entry.postings()) {
                    Balance amount = posting.amount().balance();
                    sums.merge(
                            posting.account(),
                            posting.side() == Side.DEBIT ? amount : Balance.ZERO.minus(amount),
                            Balance::plus);
                }
            }
        }
        return sums;
    }
}

package fr.quitus.domain.revenue;

import static fr.quitus.domain.G0.BANK;
import static fr.quitus.domain.G0.CHARGE;
import static fr.quitus.domain.G0.GINA;
import static fr.quitus.domain.G0.KARL;
import static fr.quitus.domain.G0.KATIA;
import static fr.quitus.domain.G0.OMAR;
import static fr.quitus.domain.G0.P1;
import static fr.quitus.domain.G0.PAULA;
import static fr.quitus.domain.G0.PRODUCT;
import static fr.quitus.domain.G0.STRANGER;
import static fr.quitus.domain.G0.TREASURY;
import static fr.quitus.domain.G0.keeping;
import static fr.quitus.domain.Story.cashing;
import static fr.quitus.domain.Story.claiming;
import static fr.quitus.domain.Story.date;
import static fr.quitus.domain.Story.euros;
import static org.assertj.core.api.Assertions.assertThat;

import fr.quitus.domain.LedgerEvent;
import fr.quitus.domain.Rejection;
import fr.quitus.domain.Story;
import fr.quitus.domain.actor.Role;
import fr.quitus.domain.revenue.ReceiptCommand.AllocateReceipt;
import fr.quitus.domain.revenue.ReceiptEvent.BudgetRevenueRecorded;
import fr.quitus.domain.revenue.ReceiptEvent.OverpaymentRecorded;
import fr.quitus.domain.revenue.ReceiptEvent.ReceiptAllocated;
import fr.quitus.domain.revenue.RevenueCommand.IssueRevenueOrder;
import fr.quitus.domain.revenue.RevenueCommand.TakeInCharge;
import fr.quitus.domain.value.AccountCode;
import fr.quitus.domain.value.Balance;
import fr.quitus.domain.value.RevenueLine;
import fr.quitus.domain.value.RevenueOrderNumber;
import java.util.List;
import org.junit.jupiter.api.Test;

class RevenueOrderTest {
    private static final RevenueOrderNumber UNKNOWN = RevenueOrderNumber.of("9999999999");
    private final Story story = Story.g0();

    @Test
    void collects_a_title_wholly() {
        RevenueOrderNumber number = story.aTitleTakenInCharge("10000");

        var events = story.accepted(cashing(number, "10000", "REF-1"), BANK.on("2026-03-05"));

        assertThat(story.ledger().title(number).status()).isEqualTo("COLLECTED");
        assertThat(revenues(events)).containsExactly("2306 10000.00 2026");
        assertThat(story.ledger().log().stream().flatMap(e -> e.entries().stream()))
                .extracting(entry -> entry.template())
                .containsExactly("P30", "P31");
    }

    @Test
    void names_the_first_rule_a_claim_breaks() {
        ClaimLine both = line("2109", CHARGE, "1");

        assertThat(story.rejection(claiming(both), STRANGER.on("2026-02-02"))).isEqualTo(Rejection.HORS_PERIMETRE);
        assertThat(story.refused(claiming(both), GINA.on("2026-02-02")))
                .satisfies(r -> assertThat(r.code()).isEqualTo(Rejection.IMPUTATION_INVALIDE))
                .satisfies(r -> assertThat(r.detail()).contains("compte de produit"));
        for (String tax : List.of("2109", "2700")) {
            assertThat(story.refused(claiming(line(tax, PRODUCT, "1")), GINA.on("2026-02-02")))
                    .satisfies(r -> assertThat(r.code()).isEqualTo(Rejection.IMPUTATION_INVALIDE))
                    .satisfies(r -> assertThat(r.detail()).contains("ligne de recette " + tax));
        }
        story.accepted(claiming(line("2110", PRODUCT, "1"), line("2699", PRODUCT, "1")), GINA.on("2026-02-02"));
    }

    @Test
    void names_the_first_rule_an_issue_breaks() {
        RevenueOrderNumber issued = story.anIssuedTitle("1");
        RevenueOrderNumber number = story.anEstablishedClaim("500000.01");
        var past = date("2025-12-01");

        assertThat(story.rejection(new IssueRevenueOrder(UNKNOWN, past), STRANGER.on("2025-12-31")))
                .isEqualTo(Rejection.TITRE_INCONNU);
        assertThat(story.rejection(new IssueRevenueOrder(issued, past), STRANGER.on("2025-12-31")))
                .isEqualTo(Rejection.ETAT_INCOMPATIBLE);
        assertThat(story.rejection(new IssueRevenueOrder(number, past), STRANGER.on("2025-12-31")))
                .isEqualTo(Rejection.HORS_PERIMETRE);
        assertThat(story.rejection(new IssueRevenueOrder(number, past), OMAR.on("2026-02-03")))
                .isEqualTo(Rejection.DELEGATION_DEPASSEE);
        assertThat(story.rejection(new IssueRevenueOrder(number, past), PAULA.on("2025-12-31")))
                .isEqualTo(Rejection.COMPTABLE_NON_DESIGNE);
        assertThat(story.rejection(new IssueRevenueOrder(number, past), PAULA.on("2026-02-03")))
                .isEqualTo(Rejection.DATE_ANTERIEURE);
        story.accepted(new IssueRevenueOrder(number, date("2026-02-03")), PAULA.on("2026-02-03"));
    }

    @Test
    void names_the_first_rule_a_taking_in_charge_breaks() {
        RevenueOrderNumber claim = story.anEstablishedClaim("1");
        RevenueOrderNumber number = story.anIssuedTitle("10000");

        assertThat(story.rejection(new TakeInCharge(UNKNOWN), KARL.on("2026-02-04")))
                .isEqualTo(Rejection.TITRE_INCONNU);
        assertThat(story.rejection(new TakeInCharge(claim), KARL.on("2026-02-04")))
                .isEqualTo(Rejection.ETAT_INCOMPATIBLE);
        assertThat(story.rejection(new TakeInCharge(number), KARL.on("2026-02-04")))
                .isEqualTo(Rejection.COMPTABLE_NON_ASSIGNATAIRE);
        assertThat(story.rejection(
                        new TakeInCharge(number),
                        OMAR.as(Role.PUBLIC_ACCOUNTANT, keeping(P1)).on("2026-02-04")))
                .isEqualTo(Rejection.ACTEUR_INCOMPATIBLE);
        story.accepted(new TakeInCharge(number), KATIA.on("2026-02-04"));
    }

    @Test
    void names_the_first_rule_a_receipt_breaks() {
        RevenueOrderNumber issued = story.anIssuedTitle("1");
        RevenueOrderNumber number = story.aTitleTakenInCharge("10000");
        RevenueOrderNumber other = story.aTitleTakenInCharge("10000");
        story.accepted(cashing(other, "4000", "REF-1"), KATIA.on("2026-03-05"));

        assertThat(story.rejection(cashing(UNKNOWN, "1", "REF-1"), KARL.on("2026-03-05")))
                .isEqualTo(Rejection.TITRE_INCONNU);
        assertThat(story.rejection(cashing(issued, "1", "REF-1"), KARL.on("2026-03-05")))
                .isEqualTo(Rejection.ETAT_INCOMPATIBLE);
        assertThat(story.rejection(cashing(number, "1", "REF-1"), KARL.on("2026-03-05")))
                .isEqualTo(Rejection.COMPTABLE_NON_ASSIGNATAIRE);
        assertThat(story.rejection(
                        cashing(number, "1", "REF-1"),
                        GINA.as(Role.PUBLIC_ACCOUNTANT, keeping(P1)).on("2026-03-05")))
                .isEqualTo(Rejection.ACTEUR_INCOMPATIBLE);
        assertThat(story.rejection(cashing(number, "1", "REF-1"), KATIA.on("2026-03-05")))
                .isEqualTo(Rejection.ECRITURE_BANCAIRE_DIFFERENTE);
        assertThat(story.rejection(cashing(number, "4000", "REF-1"), KATIA.on("2026-03-05")))
                .isEqualTo(Rejection.ECRITURE_BANCAIRE_EPUISEE);
    }

    @Test
    void the_same_entry_again_on_a_title_writes_nothing() {
        RevenueOrderNumber number = story.aTitleTakenInCharge("10000");
        story.accepted(cashing(number, "4000", "REF-1"), BANK.on("2026-03-05"));

        assertThat(story.accepted(cashing(number, "4000", "REF-1"), BANK.on("2026-03-06")))
                .isEmpty();
        assertThat(story.ledger().title(number).status()).isEqualTo("PARTIALLY_COLLECTED");
    }

    @Test
    void one_entry_pays_several_titles_up_to_its_amount() {
        RevenueOrderNumber first = story.aTitleTakenInCharge("6000");
        RevenueOrderNumber second = story.aTitleTakenInCharge("5000");
        story.accepted(part(first, "6000"), BANK.on("2026-03-05"));

        assertThat(story.rejection(part(second, "4000.01"), BANK.on("2026-03-05")))
                .isEqualTo(Rejection.ECRITURE_BANCAIRE_EPUISEE);
        story.accepted(part(second, "4000"), BANK.on("2026-03-05"));
    }

    @Test
    void what_is_paid_above_the_title_is_owed_back_and_is_no_revenue() {
        RevenueOrderNumber number = story.aTitleTakenInCharge("10000");

        var events = story.accepted(cashing(number, "10250", "REF-1"), BANK.on("2026-03-05"));

        assertThat(Story.only(events, ReceiptAllocated.class).amount()).isEqualTo(euros("10000"));
        assertThat(Story.only(events, OverpaymentRecorded.class).excess()).isEqualTo(euros("250"));
        assertThat(revenues(events)).containsExactly("2306 10000.00 2026");
        RevenueFile file = story.ledger().title(number).opened().orElseThrow();
        assertThat(file.remaining()).isEqualTo(Balance.ZERO);
        assertThat(file.excess()).isEqualTo(Balance.parse("250"));
    }

    @Test
    void what_is_paid_on_a_collected_title_is_wholly_owed_back() {
        RevenueOrderNumber number = story.aTitleTakenInCharge("10000");
        story.accepted(cashing(number, "10000", "REF-1"), BANK.on("2026-03-05"));

        var events = story.accepted(cashing(number, "1", "REF-2"), BANK.on("2026-03-05"));

        assertThat(Story.only(events, OverpaymentRecorded.class).excess()).isEqualTo(euros("1"));
        assertThat(events).noneMatch(ReceiptAllocated.class::isInstance);
        assertThat(revenues(events)).isEmpty();
    }

    @Test
    void pays_the_first_revenue_lines_first() {
        var claim = claiming(line("2306", PRODUCT, "100"), line("2399", PRODUCT, "50"), line("2306", PRODUCT, "30"));
        story.accepted(claim, GINA.on("2026-02-02"));
        RevenueOrderNumber number =
                story.ledger().states().titles().keySet().iterator().next();
        story.accepted(new IssueRevenueOrder(number, date("2026-04-15")), OMAR.on("2026-02-03"));
        story.accepted(new TakeInCharge(number), KATIA.on("2026-02-04"));

        assertThat(revenues(story.accepted(cashing(number, "120", "REF-1"), BANK.on("2026-03-05"))))
                .containsExactly("2306 100.00 2026", "2399 20.00 2026");
        assertThat(revenues(story.accepted(cashing(number, "60", "REF-2"), BANK.on("2026-03-05"))))
                .containsExactly("2399 30.00 2026", "2306 30.00 2026");
    }

    private static List<String> revenues(List<LedgerEvent> events) {
        return events.stream()
                .filter(BudgetRevenueRecorded.class::isInstance)
                .map(BudgetRevenueRecorded.class::cast)
                .map(e -> e.revenueLine() + " " + e.amount() + " " + e.year())
                .toList();
    }

    private static ClaimLine line(String revenueLine, AccountCode account, String amount) {
        return new ClaimLine(RevenueLine.of(revenueLine), account, euros(amount));
    }

    private static AllocateReceipt part(RevenueOrderNumber number, String amount) {
        return new AllocateReceipt(number, euros(amount), euros("10000"), date("2026-03-05"), TREASURY, "REF-1");
    }

    @Test
    void refuses_a_receipt_whose_value_date_is_not_reached() {
        var title = story.aTitleTakenInCharge("100");

        assertThat(story.rejection(cashing(title, "100", "REF-FUTURE"), KATIA.on("2026-03-04")))
                .isEqualTo(Rejection.DATE_FUTURE);
        story.accepted(cashing(title, "100", "REF-FUTURE"), KATIA.on("2026-03-05"));
    }
}

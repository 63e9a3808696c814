package fr.quitus.domain.payment;

import static fr.quitus.domain.G0.BANK;
import static fr.quitus.domain.G0.F1_IBAN;
import static fr.quitus.domain.G0.F1_SIRET;
import static fr.quitus.domain.G0.GINA;
import static fr.quitus.domain.G0.KATIA;
import static fr.quitus.domain.G0.OMAR;
import static fr.quitus.domain.G0.P1;
import static fr.quitus.domain.G0.PRODUCT;
import static fr.quitus.domain.G0.TREASURY_ACCOUNT;
import static fr.quitus.domain.G0.U1;
import static fr.quitus.domain.G0.YEAR;
import static fr.quitus.domain.G0.imputation;
import static fr.quitus.domain.Story.RUN;
import static fr.quitus.domain.Story.accepting;
import static fr.quitus.domain.Story.date;
import static fr.quitus.domain.Story.euros;
import static fr.quitus.domain.Story.only;
import static fr.quitus.domain.payment.PaymentStory.debitOf;
import static fr.quitus.domain.payment.PaymentStory.templates;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.quitus.domain.InMemoryLedger;
import fr.quitus.domain.Refusal;
import fr.quitus.domain.Rejection;
import fr.quitus.domain.Story;
import fr.quitus.domain.accounting.Accounts;
import fr.quitus.domain.accounting.JournalEntry;
import fr.quitus.domain.accounting.Posting;
import fr.quitus.domain.commitment.CommitmentCommand.DraftCommitment;
import fr.quitus.domain.commitment.CommitmentCommand.DraftLine;
import fr.quitus.domain.commitment.CommitmentCommand.ValidateCommitment;
import fr.quitus.domain.commitment.CommitmentType;
import fr.quitus.domain.commitment.Supplier;
import fr.quitus.domain.payment.DiversionCommand.OffsetPayable;
import fr.quitus.domain.payment.PaymentCommand.ExecuteRun;
import fr.quitus.domain.payment.PaymentCommand.MatchInvoice;
import fr.quitus.domain.payment.PaymentCommand.OrderPayment;
import fr.quitus.domain.payment.PaymentCommand.ReceiveInvoice;
import fr.quitus.domain.payment.PaymentCommand.ScheduleInRun;
import fr.quitus.domain.payment.PaymentRequestEvent.PaymentExecuted;
import fr.quitus.domain.payment.PaymentRunCommand.OpenRun;
import fr.quitus.domain.payment.PaymentRunEvent.RunTransferOrdered;
import fr.quitus.domain.payment.SettlementCommand.ClaimCreditNote;
import fr.quitus.domain.revenue.ClaimLine;
import fr.quitus.domain.revenue.Debtor;
import fr.quitus.domain.revenue.RevenueCommand.EstablishClaim;
import fr.quitus.domain.revenue.RevenueCommand.IssueRevenueOrder;
import fr.quitus.domain.revenue.RevenueCommand.TakeInCharge;
import fr.quitus.domain.revenue.RevenueOrderEvent.ClaimEstablished;
import fr.quitus.domain.thirdparty.NaturalPerson;
import fr.quitus.domain.thirdparty.ThirdPartyCommand.AddPayeeAccount;
import fr.quitus.domain.thirdparty.ThirdPartyCommand.RegisterNaturalPerson;
import fr.quitus.domain.thirdparty.ThirdPartyCommand.RegisterThirdParty;
import fr.quitus.domain.thirdparty.ThirdPartyCommand.SuspendThirdParty;
import fr.quitus.domain.thirdparty.ThirdPartyCommand.ValidatePayeeAccount;
import fr.quitus.domain.thirdparty.ThirdPartyEvent.NaturalPersonRegistered;
import fr.quitus.domain.thirdparty.ThirdPartyEvent.ThirdPartyRegistered;
import fr.quitus.domain.value.AccountCode;
import fr.quitus.domain.value.Balance;
import fr.quitus.domain.value.CommitmentNumber;
import fr.quitus.domain.value.InvalidValue;
import fr.quitus.domain.value.PaymentRequestId;
import fr.quitus.domain.value.RevenueLine;
import fr.quitus.domain.value.RevenueOrderNumber;
import fr.quitus.domain.value.ThirdPartyId;
import fr.quitus.domain.value.ThirdPartyRef;
import fr.quitus.domain.value.Title;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Personnes physiques : households, experts and victims are engaged with, paid and claimed from by their number. */
class NaturalPersonTest {
    private static final AccountCode TO_HOUSEHOLDS = AccountCode.of("6512300000");
    private static final String NAME = "Zéphyrine Quatrefages";

    private final Story story = Story.g0();

    @Test
    void a_household_is_paid_its_subsidy_under_its_number() {
        ThirdPartyId zoe = aPaidPerson();
        CommitmentNumber number = served(zoe, "1200");

        PaymentRequestId id = accepted(number, zoe, "1200", PaymentKind.SUBSIDY);
        story.accepted(new OpenRun(RUN, date("2026-03-20"), P1, TREASURY_ACCOUNT), KATIA.on("2026-03-12"));
        story.accepted(new ScheduleInRun(id, RUN, date("2026-03-20")), KATIA.on("2026-03-12"));
        var paid = story.accepted(new ExecuteRun(RUN, id, date("2026-03-20")), KATIA.on("2026-03-20"));
        RunTransfer transfer = only(paid, RunTransferOrdered.class).transfer();
        story.accepted(Story.settling(only(paid, PaymentExecuted.class), "REF-Z"), BANK.on("2026-03-23"));

        assertThat(transfer.supplier()).isEqualTo(ThirdPartyRef.of(zoe));
        assertThat(transfer.creditor()).isEqualTo(NAME);
        assertThat(templates(story)).containsExactly("P01", "P02", "P03", "P04");
        assertThat(debitOf(story, TO_HOUSEHOLDS)).isEqualTo(Balance.parse("1200"));
        assertThat(debitOf(story, Accounts.SUPPLIERS)).isEqualTo(Balance.ZERO);
        assertThat(story.ledger().log().stream()
                        .flatMap(event -> event.entries().stream())
                        .map(JournalEntry::postings)
                        .flatMap(List::stream)
                        .map(Posting::auxiliary)
                        .filter(auxiliary -> auxiliary != null))
                .containsOnly(zoe.text());
        assertThat(InMemoryLedger.replay(story.ledger().log()).states())
                .isEqualTo(story.ledger().states());
    }

    @Test
    void nobody_is_engaged_under_a_number_that_is_no_persons() {
        ThirdPartyId unknown = ThirdPartyId.of("1999999999");
        ThirdPartyId ofACompany = only(
                        story.accepted(new RegisterThirdParty(F1_SIRET, "F1"), GINA.on("2026-01-10")),
                        ThirdPartyRegistered.class)
                .thirdPartyId();

        Refusal refusal = story.refused(engaging(unknown, "10"), GINA.on("2026-02-02"));

        assertThat(refusal.code()).isEqualTo(Rejection.TIERS_INCONNU);
        assertThat(refusal.facts()).containsEntry("thirdPartyId", unknown.text());
        assertThat(story.refused(engaging(ofACompany, "10"), GINA.on("2026-02-02"))
                        .detail())
                .contains(ofACompany.text(), "par son SIRET");
    }

    @Test
    void a_supplier_and_a_debtor_are_designated_in_one_way() {
        ThirdPartyId zoe = ThirdPartyId.of("1000000007");

        assertThatThrownBy(() -> new Supplier(F1_SIRET, zoe, NAME))
                .isInstanceOf(InvalidValue.class)
                .hasMessageContaining("l'un des deux");
        assertThatThrownBy(() -> new Supplier(null, null, NAME)).isInstanceOf(InvalidValue.class);
        assertThatThrownBy(() -> new Debtor(F1_SIRET, zoe, NAME)).isInstanceOf(InvalidValue.class);
        assertThatThrownBy(() -> new Debtor(null, null, NAME)).isInstanceOf(InvalidValue.class);
        assertThat(new Supplier(zoe, NAME).ref().isPerson()).isTrue();
        assertThat(Debtor.of(ThirdPartyRef.of(F1_SIRET), "F1")).isEqualTo(new Debtor(F1_SIRET, "F1"));
    }

    @Test
    void names_the_first_rule_that_paying_a_person_breaks() {
        ThirdPartyId zoe = aPaidPerson();
        ThirdPartyId other = registered("Autre");
        CommitmentNumber number = served(zoe, "100");
        CommitmentNumber others = served(other, "100");

        assertThat(story.rejection(asking(number, other, "100", null), GINA.on("2026-03-03")))
                .isEqualTo(Rejection.FOURNISSEUR_DIFFERENT);
        assertThat(story.rejection(asking(others, other, "100", null), GINA.on("2026-03-03")))
                .as("an account that is not hers, or nobody has validated")
                .isEqualTo(Rejection.COMPTE_NON_ENREGISTRE);
        story.accepted(new SuspendThirdParty(ThirdPartyRef.of(zoe), "Fraude"), KATIA.on("2026-03-03"));
        assertThat(story.rejection(engaging(zoe, "10"), GINA.on("2026-03-03"))).isEqualTo(Rejection.TIERS_SUSPENDU);
    }

    @Test
    void a_person_owes_a_title_that_her_payment_may_pay() {
        ThirdPartyId zoe = aPaidPerson();
        Refusal unknown = story.refused(claiming(ThirdPartyId.of("1999999999"), "300"), GINA.on("2026-02-02"));
        RevenueOrderNumber title = only(
                        story.accepted(claiming(zoe, "300"), GINA.on("2026-02-02")), ClaimEstablished.class)
                .revenueOrderNumber();
        story.accepted(new IssueRevenueOrder(title, date("2026-04-15")), OMAR.on("2026-02-03"));
        story.accepted(new TakeInCharge(title), KATIA.on("2026-02-04"));
        PaymentRequestId id = accepted(served(zoe, "1000"), zoe, "1000", null);

        story.accepted(new OffsetPayable(id, title, null), KATIA.on("2026-03-13"));

        assertThat(unknown.code()).isEqualTo(Rejection.TIERS_INCONNU);
        assertThat(story.ledger().title(title).status()).isEqualTo("COLLECTED");
        assertThat(debitOf(story, Accounts.DEBTORS)).isEqualTo(Balance.ZERO);
    }

    @Test
    void what_a_person_was_paid_too_much_is_claimed_from_her() {
        ThirdPartyId zoe = aPaidPerson();
        CommitmentNumber number = served(zoe, "1000");
        PaymentRequestId id = accepted(number, zoe, "1000", null);
        PaymentStory.pay(story, id, "2026-03-20");
        var note = new ReceiveInvoice(
                ThirdPartyRef.of(zoe),
                "AVOIR-1",
                date("2026-03-22"),
                null,
                euros("200"),
                null,
                euros("200"),
                F1_IBAN,
                number,
                PaymentKind.CREDIT_NOTE,
                id);
        story.accepted(note, GINA.on("2026-03-22"));
        story.accepted(new MatchInvoice(note.paymentRequestId(), null), GINA.on("2026-03-22"));
        story.accepted(new OrderPayment(note.paymentRequestId()), OMAR.on("2026-03-22"));
        story.accepted(accepting(note.paymentRequestId()), KATIA.on("2026-03-23"));

        var claim = only(
                story.accepted(
                        new ClaimCreditNote(note.paymentRequestId(), RevenueLine.of("2306")), GINA.on("2026-03-25")),
                ClaimEstablished.class);

        assertThat(claim.debtor()).isEqualTo(new Debtor(null, zoe, NAME));
    }

    private ThirdPartyId registered(String familyName) {
        var command = new RegisterNaturalPerson(new NaturalPerson(familyName, "Zéphyrine"));
        return only(story.accepted(command, GINA.on("2026-01-10")), NaturalPersonRegistered.class)
                .thirdPartyId();
    }

    private ThirdPartyId aPaidPerson() {
        ThirdPartyId zoe = registered("Quatrefages");
        ThirdPartyRef ref = ThirdPartyRef.of(zoe);
        story.accepted(new AddPayeeAccount(ref, F1_IBAN, null, date("2026-01-01"), "RIB"), GINA.on("2026-01-11"));
        story.accepted(new ValidatePayeeAccount(ref, F1_IBAN, null), KATIA.on("2026-01-12"));
        return zoe;
    }

    private CommitmentNumber served(ThirdPartyId person, String amount) {
        CommitmentNumber number = story.aDraftedCommitment(engaging(person, amount));
        story.accepted(new ValidateCommitment(number), OMAR.on("2026-02-03"));
        story.aCertifiedService(number, amount);
        return number;
    }

    private PaymentRequestId accepted(
            CommitmentNumber number, ThirdPartyId person, String amount, @Nullable PaymentKind kind) {
        ReceiveInvoice command = asking(number, person, amount, kind);
        PaymentRequestId id = command.paymentRequestId();
        story.accepted(command, GINA.on("2026-03-03"));
        story.accepted(new MatchInvoice(id, null), GINA.on("2026-03-04"));
        story.accepted(new OrderPayment(id), OMAR.on("2026-03-10"));
        story.accepted(accepting(id), KATIA.on("2026-03-12"));
        return id;
    }

    private static DraftCommitment engaging(ThirdPartyId person, String amount) {
        return new DraftCommitment(
                YEAR,
                U1,
                CommitmentType.SUBVENTION,
                new Supplier(person, NAME),
                "Aide aux ménages",
                List.of(new DraftLine(imputation(Title.T6, TO_HOUSEHOLDS), euros(amount))));
    }

    private static ReceiveInvoice asking(
            CommitmentNumber number, ThirdPartyId person, String amount, @Nullable PaymentKind kind) {
        return new ReceiveInvoice(
                ThirdPartyRef.of(person),
                "DOSSIER-1",
                date("2026-03-02"),
                null,
                euros(amount),
                null,
                euros(amount),
                F1_IBAN,
                number,
                kind,
                null);
    }

    private static EstablishClaim claiming(ThirdPartyId person, String amount) {
        return new EstablishClaim(
                YEAR,
                U1,
                new Debtor(null, person, NAME),
                "Trop-perçu",
                List.of(new ClaimLine(RevenueLine.of("2306"), PRODUCT, euros(amount))));
    }
}

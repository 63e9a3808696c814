package fr.quitus.api.ledger;

import static fr.quitus.api.json.EventSamples.ALL_CHECKS;
import static fr.quitus.api.json.EventSamples.DP;
import static fr.quitus.api.json.EventSamples.ENVELOPE;
import static fr.quitus.api.json.EventSamples.KATIA;
import static fr.quitus.api.json.EventSamples.OMAR;
import static fr.quitus.api.json.EventSamples.POST;
import static fr.quitus.api.json.EventSamples.RUN;
import static fr.quitus.api.json.EventSamples.SUPPLIER;
import static org.assertj.core.api.Assertions.assertThat;

import fr.quitus.api.json.EventSamples;
import fr.quitus.api.ports.DocumentStore;
import fr.quitus.api.ports.PaymentFiles;
import fr.quitus.api.ports.PersonalData;
import fr.quitus.api.ports.StatementBooks;
import fr.quitus.domain.accounting.Accounts;
import fr.quitus.domain.actor.Role;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.AllotmentReceived;
import fr.quitus.domain.budget.FundsCentreEvent.AssignmentChanged;
import fr.quitus.domain.payment.DeadlineEvent.LateInterestRequested;
import fr.quitus.domain.payment.PaymentCommand.AcceptPaymentRequest;
import fr.quitus.domain.payment.PaymentCommand.ExecuteRun;
import fr.quitus.domain.payment.PaymentCommand.OrderPayment;
import fr.quitus.domain.payment.PaymentCommand.ScheduleInRun;
import fr.quitus.domain.payment.PaymentRunCommand.OpenRun;
import fr.quitus.domain.payment.PaymentRunEvent.RunTransferOrdered;
import fr.quitus.domain.payment.RunOrders;
import fr.quitus.domain.payment.TreasuryAccount;
import fr.quitus.domain.payment.UncommittedLine;
import fr.quitus.domain.value.Amount;
import fr.quitus.domain.value.Bic;
import fr.quitus.domain.value.Iban;
import fr.quitus.domain.value.PayeeAccountId;
import fr.quitus.domain.value.PaymentRequestId;
import fr.quitus.domain.value.PaymentRequestNumber;
import fr.quitus.domain.value.SealedText;
import fr.quitus.domain.value.ThirdPartyRef;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Where names and accounts are sealed, no text of the ledger's own is written in the place of a name. */
class UnnamedCreditorTest {
    private static final PaymentRequestId INTEREST = PaymentRequestId.ofLateInterest(DP);
    private static final String SEALED = "~" + "A".repeat(22) + "." + "B".repeat(60);
    private static final LocalDate DAY = LocalDate.of(2025, 3, 12);

    private final LedgerBus bus = new LedgerBus(new LedgerConfiguration.Ports(
            new CountingNumbers(), DocumentStore.NONE, new Sealing(), new Willing(), StatementBooks.NONE));

    @AfterEach
    void stop() {
        bus.close();
    }

    @Test
    void pays_late_interest_from_before_its_creditor_was_named_and_leaves_his_name_out() {
        assertThat(SealedText.isSealed(SEALED)).isTrue();
        Amount owed = Amount.parse("43.34");
        bus.given(List.of(
                EventSamples.all().stream()
                        .filter(AssignmentChanged.class::isInstance)
                        .findFirst()
                        .orElseThrow(),
                new AllotmentReceived(ENVELOPE, EventSamples.CREDITS),
                new LateInterestRequested(
                        INTEREST,
                        PaymentRequestNumber.of("100000009"),
                        DP,
                        ThirdPartyRef.of(SUPPLIER),
                        null,
                        "F-1",
                        LocalDate.of(2025, 3, 3),
                        owed,
                        Iban.stored(SEALED),
                        List.of(new UncommittedLine(ENVELOPE, Accounts.LATE_INTEREST, owed)),
                        List.of())));
        var treasury =
                new TreasuryAccount("Trésor public", Iban.of("FR7630006000011234567890189"), Bic.of("BDFEFRPPCCT"));

        bus.when(new OrderPayment(INTEREST), Acts.call(OMAR, Acts.OFFICER, DAY));
        bus.when(new AcceptPaymentRequest(INTEREST, ALL_CHECKS), katia());
        bus.when(new OpenRun(RUN, DAY, POST, treasury), katia());
        bus.when(new ScheduleInRun(INTEREST, RUN, DAY), katia());
        Outcome paid = bus.when(new ExecuteRun(RUN, INTEREST, DAY), katia());

        assertThat(paid.events())
                .filteredOn(RunTransferOrdered.class::isInstance)
                .singleElement()
                .satisfies(event -> {
                    var transfer = ((RunTransferOrdered) event).transfer();
                    assertThat(transfer.creditor()).isNull();
                    assertThat(transfer.account()).isEqualTo(Iban.stored(SEALED));
                    assertThat(transfer.supplier()).isEqualTo(ThirdPartyRef.of(SUPPLIER));
                });
    }

    private static Map<String, Call> katia() {
        return Acts.call(KATIA, Role.PUBLIC_ACCOUNTANT, DAY);
    }

    /** A bank that takes any transfer. */
    private static final class Willing implements PaymentFiles {
        @Override
        public @Nullable String fault(RunOrders orders) {
            return null;
        }

        @Override
        public Digest digest(RunOrders orders) {
            throw new UnsupportedOperationException("no run is closed here");
        }

        @Override
        public void keep(RunOrders orders) {
            throw new UnsupportedOperationException("no run is closed here");
        }
    }

    /** Seals whatever it is given to the same text, and insists that it is. */
    private static final class Sealing implements PersonalData {
        @Override
        public boolean seals() {
            return true;
        }

        @Override
        public String seal(ThirdPartyRef person, String clear, int year, boolean lasting) {
            return SEALED;
        }

        @Override
        public void acted(String sealed, int year) {
            assertThat(SealedText.isSealed(sealed)).isTrue();
        }

        @Override
        public String reveal(String text) {
            return text;
        }

        @Override
        public PayeeAccountId accountId(Iban clear) {
            return PayeeAccountId.ofIban(clear);
        }

        @Override
        public OptionalInt lastActYear(ThirdPartyRef person) {
            return OptionalInt.empty();
        }

        @Override
        public void intendToForget(ThirdPartyRef person, int lastActYear) {
            throw new UnsupportedOperationException("nobody is forgotten here");
        }

        @Override
        public void forget(ThirdPartyRef person, int lastActYear) {
            throw new UnsupportedOperationException("nobody is forgotten here");
        }
    }
}

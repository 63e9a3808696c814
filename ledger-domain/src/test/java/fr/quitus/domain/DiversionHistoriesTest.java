package fr.quitus.domain;

import static fr.quitus.domain.G0.BANK;
import static fr.quitus.domain.G0.F1_IBAN;
import static fr.quitus.domain.G0.F1_SIRET;
import static fr.quitus.domain.G0.GINA;
import static fr.quitus.domain.G0.KATIA;
import static fr.quitus.domain.G0.OMAR;
import static fr.quitus.domain.G0.PRODUCT;
import static fr.quitus.domain.G0.TREASURY;
import static fr.quitus.domain.G0.U1;
import static fr.quitus.domain.G0.YEAR;
import static fr.quitus.domain.Story.accepting;
import static fr.quitus.domain.Story.date;
import static fr.quitus.domain.Story.only;
import static org.assertj.core.api.Assertions.assertThat;

import fr.quitus.domain.G0.Person;
import fr.quitus.domain.payment.DiversionCommand.OffsetPayable;
import fr.quitus.domain.payment.DiversionCommand.ReissueSeizure;
import fr.quitus.domain.payment.PaymentCommand.ConfirmSettlement;
import fr.quitus.domain.payment.PaymentCommand.ExecuteRun;
import fr.quitus.domain.payment.PaymentCommand.ScheduleInRun;
import fr.quitus.domain.payment.PaymentFile;
import fr.quitus.domain.payment.ReturnKind;
import fr.quitus.domain.payment.SeizedShare;
import fr.quitus.domain.payment.TransferCommand.RecordReturn;
import fr.quitus.domain.payment.TransferCommand.ReissuePayment;
import fr.quitus.domain.revenue.ClaimLine;
import fr.quitus.domain.revenue.Debtor;
import fr.quitus.domain.revenue.RevenueCommand.EstablishClaim;
import fr.quitus.domain.revenue.RevenueCommand.IssueRevenueOrder;
import fr.quitus.domain.revenue.RevenueCommand.TakeInCharge;
import fr.quitus.domain.revenue.RevenueOrderEvent.ClaimEstablished;
import fr.quitus.domain.thirdparty.Beneficiary;
import fr.quitus.domain.thirdparty.OppositionCommand.RegisterOpposition;
import fr.quitus.domain.thirdparty.OppositionCommand.ReleaseOpposition;
import fr.quitus.domain.thirdparty.OppositionKind;
import fr.quitus.domain.thirdparty.ThirdPartyCommand.AddPayeeAccount;
import fr.quitus.domain.thirdparty.ThirdPartyCommand.RegisterThirdParty;
import fr.quitus.domain.thirdparty.ThirdPartyCommand.ValidatePayeeAccount;
import fr.quitus.domain.value.Amount;
import fr.quitus.domain.value.Iban;
import fr.quitus.domain.value.PaymentRequestId;
import fr.quitus.domain.value.ReturnReasonCode;
import fr.quitus.domain.value.RevenueLine;
import fr.quitus.domain.value.RevenueOrderNumber;
import fr.quitus.domain.value.ThirdPartyRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** Seized shares, offsets and their transfers, in any order on three requests: the books hold after each act. */
class DiversionHistoriesTest {
    private static final ThirdPartyRef PARTY = ThirdPartyRef.of(F1_SIRET);
    private static final Iban OTHER = Iban.of("FR7630001007941234567890185");
    private static final String TODAY = "2026-03-20";
    private static final int ACTS = 60;

    private final List<PaymentRequestId> requests = new ArrayList<>();
    private final List<RevenueOrderNumber> titles = new ArrayList<>();

    @Property(tries = 120)
    void the_books_hold_whatever_is_seized_offset_returned_and_sent_again(@ForAll long seed) {
        Story story = aStory();
        var random = new Random(seed);
        for (int i = 0; i < ACTS; i++) {
            LedgerCommand command = anyAct(story, random, i);
            InMemoryLedger.States before = story.ledger().states();
            if (story.ledger().submit(command, personOf(command).on(TODAY)) instanceof Decision.Refused) {
                assertThat(story.ledger().states()).isEqualTo(before);
            } else {
                LedgerInvariants.check(story.ledger());
            }
        }

        assertThat(InMemoryLedger.replay(story.ledger().log()).states())
                .isEqualTo(story.ledger().states());
    }

    @Test
    void these_histories_reach_every_event_of_diversions() {
        var reached = new TreeSet<String>();
        for (int seed = 0; seed < 40; seed++) {
            Story story = aStory();
            var random = new Random(seed);
            for (int i = 0; i < ACTS; i++) {
                LedgerCommand command = anyAct(story, random, i);
                story.ledger().submit(command, personOf(command).on(TODAY));
            }
            story.ledger().log().forEach(event -> reached.add(LedgerTypes.nameOf(event)));
        }

        assertThat(reached).containsAll(reachedThere());
    }

    static List<String> reachedThere() {
        return List.of(
                "opposition-registered.v1",
                "opposition-released.v1",
                "opposition-drawn.v1",
                "oppositions-applied.v1",
                "oppositions-lowered.v1",
                "opposition-restored.v1",
                "payable-offset.v1",
                "seizure-paid.v1",
                "seizure-settled.v1",
                "seizure-returned.v1",
                "seizure-reissued.v1");
    }

    Story aStory() {
        requests.clear();
        titles.clear();
        Story story = Story.g0();
        story.accepted(new RegisterThirdParty(F1_SIRET, "F1"), GINA.on("2026-01-10"));
        story.accepted(new AddPayeeAccount(PARTY, F1_IBAN, null, date("2026-01-10"), "RIB"), GINA.on("2026-01-10"));
        story.accepted(new ValidatePayeeAccount(PARTY, F1_IBAN, null), KATIA.on("2026-01-11"));
        for (String amount : List.of("1000", "2500.55", "7000")) {
            requests.add(story.anOrderedPayment(amount));
            var claim = new EstablishClaim(
                    YEAR,
                    U1,
                    new Debtor(F1_SIRET, "F1"),
                    "Trop-perçu",
                    List.of(new ClaimLine(RevenueLine.of("2306"), PRODUCT, Amount.parse("800"))));
            RevenueOrderNumber title = only(story.accepted(claim, GINA.on("2026-02-02")), ClaimEstablished.class)
                    .revenueOrderNumber();
            story.accepted(new IssueRevenueOrder(title, date("2026-04-15")), OMAR.on("2026-02-03"));
            story.accepted(new TakeInCharge(title), KATIA.on("2026-02-04"));
            titles.add(title);
        }
        return story;
    }

    static Person personOf(LedgerCommand command) {
        return command instanceof ConfirmSettlement || command instanceof RecordReturn ? BANK : KATIA;
    }

    LedgerCommand anyAct(Story story, Random random, int turn) {
        PaymentRequestId id = requests.get(random.nextInt(requests.size()));
        PaymentFile file = story.ledger().payment(id).opened().orElseThrow();
        Amount amount = Amount.ofCents(1 + random.nextInt(150_000));
        return switch (random.nextInt(11)) {
            case 0 ->
                new RegisterOpposition(
                        PARTY,
                        "O-" + turn,
                        OppositionKind.values()[random.nextInt(3)],
                        1 + random.nextInt(2),
                        random.nextInt(6) == 0 ? null : amount,
                        random.nextInt(3) == 0 ? file.commitmentNumber() : null,
                        new Beneficiary("SIE", OTHER),
                        date(TODAY),
                        null);
            case 1 -> new ReleaseOpposition(PARTY, "O-" + random.nextInt(ACTS), "Payée");
            case 2, 3 -> accepting(id);
            case 4 ->
                new OffsetPayable(id, titles.get(random.nextInt(titles.size())), random.nextBoolean() ? null : amount);
            case 5 -> new ScheduleInRun(id, Story.RUN, date(TODAY));
            case 6 -> new ExecuteRun(Story.RUN, id, date(TODAY));
            default -> onATransfer(file, random);
        };
    }

    private static LedgerCommand onATransfer(PaymentFile file, Random random) {
        List<SeizedShare> shares = file.diversions().seizures();
        if (shares.isEmpty() || random.nextInt(4) == 0) {
            return file.transfers().isEmpty()
                    ? new ReissuePayment(file.id(), date(TODAY))
                    : settling(file, file.transfers().getLast().endToEndId(), Amount.ofCents(1), random);
        }
        SeizedShare share = shares.get(random.nextInt(shares.size()));
        if (share.transfers().isEmpty()) {
            return new ReissueSeizure(file.id(), share.seizure().reference(), null, date(TODAY));
        }
        String sent =
                share.transfers().get(random.nextInt(share.transfers().size())).endToEndId();
        return switch (random.nextInt(4)) {
            case 0 -> settling(file, sent, share.amount(), random);
            case 1 ->
                new ReissueSeizure(
                        file.id(), share.seizure().reference(), random.nextBoolean() ? null : F1_IBAN, date(TODAY));
            default ->
                new RecordReturn(
                        file.id(),
                        sent,
                        ReturnKind.values()[random.nextInt(2)],
                        ReturnReasonCode.of(random.nextBoolean() ? "AC04" : "MS03"),
                        share.amount(),
                        date(TODAY),
                        TREASURY,
                        "R-" + random.nextInt(3) + sent);
        };
    }

    private static LedgerCommand settling(PaymentFile file, String sent, Amount share, Random random) {
        boolean own = file.transfers().stream()
                .anyMatch(transfer -> transfer.endToEndId().equals(sent));
        Amount amount = own && !file.toPay().isZero() ? file.toPay().amount() : share;
        return new ConfirmSettlement(file.id(), sent, amount, date(TODAY), TREASURY, "S-" + random.nextInt(3) + sent);
    }
}

package fr.quitus.projections;

import fr.quitus.domain.Decision;
import fr.quitus.domain.LedgerEvent;
import fr.quitus.domain.actor.Act;
import fr.quitus.domain.actor.ActorId;
import fr.quitus.domain.actor.Perimeter;
import fr.quitus.domain.actor.Role;
import fr.quitus.domain.budget.BudgetEnvelope;
import fr.quitus.domain.budget.BudgetEnvelopeEvent;
import fr.quitus.domain.budget.ProgrammeBudget;
import fr.quitus.domain.commitment.Commitment;
import fr.quitus.domain.commitment.CommitmentEvent;
import fr.quitus.domain.commitment.CommitmentType;
import fr.quitus.domain.commitment.Imputation;
import fr.quitus.domain.commitment.Supplier;
import fr.quitus.domain.commitment.VisaKind;
import fr.quitus.domain.payment.PaymentKind;
import fr.quitus.domain.payment.PaymentRequest;
import fr.quitus.domain.revenue.ClaimLine;
import fr.quitus.domain.revenue.Debtor;
import fr.quitus.domain.revenue.RevenueOrder;
import fr.quitus.domain.takeover.CommitmentTakeover;
import fr.quitus.domain.takeover.CreditsTakeover;
import fr.quitus.domain.takeover.PaymentRequestTakeover;
import fr.quitus.domain.takeover.RevenueOrderTakeover;
import fr.quitus.domain.takeover.Takeover;
import fr.quitus.domain.takeover.TakeoverCommand.ClaimedLine;
import fr.quitus.domain.takeover.TakeoverCommand.CreditLine;
import fr.quitus.domain.takeover.TakeoverCommand.TakeOverCommitment;
import fr.quitus.domain.takeover.TakeoverCommand.TakeOverCredits;
import fr.quitus.domain.takeover.TakeoverCommand.TakeOverPaymentRequest;
import fr.quitus.domain.takeover.TakeoverCommand.TakeOverRevenueOrder;
import fr.quitus.domain.takeover.TakeoverCommand.TakenAdvance;
import fr.quitus.domain.takeover.TakeoverCommand.TakenLine;
import fr.quitus.domain.takeover.TakeoverEvent;
import fr.quitus.domain.takeover.TakeoverFile;
import fr.quitus.domain.value.AccountCode;
import fr.quitus.domain.value.AccountingPostId;
import fr.quitus.domain.value.Amount;
import fr.quitus.domain.value.CommitmentNumber;
import fr.quitus.domain.value.Credits;
import fr.quitus.domain.value.EnvelopeId;
import fr.quitus.domain.value.FiscalYear;
import fr.quitus.domain.value.FunctionalArea;
import fr.quitus.domain.value.FundsCentre;
import fr.quitus.domain.value.PaymentRequestNumber;
import fr.quitus.domain.value.ProgrammeCode;
import fr.quitus.domain.value.RevenueLine;
import fr.quitus.domain.value.RevenueOrderNumber;
import fr.quitus.domain.value.ServiceReceiptNumber;
import fr.quitus.domain.value.Siret;
import fr.quitus.domain.value.TakeoverId;
import fr.quitus.domain.value.TakeoverOrigin;
import fr.quitus.domain.value.ThirdPartyRef;
import fr.quitus.domain.value.Title;
import fr.quitus.domain.value.TitleGroup;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What was taken over from another system at the opening of 2026: a unit, an EJ, a request in charge, a title. */
final class TakenOver {
    private static final FiscalYear YEAR = FiscalYear.of(2026);
    private static final TakeoverId ID = TakeoverId.of("CHORUS-2026");
    private static final FundsCentre UNIT = FundsCentre.of("0218-DR35-U009");
    private static final CommitmentNumber EJ = CommitmentNumber.of("2000000001");
    private static final Siret SUPPLIER = Siret.of("12345678900011");
    private static final AccountingPostId POST = AccountingPostId.of("CBCM-FIN");
    private static final LocalDate OPENING = LocalDate.of(2026, 1, 1);
    private static final String SHA256 = "ab".repeat(32);
    private static final ActorId DORA = ActorId.of("dora");
    private static final Act ACT =
            new Act(DORA, Role.BUDGET_DIRECTORATE, Perimeter.ALL, null, Instant.parse("2026-01-05T09:00:00Z"));

    private TakenOver() {}

    /** All of it, balances apart. */
    static List<LedgerEvent> all() {
        List<LedgerEvent> events = new ArrayList<>();
        var prepared = new TakeoverEvent.TakeoverPrepared(
                ID,
                YEAR,
                OPENING,
                "CHORUS",
                SHA256,
                List.of("chorus+00000000+key"),
                List.of(new TakeoverFile("all.csv", SHA256, 4)),
                OPENING,
                ActorId.of("denis"));
        var approved = new TakeoverEvent.TakeoverApproved(ID, SHA256, OPENING, DORA);
        events.add(prepared);
        events.add(approved);
        Takeover takeover = Takeover.ABSENT.evolve(prepared).evolve(approved);
        events.addAll(
                accepted(CreditsTakeover.decide(credits(), ACT, takeover, ProgrammeBudget.EMPTY, Map.of(), Map.of())));
        List<LedgerEvent> ej = accepted(CommitmentTakeover.decide(
                commitment(), ACT, takeover, Commitment.ABSENT, List.of(ServiceReceiptNumber.of("500900001"))));
        events.addAll(ej);
        Commitment commitment = Commitment.ABSENT;
        for (LedgerEvent event : ej) {
            commitment = event instanceof CommitmentEvent e ? commitment.evolve(e) : commitment;
        }
        BudgetEnvelope envelope = BudgetEnvelope.EMPTY;
        for (LedgerEvent event : events) {
            envelope = event instanceof BudgetEnvelopeEvent e ? envelope.evolve(e) : envelope;
        }
        events.addAll(accepted(PaymentRequestTakeover.decide(
                request(),
                ACT,
                takeover,
                PaymentRequest.ABSENT,
                commitment,
                Map.of(new EnvelopeId(YEAR, UNIT, TitleGroup.HT2), envelope))));
        events.addAll(accepted(RevenueOrderTakeover.decide(title(), ACT, takeover, RevenueOrder.ABSENT)));
        return events;
    }

    private static List<LedgerEvent> accepted(Decision<LedgerEvent> decision) {
        return switch (decision) {
            case Decision.Accepted<LedgerEvent>(var events) -> events;
            case Decision.Refused<LedgerEvent>(var refusal) -> throw new AssertionError(refusal);
        };
    }

    private static TakeoverOrigin origin() {
        return new TakeoverOrigin(ID, "CHORUS", "all.csv", SHA256, 2, "ligne 2");
    }

    private static TakeOverCredits credits() {
        Credits credits = Credits.of(Amount.euros(9_000), Amount.euros(8_000));
        return new TakeOverCredits(
                origin(),
                YEAR,
                ProgrammeCode.of("0218"),
                List.of(new CreditLine(UNIT.operatingBudget(), UNIT, Title.T3, credits, Credits.NONE)));
    }

    private static TakeOverCommitment commitment() {
        return new TakeOverCommitment(
                origin(),
                EJ,
                FiscalYear.of(2025),
                UNIT,
                CommitmentType.MARCHE,
                new Supplier(SUPPLIER, "Fournitures"),
                "Maintenance",
                List.of(new TakenLine(
                        1,
                        new Imputation(
                                FunctionalArea.of("0218-01"),
                                Title.T3,
                                AccountCode.of("6113110000"),
                                null,
                                null,
                                null,
                                null),
                        Amount.euros(6_000),
                        Amount.euros(2_000),
                        LocalDate.of(2025, 12, 10),
                        new TakenAdvance(
                                Amount.euros(500),
                                Amount.euros(200).balance(),
                                Amount.euros(4_000).balance()))),
                VisaKind.NOT_REQUIRED);
    }

    private static TakeOverPaymentRequest request() {
        return new TakeOverPaymentRequest(
                origin(),
                PaymentRequestNumber.of("100900001"),
                PaymentKind.INVOICE,
                ThirdPartyRef.of(SUPPLIER),
                "CHORUS-1",
                LocalDate.of(2025, 12, 12),
                LocalDate.of(2025, 12, 15),
                Amount.euros(1_500),
                null,
                Amount.euros(1_500),
                Histories.STATE_ACCOUNT,
                EJ,
                List.of(new ClaimedLine(1, Amount.euros(1_500))),
                POST,
                LocalDate.of(2025, 12, 20),
                LocalDate.of(2025, 12, 29));
    }

    private static TakeOverRevenueOrder title() {
        return new TakeOverRevenueOrder(
                origin(),
                RevenueOrderNumber.of("3900000001"),
                FiscalYear.of(2025),
                UNIT,
                new Debtor(SUPPLIER, "Redevable"),
                "Redevance",
                List.of(new ClaimLine(RevenueLine.of("2306"), AccountCode.of("7060000000"), Amount.euros(600))),
                Amount.euros(1_000),
                LocalDate.of(2025, 6, 1),
                LocalDate.of(2025, 8, 15),
                POST,
                LocalDate.of(2025, 6, 3),
                null,
                true,
                Amount.euros(250));
    }
}

package fr.quitus.api.json;

import static fr.quitus.api.json.EventSamples.BOP;
import static fr.quitus.api.json.EventSamples.DP;
import static fr.quitus.api.json.EventSamples.EJ;
import static fr.quitus.api.json.EventSamples.ENVELOPE;
import static fr.quitus.api.json.EventSamples.IMPUTATION;
import static fr.quitus.api.json.EventSamples.PROGRAMME;
import static fr.quitus.api.json.EventSamples.SUPPLIER;
import static fr.quitus.api.json.EventSamples.TEN;
import static fr.quitus.api.json.EventSamples.TITLE;
import static fr.quitus.api.json.EventSamples.TWELVE;
import static fr.quitus.api.json.EventSamples.UNIT;
import static fr.quitus.api.json.EventSamples.YEAR;

import fr.quitus.domain.LedgerEvent;
import fr.quitus.domain.accounting.Posting;
import fr.quitus.domain.accounting.Side;
import fr.quitus.domain.accounting.TakeoverPostings;
import fr.quitus.domain.actor.ActorId;
import fr.quitus.domain.budget.ProgrammeBudgetEvent.CreditsTakenOver;
import fr.quitus.domain.commitment.CommitmentEvent.AdvanceTakenOver;
import fr.quitus.domain.commitment.CommitmentEvent.CommitmentTakenOver;
import fr.quitus.domain.commitment.CommitmentEvent.Line;
import fr.quitus.domain.commitment.CommitmentType;
import fr.quitus.domain.commitment.LineKind;
import fr.quitus.domain.commitment.Supplier;
import fr.quitus.domain.commitment.VisaKind;
import fr.quitus.domain.payment.PaymentRequestEvent.PaymentRequestTakenOver;
import fr.quitus.domain.revenue.RevenueOrderEvent.RevenueOrderTakenOver;
import fr.quitus.domain.takeover.TakeoverEvent.OpeningBalanceTakenOver;
import fr.quitus.domain.takeover.TakeoverEvent.TakeoverApproved;
import fr.quitus.domain.takeover.TakeoverEvent.TakeoverOpened;
import fr.quitus.domain.takeover.TakeoverEvent.TakeoverPrepared;
import fr.quitus.domain.takeover.TakeoverFile;
import fr.quitus.domain.value.AccountCode;
import fr.quitus.domain.value.Balance;
import fr.quitus.domain.value.FiscalYear;
import fr.quitus.domain.value.TakeoverId;
import fr.quitus.domain.value.TakeoverOrigin;
import java.time.LocalDate;
import java.util.List;

/** What was taken over from another system at the opening of the year of {@link EventSamples}. */
final class TakeoverSamples {
    private static final TakeoverId ID = TakeoverId.of("CHORUS-2025");
    private static final String MANIFEST = "3a7bd3e2360a3d29eea436fcfb7e44c735d117c42d1c1835420b6b9942dd4f1b";
    private static final String FILE = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";
    private static final LocalDate OPENING = LocalDate.of(2025, 1, 1);
    private static final LocalDate DAY = LocalDate.of(2025, 1, 6);
    private static final ActorId DENIS = ActorId.of("denis");
    private static final ActorId DORA = ActorId.of("dora");

    private TakeoverSamples() {}

    static List<LedgerEvent> all() {
        return List.of(
                new TakeoverPrepared(
                        ID,
                        YEAR,
                        OPENING,
                        "CHORUS",
                        MANIFEST,
                        List.of("chorus.aife.example+0a1b2c3d+AQ=="),
                        List.of(new TakeoverFile("balances.csv", FILE, 2), new TakeoverFile("titres.csv", FILE, 0)),
                        DAY,
                        DENIS),
                new TakeoverApproved(ID, MANIFEST, DAY, DORA),
                new CreditsTakenOver(YEAR, PROGRAMME, origin("credits.csv", 2, "programme " + BOP), DAY, DORA),
                new CommitmentTakenOver(
                        EJ,
                        origin("engagements.csv", 2, "EJ 2100000001"),
                        YEAR,
                        FiscalYear.of(2023),
                        UNIT,
                        CommitmentType.MARCHE,
                        new Supplier(SUPPLIER, "Fournitures « Été » SA"),
                        "Maintenance",
                        List.of(new Line(1, ENVELOPE, IMPUTATION, null, LineKind.TRANCHE_FERME, TWELVE)),
                        VisaKind.GRANTED,
                        DAY,
                        DORA),
                new AdvanceTakenOver(
                        EJ,
                        1,
                        TWELVE,
                        Balance.parse("2000.00"),
                        Balance.parse("7000.00"),
                        DAY,
                        DORA,
                        List.of(TakeoverPostings.advanced(OPENING, TEN, "85129663200017"))),
                new PaymentRequestTakenOver(DP, origin("demandes.csv", 3, "DP 100000001"), "ACCEPTED", DAY, DORA),
                new RevenueOrderTakenOver(
                        TITLE, origin("titres.csv", 2, "Titre 3100000001"), "TAKEN_IN_CHARGE", TEN, DAY, DORA),
                new OpeningBalanceTakenOver(
                        ID,
                        origin("balances.csv", 2, "lignes 2 à 3"),
                        DAY,
                        DORA,
                        List.of(TakeoverPostings.balances(
                                OPENING,
                                "Reprise des soldes de CHORUS au 2025-01-01",
                                List.of(
                                        new Posting(AccountCode.of("5121000000"), Side.DEBIT, TWELVE, null),
                                        new Posting(
                                                AccountCode.of("2150000000"), Side.DEBIT, TEN, "85129663200017"))))),
                new TakeoverOpened(ID, YEAR, DAY, DORA));
    }

    private static TakeoverOrigin origin(String file, int line, String reference) {
        return new TakeoverOrigin(ID, "CHORUS", file, FILE, line, reference);
    }
}

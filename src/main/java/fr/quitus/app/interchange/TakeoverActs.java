package fr.quitus.app.interchange;

import fr.quitus.domain.accounting.Side;
import fr.quitus.domain.commitment.CommitmentType;
import fr.quitus.domain.commitment.Imputation;
import fr.quitus.domain.commitment.Supplier;
import fr.quitus.domain.commitment.VisaKind;
import fr.quitus.domain.payment.PaymentKind;
import fr.quitus.domain.revenue.ClaimLine;
import fr.quitus.domain.revenue.Debtor;
import fr.quitus.domain.takeover.TakeoverCommand;
import fr.quitus.domain.takeover.TakeoverCommand.BalanceLine;
import fr.quitus.domain.takeover.TakeoverCommand.ClaimedLine;
import fr.quitus.domain.takeover.TakeoverCommand.CreditLine;
import fr.quitus.domain.takeover.TakeoverCommand.OfFile;
import fr.quitus.domain.takeover.TakeoverCommand.TakeOverBalances;
import fr.quitus.domain.takeover.TakeoverCommand.TakeOverCommitment;
import fr.quitus.domain.takeover.TakeoverCommand.TakeOverCredits;
import fr.quitus.domain.takeover.TakeoverCommand.TakeOverPaymentRequest;
import fr.quitus.domain.takeover.TakeoverCommand.TakeOverRevenueOrder;
import fr.quitus.domain.takeover.TakeoverCommand.TakenAdvance;
import fr.quitus.domain.takeover.TakeoverCommand.TakenLine;
import fr.quitus.domain.value.Amount;
import fr.quitus.domain.value.Balance;
import fr.quitus.domain.value.TakeoverAccount;
import fr.quitus.domain.value.TakeoverOrigin;
import fr.quitus.domain.value.ThirdPartyRef;
import fr.quitus.interchange.takeover.Dossiers;
import fr.quitus.interchange.takeover.Manifest;
import fr.quitus.interchange.takeover.TakeoverRows.BalanceRow;
import fr.quitus.interchange.takeover.TakeoverRows.CommitmentRow;
import fr.quitus.interchange.takeover.TakeoverRows.CreditRow;
import fr.quitus.interchange.takeover.TakeoverRows.RequestHead;
import fr.quitus.interchange.takeover.TakeoverRows.RequestRow;
import fr.quitus.interchange.takeover.TakeoverRows.TitleHead;
import fr.quitus.interchange.takeover.TakeoverRows.TitleRow;
import fr.quitus.interchange.takeover.TakeoverSet;
import fr.quitus.interchange.takeover.TakeoverTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Actes d'une reprise : what each dossier of a set becomes, in the order in which they lean on one another. */
final class TakeoverActs {
    private final TakeoverSet set;
    private final Manifest manifest;

    TakeoverActs(TakeoverSet set) {
        this.set = set;
        this.manifest = set.manifest();
    }

    /** Credits; then EJ; then requests; then titles; then balances: each list needs only those before it. */
    List<List<OfFile>> phases() {
        return List.of(credits(), commitments(), requests(), titles(), balances());
    }

    private TakeoverOrigin origin(TakeoverTable table, int line, String reference) {
        String sha256 = manifest.entry(table.fileName()).orElseThrow().sha256();
        return new TakeoverOrigin(manifest.takeover(), manifest.system(), table.fileName(), sha256, line, reference);
    }

    private List<OfFile> credits() {
        List<OfFile> acts = new ArrayList<>();
        Dossiers.of(set.credits(), row -> row.programme().text()).forEach((programme, rows) -> {
            CreditRow first = rows.getFirst();
            acts.add(new TakeOverCredits(
                    origin(TakeoverTable.CREDITS, first.line(), "programme " + programme),
                    manifest.year(),
                    first.programme(),
                    rows.stream()
                            .map(row -> new CreditLine(
                                    row.operatingBudget(), row.fundsCentre(), row.title(), row.credits(), row.frozen()))
                            .toList()));
        });
        return acts;
    }

    private List<OfFile> commitments() {
        List<OfFile> acts = new ArrayList<>();
        Dossiers.of(set.commitments(), row -> row.number().text()).forEach((number, rows) -> {
            CommitmentRow first = rows.getFirst();
            var head = first.head();
            acts.add(new TakeOverCommitment(
                    origin(TakeoverTable.COMMITMENTS, first.line(), "EJ " + number),
                    first.number(),
                    head.signedIn(),
                    head.fundsCentre(),
                    CommitmentType.valueOf(head.type()),
                    new Supplier(head.supplier(), head.supplierName()),
                    head.subject(),
                    rows.stream().map(TakeoverActs::line).toList(),
                    visa(head.visa())));
        });
        return acts;
    }

    private static TakenLine line(CommitmentRow row) {
        Balance certified = row.certified();
        return new TakenLine(
                row.no(),
                new Imputation(
                        row.functionalArea(),
                        row.title(),
                        row.account(),
                        row.activity(),
                        row.costCentre(),
                        row.materialGroup(),
                        row.location()),
                row.residual(),
                certified.isZero() ? null : certified.amount(),
                row.servedOn(),
                advance(row));
    }

    /** What was wholly taken back there is no advance here. */
    private static @Nullable TakenAdvance advance(CommitmentRow row) {
        return row.advanceOutstanding().isZero()
                ? null
                : new TakenAdvance(row.advancePaid().amount(), row.advanceRecovered(), row.executed());
    }

    private static VisaKind visa(String word) {
        return switch (word) {
            case "NON_REQUIS" -> VisaKind.NOT_REQUIRED;
            case "ACCORDE" -> VisaKind.GRANTED;
            case "TACITE" -> VisaKind.TACIT;
            case "PASSE_OUTRE" -> VisaKind.OVERRIDDEN;
            case "AUCUN" -> VisaKind.NONE;
            default -> throw new IllegalArgumentException("the files say no visa « " + word + " »");
        };
    }

    private List<OfFile> requests() {
        List<OfFile> acts = new ArrayList<>();
        Dossiers.of(set.requests(), row -> row.number().text()).forEach((number, rows) -> {
            RequestRow first = rows.getFirst();
            RequestHead head = first.head();
            List<ClaimedLine> lines = new ArrayList<>();
            for (RequestRow row : rows) {
                Integer no = row.no();
                Amount amount = row.amount();
                if (no != null && amount != null) {
                    lines.add(new ClaimedLine(no, amount));
                }
            }
            acts.add(new TakeOverPaymentRequest(
                    origin(TakeoverTable.PAYMENT_REQUESTS, first.line(), "DP " + number),
                    first.number(),
                    kind(head.kind()),
                    ThirdPartyRef.of(head.supplier()),
                    head.invoiceNumber(),
                    head.invoiceDate(),
                    head.receivedOn(),
                    head.amountExclTax(),
                    head.vat(),
                    head.amountInclTax(),
                    head.payeeIban(),
                    head.commitmentNumber(),
                    lines,
                    head.post(),
                    head.orderedOn(),
                    head.acceptedOn()));
        });
        return acts;
    }

    private static PaymentKind kind(String word) {
        return switch (word) {
            case "FACTURE" -> PaymentKind.INVOICE;
            case "ACOMPTE" -> PaymentKind.INSTALMENT;
            case "SOLDE" -> PaymentKind.BALANCE;
            case "SUBVENTION" -> PaymentKind.SUBSIDY;
            default -> throw new IllegalArgumentException("the files say no kind « " + word + " »");
        };
    }

    private List<OfFile> titles() {
        List<OfFile> acts = new ArrayList<>();
        Dossiers.of(set.titles(), row -> row.number().text()).forEach((number, rows) -> {
            TitleRow first = rows.getFirst();
            TitleHead head = first.head();
            acts.add(new TakeOverRevenueOrder(
                    origin(TakeoverTable.REVENUE_ORDERS, first.line(), "Titre " + number),
                    first.number(),
                    head.year(),
                    head.fundsCentre(),
                    new Debtor(head.debtor(), head.debtorName()),
                    head.subject(),
                    rows.stream()
                            .map(row -> new ClaimLine(row.revenueLine(), row.account(), row.remaining()))
                            .toList(),
                    Amount.total("Le titre", rows.stream().map(TitleRow::issued).toList()),
                    head.issuedOn(),
                    head.dueDate(),
                    head.post(),
                    head.takenOn(),
                    head.bornOn(),
                    head.doubtful(),
                    impairment(rows)));
        });
        return acts;
    }

    private static @Nullable Amount impairment(List<TitleRow> rows) {
        List<Amount> parts =
                rows.stream().map(TitleRow::impairment).filter(Objects::nonNull).toList();
        return parts.isEmpty() ? null : Amount.total("La dépréciation", parts);
    }

    private List<OfFile> balances() {
        List<BalanceRow> rows = set.balances().stream()
                .filter(row -> TakeoverAccount.of(row.account()) == TakeoverAccount.POSTED)
                .toList();
        List<OfFile> acts = new ArrayList<>();
        for (int from = 0; from < rows.size(); from += TakeoverCommand.BALANCE_LINES_MAX) {
            List<BalanceRow> part = rows.subList(from, Math.min(rows.size(), from + TakeoverCommand.BALANCE_LINES_MAX));
            int line = part.getFirst().line();
            acts.add(new TakeOverBalances(
                    origin(
                            TakeoverTable.BALANCES,
                            line,
                            "lignes " + line + " à " + part.getLast().line()),
                    "Reprise des soldes de " + manifest.system() + " au " + manifest.date(),
                    part.stream().map(TakeoverActs::balance).toList()));
        }
        return acts;
    }

    private static BalanceLine balance(BalanceRow row) {
        boolean debit = !row.debit().isZero();
        return new BalanceLine(
                row.account(),
                debit ? Side.DEBIT : Side.CREDIT,
                (debit ? row.debit() : row.credit()).amount(),
                row.auxiliary());
    }
}

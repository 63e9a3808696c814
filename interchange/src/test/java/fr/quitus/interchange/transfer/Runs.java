package fr.quitus.interchange.transfer;

import fr.quitus.domain.value.Amount;
import fr.quitus.domain.value.Iban;
import fr.quitus.interchange.Bic;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Payment runs as the tests need them. */
final class Runs {
    static final Instant CREATED = Instant.parse("2026-03-20T08:15:30.250Z");
    static final LocalDate TODAY = LocalDate.of(2026, 3, 20);
    static final DebtorAccount TREASURY =
            new DebtorAccount("Trésor public", Iban.of("FR1420041010050500013M02606"), new Bic("BDFEFRPPCCT"));
    static final DebtorAccount OTHER =
            new DebtorAccount("Trésor public", Iban.of("FR7630006000011234567890189"), new Bic("AGRIFRPP"));
    static final Iban CREDITOR = Iban.of("DE89370400440532013000");

    private Runs() {}

    static TransferOrder transfer(int number, long cents) {
        return transfer(number, cents, "Société Générale d'Été", "Facture n° " + number);
    }

    static TransferOrder transfer(int number, long cents, String creditor, String remittance) {
        return new TransferOrder(
                TODAY,
                TREASURY,
                "10000000" + number,
                "10000000" + number + "-1",
                Amount.ofCents(cents),
                creditor,
                CREDITOR,
                null,
                remittance);
    }

    static TransferOrder of(TransferOrder transfer, LocalDate on, DebtorAccount debtor) {
        return new TransferOrder(
                on,
                debtor,
                transfer.instructionId(),
                transfer.endToEndId(),
                transfer.amount(),
                transfer.creditor(),
                transfer.creditorAccount(),
                transfer.creditorBic(),
                transfer.remittance());
    }

    static PaymentRun run(TransferOrder... transfers) {
        return run(List.of(transfers));
    }

    static PaymentRun run(List<TransferOrder> transfers) {
        return new PaymentRun("2026-03-A", CREATED, "État", transfers);
    }

    /** Four groups: two dates, two accounts. */
    static PaymentRun fourGroups() {
        List<TransferOrder> transfers = new ArrayList<>();
        for (int number = 0; number < 12; number++) {
            transfers.add(of(
                    transfer(number, 1_000_00L + number),
                    TODAY.plusDays(number % 2),
                    number % 3 == 0 ? OTHER : TREASURY));
        }
        return run(transfers);
    }
}

package fr.quitus.app.interchange;

import fr.quitus.api.ports.PaymentFiles;
import fr.quitus.api.ports.PersonalData;
import fr.quitus.domain.payment.PaymentRun;
import fr.quitus.domain.payment.RunOrders;
import fr.quitus.domain.payment.RunTransfer;
import fr.quitus.domain.value.Iban;
import fr.quitus.domain.value.ThirdPartyRef;
import fr.quitus.interchange.Bic;
import fr.quitus.interchange.FileRefused;
import fr.quitus.interchange.transfer.DebtorAccount;
import fr.quitus.interchange.transfer.PaymentFile;
import fr.quitus.interchange.transfer.PaymentFileWriter;
import fr.quitus.interchange.transfer.TransferOrder;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Fichiers pain.001.001.09 of the runs, kept as they were first written. */
final class SepaPaymentFiles implements PaymentFiles {
    private final PaymentFileStore store;
    private final PersonalData personal;

    SepaPaymentFiles(PaymentFileStore store, PersonalData personal) {
        this.store = store;
        this.personal = personal;
    }

    /** The rules that are broken, without the name or account that breaks them: a refusal is kept for ever. */
    @Override
    public @Nullable String fault(RunOrders orders) {
        try {
            write(orders);
            return null;
        } catch (FileRefused refused) {
            return refused.refusals().stream()
                    .map(refusal -> refusal.code().rule())
                    .distinct()
                    .collect(Collectors.joining(" "));
        }
    }

    @Override
    public Digest digest(RunOrders orders) {
        PaymentFile file = write(orders);
        return new Digest(file.id(), file.bytes().length);
    }

    @Override
    public void keep(RunOrders orders) {
        PaymentFile file = write(orders);
        store.keep(file.id(), file.bytes());
    }

    /**
     * The file of a closed run: the bytes kept at its closing, else made again of its events and kept. Bytes that are
     * not those the closing named are never given.
     */
    byte[] bytes(PaymentRun.Closed run) {
        String named = run.closing().sha256();
        return store.find(named).orElseGet(() -> {
            PaymentFile file = write(run.orders());
            if (!file.id().equals(named)) {
                throw new IllegalStateException("run " + run.file().id() + " closed on file " + named
                        + ", of which no copy is left; this release writes it as " + file.id());
            }
            store.keep(named, file.bytes());
            return file.bytes();
        });
    }

    /** A bank reads names and accounts clear. */
    private PaymentFile write(RunOrders orders) {
        DebtorAccount debtor = new DebtorAccount(
                orders.account().holder(),
                orders.account().iban(),
                new Bic(orders.account().bic().text()));
        List<TransferOrder> transfers = orders.transfers().stream()
                .map(transfer -> order(transfer, debtor))
                .toList();
        return PaymentFileWriter.write(new fr.quitus.interchange.transfer.PaymentRun(
                orders.messageId(), orders.createdAt(), orders.account().holder(), transfers));
    }

    /** Each attempt is an instruction of its own: one request may be in a file twice, returned and sent again. */
    private TransferOrder order(RunTransfer transfer, DebtorAccount debtor) {
        String creditor = transfer.creditor();
        return new TransferOrder(
                transfer.executionOn(),
                debtor,
                transfer.endToEndId(),
                transfer.endToEndId(),
                transfer.amount(),
                creditor == null ? named(transfer.supplier()) : personal.reveal(creditor),
                Iban.of(personal.reveal(transfer.account().text())),
                null,
                transfer.remittance());
    }

    /** Where the ledger has no name: what designates him, said to be that and not a name. */
    private static String named(ThirdPartyRef supplier) {
        return (supplier.isPerson() ? "TIERS " : "SIRET ") + supplier;
    }
}

package fr.quitus.interchange;

import fr.quitus.interchange.bank.CamtReader;
import fr.quitus.interchange.bank.PaymentStatusReader;
import fr.quitus.interchange.invoice.InvoiceReader;
import fr.quitus.interchange.table.ChorusExtract;
import fr.quitus.interchange.table.CommandFile;
import fr.quitus.interchange.transfer.PaymentFileCheck;
import java.util.List;
import java.util.function.Function;

/** Every reader of the module, for what must hold of each. */
final class Readers {
    static final List<Function<IncomingFile, IntegrationReport<?>>> ALL = List.of(
            CamtReader::read,
            PaymentStatusReader::read,
            InvoiceReader::read,
            CommandFile::read,
            ChorusExtract::commitments,
            ChorusExtract::payments,
            file -> new IntegrationReport<>(file.id(), List.of(), PaymentFileCheck.check(file)));

    private Readers() {}
}

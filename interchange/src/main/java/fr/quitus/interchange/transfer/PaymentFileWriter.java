package fr.quitus.interchange.transfer;

import fr.quitus.domain.value.Amount;
import fr.quitus.interchange.FileRefused;
import fr.quitus.interchange.IncomingFile;
import fr.quitus.interchange.Refusals;
import fr.quitus.interchange.Rejected;
import java.io.ByteArrayOutputStream;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * Writes a run as pain.001.001.09: one PmtInf per execution date and debited account. The bytes depend on the run
 * alone, not on the order of its transfers, so that a file written again after a loss is the file that was sent.
 */
public final class PaymentFileWriter {
    static final String NAMESPACE = "urn:iso:std:iso:20022:tech:xsd:pain.001.001.09";

    private static final XMLOutputFactory FACTORY = XMLOutputFactory.newDefaultFactory();

    private final PaymentRun run;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final XMLStreamWriter xml;
    private final List<PaymentFile.Group> groups = new ArrayList<>();

    private PaymentFileWriter(PaymentRun run) throws XMLStreamException {
        this.run = run;
        this.xml = FACTORY.createXMLStreamWriter(bytes, "UTF-8");
    }

    /**
     * Checks, writes, and reads what was written again.
     *
     * @throws FileRefused with every fault of the run; nothing is written then
     */
    public static PaymentFile write(PaymentRun run) {
        Refusals refusals = PaymentRunRules.check(run);
        if (!refusals.isEmpty()) {
            throw new FileRefused(refusals.all());
        }
        try {
            PaymentFile file = new PaymentFileWriter(run).file();
            List<Rejected> faults = PaymentFileCheck.check(IncomingFile.of(file.bytes()));
            if (!faults.isEmpty()) {
                throw new IllegalStateException("the file written does not pass its own check: " + faults);
            }
            return file;
        } catch (XMLStreamException e) {
            throw new IllegalStateException("bytes in memory were not written", e);
        }
    }

    private PaymentFile file() throws XMLStreamException {
        TreeMap<GroupKey, List<TransferOrder>> byGroup =
                new TreeMap<>(Comparator.comparing(GroupKey::executionOn).thenComparing(GroupKey::iban));
        for (TransferOrder transfer : run.transfers()) {
            GroupKey key = new GroupKey(
                    transfer.executionOn(), transfer.debtor().iban().text());
            byGroup.computeIfAbsent(key, any -> new ArrayList<>()).add(transfer);
        }
        byGroup.values().forEach(group -> {
            group.sort(Comparator.comparing(TransferOrder::endToEndId));
            groups.add(new PaymentFile.Group(
                    "%s-%04d".formatted(run.messageId(), groups.size() + 1), group.size(), total(group)));
        });
        PaymentFile totals = new PaymentFile(new byte[0], groups);
        xml.writeStartDocument("UTF-8", "1.0");
        line();
        xml.writeStartElement("Document");
        xml.writeDefaultNamespace(NAMESPACE);
        open("CstmrCdtTrfInitn");
        header(totals);
        int index = 0;
        for (List<TransferOrder> group : byGroup.values()) {
            group(groups.get(index++), group);
        }
        xml.writeEndElement();
        xml.writeEndElement();
        line();
        xml.writeEndDocument();
        xml.close();
        return new PaymentFile(bytes.toByteArray(), groups);
    }

    private void header(PaymentFile totals) throws XMLStreamException {
        open("GrpHdr");
        leaf("MsgId", run.messageId());
        leaf("CreDtTm", DateTimeFormatter.ISO_INSTANT.format(run.createdAt().truncatedTo(ChronoUnit.SECONDS)));
        leaf("NbOfTxs", String.valueOf(totals.transfers()));
        leaf("CtrlSum", totals.controlSum().text());
        name("InitgPty", run.initiator());
        xml.writeEndElement();
    }

    private void group(PaymentFile.Group group, List<TransferOrder> transfers) throws XMLStreamException {
        TransferOrder first = transfers.getFirst();
        open("PmtInf");
        leaf("PmtInfId", group.paymentInformationId());
        leaf("PmtMtd", "TRF");
        // One debit per transfer on the statement: each then settles or returns by itself.
        leaf("BtchBookg", "false");
        leaf("NbOfTxs", String.valueOf(group.transfers()));
        leaf("CtrlSum", group.controlSum().text());
        nested(List.of("PmtTpInf", "SvcLvl", "Cd"), "SEPA");
        nested(List.of("ReqdExctnDt", "Dt"), first.executionOn().toString());
        name("Dbtr", first.debtor().holder());
        nested(List.of("DbtrAcct", "Id", "IBAN"), first.debtor().iban().text());
        nested(List.of("DbtrAgt", "FinInstnId", "BICFI"), first.debtor().bic().text());
        leaf("ChrgBr", "SLEV");
        for (TransferOrder transfer : transfers) {
            transfer(transfer);
        }
        xml.writeEndElement();
    }

    private void transfer(TransferOrder transfer) throws XMLStreamException {
        open("CdtTrfTxInf");
        xml.writeStartElement("PmtId");
        leaf("InstrId", transfer.instructionId());
        leaf("EndToEndId", transfer.endToEndId());
        xml.writeEndElement();
        xml.writeStartElement("Amt");
        xml.writeStartElement("InstdAmt");
        xml.writeAttribute("Ccy", "EUR");
        xml.writeCharacters(transfer.amount().text());
        xml.writeEndElement();
        xml.writeEndElement();
        if (transfer.creditorBic() != null) {
            nested(
                    List.of("CdtrAgt", "FinInstnId", "BICFI"),
                    transfer.creditorBic().text());
        }
        name("Cdtr", transfer.creditor());
        nested(List.of("CdtrAcct", "Id", "IBAN"), transfer.creditorAccount().text());
        String remittance = SepaText.write(transfer.remittance(), SepaText.REMITTANCE_CHARS_MAX);
        if (!remittance.isEmpty()) {
            nested(List.of("RmtInf", "Ustrd"), remittance);
        }
        xml.writeEndElement();
    }

    private void name(String party, String name) throws XMLStreamException {
        nested(List.of(party, "Nm"), SepaText.write(name, SepaText.NAME_CHARS_MAX));
    }

    private void nested(List<String> names, String text) throws XMLStreamException {
        for (String name : names) {
            xml.writeStartElement(name);
        }
        xml.writeCharacters(text);
        for (int index = 0; index < names.size(); index++) {
            xml.writeEndElement();
        }
    }

    private void leaf(String name, String text) throws XMLStreamException {
        nested(List.of(name), text);
    }

    /** Elements a person looks for begin a line. */
    private void open(String name) throws XMLStreamException {
        line();
        xml.writeStartElement(name);
    }

    private void line() throws XMLStreamException {
        xml.writeCharacters("\n");
    }

    private static Amount total(List<TransferOrder> transfers) {
        return Amount.total(
                "Le groupe", transfers.stream().map(TransferOrder::amount).toList());
    }

    private record GroupKey(LocalDate executionOn, String iban) {}
}

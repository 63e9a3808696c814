package fr.quitus.bench;

import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * What a payment file orders, read without one class of the ledger.
 *
 * @param announced transfers, as the header counts them
 * @param controlSum euros, as the header adds them up
 * @param transfers transfers in it
 * @param sum euros in it
 * @param endToEndIds the different names that transfers go under
 */
record TransferFileReading(
        int announced, BigDecimal controlSum, int transfers, BigDecimal sum, Set<String> endToEndIds) {

    static TransferFileReading of(byte[] file) throws XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        XMLStreamReader xml = factory.createXMLStreamReader(new ByteArrayInputStream(file));
        int announced = -1;
        BigDecimal controlSum = BigDecimal.ZERO;
        int transfers = 0;
        BigDecimal sum = BigDecimal.ZERO;
        Set<String> ids = new HashSet<>();
        boolean inHeader = false;
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals("GrpHdr")) {
                inHeader = false;
            }
            if (event != XMLStreamConstants.START_ELEMENT) {
                continue;
            }
            String name = xml.getLocalName();
            if (name.equals("GrpHdr")) {
                inHeader = true;
            } else if (name.equals("NbOfTxs") && inHeader) {
                announced = Integer.parseInt(xml.getElementText());
            } else if (name.equals("CtrlSum") && inHeader) {
                controlSum = new BigDecimal(xml.getElementText());
            } else if (name.equals("CdtTrfTxInf")) {
                transfers++;
            } else if (name.equals("InstdAmt")) {
                sum = sum.add(new BigDecimal(xml.getElementText()));
            } else if (name.equals("EndToEndId")) {
                ids.add(xml.getElementText());
            }
        }
        return new TransferFileReading(announced, controlSum, transfers, sum, ids);
    }
}

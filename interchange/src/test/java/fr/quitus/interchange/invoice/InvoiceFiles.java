package fr.quitus.interchange.invoice;

import fr.quitus.interchange.IncomingFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.DeflaterOutputStream;

/** Invoices made by hand: the same one in each syntax. */
public final class InvoiceFiles {
    public static final String CII = """
            <rsm:CrossIndustryInvoice xmlns:rsm="urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100"
             xmlns:ram="urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:100"
             xmlns:udt="urn:un:unece:uncefact:data:standard:UnqualifiedDataType:100">
            <rsm:ExchangedDocument><ram:ID>F-2026-17</ram:ID><ram:TypeCode>380</ram:TypeCode>
            <ram:IssueDateTime><udt:DateTimeString format="102">20260303</udt:DateTimeString></ram:IssueDateTime>
            <ram:IncludedNote><ram:Content>Note</ram:Content></ram:IncludedNote></rsm:ExchangedDocument>
            <rsm:SupplyChainTradeTransaction>
            <ram:IncludedSupplyChainTradeLineItem><ram:ID>1</ram:ID></ram:IncludedSupplyChainTradeLineItem>
            <ram:ApplicableHeaderTradeAgreement><ram:BuyerReference>SERVICE1</ram:BuyerReference>
            <ram:SellerTradeParty><ram:Name>Société F1</ram:Name>
            <ram:SpecifiedLegalOrganization><ram:ID schemeID="0002">85129663200017</ram:ID>
            </ram:SpecifiedLegalOrganization>
            </ram:SellerTradeParty>
            <ram:BuyerTradeParty><ram:GlobalID schemeID="0009">13000495500015</ram:GlobalID></ram:BuyerTradeParty>
            <ram:BuyerOrderReferencedDocument><ram:IssuerAssignedID>2103105755</ram:IssuerAssignedID>
            </ram:BuyerOrderReferencedDocument>
            <ram:AdditionalReferencedDocument><ram:AttachmentBinaryObject>@</ram:AttachmentBinaryObject>
            </ram:AdditionalReferencedDocument>
            </ram:ApplicableHeaderTradeAgreement>
            <ram:ApplicableHeaderTradeSettlement><ram:InvoiceCurrencyCode>EUR</ram:InvoiceCurrencyCode>
            <ram:SpecifiedTradeSettlementPaymentMeans><ram:PayeePartyCreditorFinancialAccount>
            <ram:IBANID>FR76 3000 6000 0112 3456 7890 189</ram:IBANID></ram:PayeePartyCreditorFinancialAccount>
            </ram:SpecifiedTradeSettlementPaymentMeans>
            <ram:SpecifiedTradePaymentTerms><ram:DueDateDateTime>
            <udt:DateTimeString format="102">20260402</udt:DateTimeString></ram:DueDateDateTime>
            </ram:SpecifiedTradePaymentTerms>
            <ram:SpecifiedTradeSettlementHeaderMonetarySummation>
            <ram:TaxBasisTotalAmount>10000.00</ram:TaxBasisTotalAmount>
            <ram:TaxTotalAmount currencyID="EUR">2000.00</ram:TaxTotalAmount>
            <ram:GrandTotalAmount>12000.00</ram:GrandTotalAmount><ram:DuePayableAmount>11000.00</ram:DuePayableAmount>
            </ram:SpecifiedTradeSettlementHeaderMonetarySummation></ram:ApplicableHeaderTradeSettlement>
            </rsm:SupplyChainTradeTransaction></rsm:CrossIndustryInvoice>
            """.replace("@", "QUJD".repeat(5_000));

    public static final String UBL = """
            <Invoice xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2"
             xmlns:cac="urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2"
             xmlns:cbc="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2">
            <cbc:ID>F-2026-17</cbc:ID><cbc:IssueDate>2026-03-03</cbc:IssueDate><cbc:DueDate>2026-04-02</cbc:DueDate>
            <cbc:InvoiceTypeCode>380</cbc:InvoiceTypeCode><cbc:DocumentCurrencyCode>EUR</cbc:DocumentCurrencyCode>
            <cbc:BuyerReference>SERVICE1</cbc:BuyerReference>
            <cac:OrderReference><cbc:ID>2103105755</cbc:ID></cac:OrderReference>
            <cac:AccountingSupplierParty><cac:Party><cac:PartyName><cbc:Name>F1</cbc:Name></cac:PartyName>
            <cac:PartyLegalEntity><cbc:RegistrationName>Société F1</cbc:RegistrationName>
            <cbc:CompanyID schemeID="0009">85129663200017</cbc:CompanyID></cac:PartyLegalEntity></cac:Party>
            </cac:AccountingSupplierParty>
            <cac:AccountingCustomerParty><cac:Party><cac:PartyIdentification>
            <cbc:ID schemeID="0009">13000495500015</cbc:ID></cac:PartyIdentification></cac:Party>
            </cac:AccountingCustomerParty>
            <cac:PaymentMeans><cac:PayeeFinancialAccount><cbc:ID>FR7630006000011234567890189</cbc:ID>
            </cac:PayeeFinancialAccount></cac:PaymentMeans>
            <cac:TaxTotal><cbc:TaxAmount currencyID="EUR">2000.00</cbc:TaxAmount></cac:TaxTotal>
            <cac:LegalMonetaryTotal><cbc:TaxExclusiveAmount currencyID="EUR">10000.00</cbc:TaxExclusiveAmount>
            <cbc:TaxInclusiveAmount currencyID="EUR">12000.00</cbc:TaxInclusiveAmount>
            <cbc:PayableAmount currencyID="EUR">11000.0</cbc:PayableAmount></cac:LegalMonetaryTotal></Invoice>
            """;

    private InvoiceFiles() {}

    public static IncomingFile file(String text) {
        return IncomingFile.of(text.getBytes(StandardCharsets.UTF_8));
    }

    /** A file that begins as a PDF does and holds these objects. */
    public static IncomingFile pdf(byte[]... objects) {
        ByteArrayOutputStream pdf = new ByteArrayOutputStream();
        pdf.writeBytes(latin("%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\n"));
        for (byte[] object : objects) {
            pdf.writeBytes(object);
        }
        pdf.writeBytes(latin("trailer\n<< /Root 1 0 R >>\n%%EOF\n"));
        return IncomingFile.of(pdf.toByteArray());
    }

    public static byte[] object(int number, String dictionary, byte[] data) {
        ByteArrayOutputStream object = new ByteArrayOutputStream();
        object.writeBytes(latin("%d 0 obj\n<< %s /Length %d >>\nstream\n".formatted(number, dictionary, data.length)));
        object.writeBytes(data);
        object.writeBytes(latin("\nendstream\nendobj\n"));
        return object.toByteArray();
    }

    public static byte[] attached(int number, String xml) {
        return object(number, "/Type /EmbeddedFile", xml.getBytes(StandardCharsets.UTF_8));
    }

    public static byte[] deflated(byte[] bytes) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (DeflaterOutputStream out = new DeflaterOutputStream(packed)) {
            out.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    private static byte[] latin(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}

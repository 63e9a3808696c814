package fr.quitus.interchange.invoice;

import fr.quitus.interchange.xml.XmlNode;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an invoice says, still where it stands in its file, whatever the syntax.
 *
 * @param type code of UNTDID 1001
 * @param supplier the seller, to name him by
 * @param supplierIds identifiers of the seller with their scheme, best first
 * @param taxes total of taxes, once per currency
 */
record InvoiceFields(
        InvoiceDocument.Syntax syntax,
        XmlNode number,
        XmlNode type,
        XmlNode currency,
        LocalDate issuedOn,
        @Nullable LocalDate dueOn,
        XmlNode supplier,
        String supplierName,
        List<XmlNode> supplierIds,
        List<XmlNode> buyerIds,
        @Nullable String serviceCode,
        @Nullable String orderReference,
        @Nullable String precedingInvoice,
        XmlNode excludingTax,
        List<XmlNode> taxes,
        XmlNode includingTax,
        XmlNode payable,
        List<XmlNode> payees) {}

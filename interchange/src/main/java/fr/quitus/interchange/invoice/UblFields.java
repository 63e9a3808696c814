package fr.quitus.interchange.invoice;

import fr.quitus.interchange.FileFault;
import fr.quitus.interchange.xml.Place;
import fr.quitus.interchange.xml.XmlInput;
import fr.quitus.interchange.xml.XmlNode;
import fr.quitus.interchange.xml.XmlValues;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where an invoice or a credit note of OASIS (UBL 2.1) has its fields. */
final class UblFields {
    static final String INVOICE_NAMESPACE = "urn:oasis:names:specification:ubl:schema:xsd:Invoice-2";
    static final String CREDIT_NOTE_NAMESPACE = "urn:oasis:names:specification:ubl:schema:xsd:CreditNote-2";

    private static final Set<String> NAMESPACES = Set.of(
            "urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2",
            "urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2");
    /** Attachments and lines are long and not read. */
    private static final Set<String> READ = Set.of(
            "ID",
            "IssueDate",
            "DueDate",
            "InvoiceTypeCode",
            "CreditNoteTypeCode",
            "DocumentCurrencyCode",
            "BuyerReference",
            "OrderReference",
            "BillingReference",
            "AccountingSupplierParty",
            "AccountingCustomerParty",
            "PaymentMeans",
            "TaxTotal",
            "LegalMonetaryTotal");

    private UblFields() {}

    static InvoiceFields read(XmlInput input) {
        Place root = input.place();
        boolean creditNote = input.namespace().equals(CREDIT_NOTE_NAMESPACE);
        if (!input.name().equals(creditNote ? "CreditNote" : "Invoice")) {
            throw root.refuse(FileFault.MESSAGE_INATTENDU, "« Invoice » ou « CreditNote » était attendu.");
        }
        input.understand(NAMESPACES);
        XmlNode own = input.selected(READ);
        XmlNode totals = own.require("LegalMonetaryTotal");
        XmlNode supplier = own.require("AccountingSupplierParty/Party");
        XmlNode buyer = own.find("AccountingCustomerParty/Party");
        XmlNode due = own.find("DueDate");
        return new InvoiceFields(
                InvoiceDocument.Syntax.UBL,
                own.require("ID"),
                own.require(creditNote ? "CreditNoteTypeCode" : "InvoiceTypeCode"),
                own.require("DocumentCurrencyCode"),
                XmlValues.date(own.require("IssueDate")),
                due == null ? null : XmlValues.date(due),
                supplier,
                name(supplier),
                identifiers(supplier),
                buyer == null ? List.of() : identifiers(buyer),
                own.textAt("BuyerReference"),
                own.textAt("OrderReference/ID"),
                preceding(own),
                totals.require("TaxExclusiveAmount"),
                taxes(own),
                totals.require("TaxInclusiveAmount"),
                totals.require("PayableAmount"),
                payees(own));
    }

    private static String name(XmlNode party) {
        for (XmlNode entity : party.all("PartyLegalEntity")) {
            String name = entity.textAt("RegistrationName");
            if (name != null) {
                return name;
            }
        }
        List<XmlNode> names = party.all("PartyName");
        return names.isEmpty()
                ? ""
                : Objects.requireNonNullElse(names.getFirst().textAt("Name"), "");
    }

    private static List<XmlNode> identifiers(XmlNode party) {
        List<XmlNode> found = new ArrayList<>();
        for (XmlNode identification : party.all("PartyIdentification")) {
            found.addAll(identification.all("ID"));
        }
        for (XmlNode entity : party.all("PartyLegalEntity")) {
            found.addAll(entity.all("CompanyID"));
        }
        return found;
    }

    private static @Nullable String preceding(XmlNode own) {
        List<XmlNode> references = own.all("BillingReference");
        return references.size() == 1 ? references.getFirst().textAt("InvoiceDocumentReference/ID") : null;
    }

    private static List<XmlNode> taxes(XmlNode own) {
        List<XmlNode> found = new ArrayList<>();
        for (XmlNode total : own.all("TaxTotal")) {
            found.add(total.require("TaxAmount"));
        }
        return found;
    }

    private static List<XmlNode> payees(XmlNode own) {
        List<XmlNode> found = new ArrayList<>();
        for (XmlNode means : own.all("PaymentMeans")) {
            XmlNode account = means.find("PayeeFinancialAccount/ID");
            if (account != null) {
                found.add(account);
            }
        }
        return found;
    }
}

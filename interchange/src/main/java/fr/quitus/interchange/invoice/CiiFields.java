package fr.quitus.interchange.invoice;

import fr.quitus.interchange.FileFault;
import fr.quitus.interchange.Shown;
import fr.quitus.interchange.xml.Place;
import fr.quitus.interchange.xml.XmlInput;
import fr.quitus.interchange.xml.XmlNode;
import fr.quitus.interchange.xml.XmlValues;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where an invoice of UN/CEFACT (CII D16B, all profiles of Factur-X) has its fields. */
final class CiiFields {
    static final String ROOT_NAMESPACE = "urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100";

    private static final Set<String> NAMESPACES = Set.of(
            ROOT_NAMESPACE,
            "urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:100",
            "urn:un:unece:uncefact:data:standard:UnqualifiedDataType:100",
            "urn:un:unece:uncefact:data:standard:QualifiedDataType:100");
    private static final Set<String> DOCUMENT = Set.of("ID", "TypeCode", "IssueDateTime");
    /** Attachments and lines are long and not read. */
    private static final Set<String> AGREEMENT =
            Set.of("BuyerReference", "SellerTradeParty", "BuyerTradeParty", "BuyerOrderReferencedDocument");

    private static final Set<String> SETTLEMENT = Set.of(
            "InvoiceCurrencyCode",
            "SpecifiedTradeSettlementPaymentMeans",
            "SpecifiedTradePaymentTerms",
            "SpecifiedTradeSettlementHeaderMonetarySummation",
            "InvoiceReferencedDocument");

    private CiiFields() {}

    static InvoiceFields read(XmlInput input) {
        Place root = input.place();
        if (!input.name().equals("CrossIndustryInvoice")) {
            throw root.refuse(FileFault.MESSAGE_INATTENDU, "« CrossIndustryInvoice » était attendu.");
        }
        input.understand(NAMESPACES);
        List<XmlNode> parts = new ArrayList<>();
        input.children(() -> {
            switch (input.name()) {
                case "ExchangedDocument" -> parts.add(input.selected(DOCUMENT));
                case "SupplyChainTradeTransaction" -> input.children(() -> transaction(input, parts));
                default -> {
                    // The context names a profile; the fields below are in all of them.
                }
            }
        });
        return fields(new XmlNode(root, "", Map.of(), parts));
    }

    private static void transaction(XmlInput input, List<XmlNode> parts) {
        switch (input.name()) {
            case "ApplicableHeaderTradeAgreement" -> parts.add(input.selected(AGREEMENT));
            case "ApplicableHeaderTradeSettlement" -> parts.add(input.selected(SETTLEMENT));
            default -> {
                // Lines and delivery are not read.
            }
        }
    }

    private static InvoiceFields fields(XmlNode parts) {
        XmlNode document = parts.require("ExchangedDocument");
        XmlNode agreement = parts.require("ApplicableHeaderTradeAgreement");
        XmlNode settlement = parts.require("ApplicableHeaderTradeSettlement");
        XmlNode totals = settlement.require("SpecifiedTradeSettlementHeaderMonetarySummation");
        XmlNode seller = agreement.require("SellerTradeParty");
        XmlNode buyer = agreement.find("BuyerTradeParty");
        return new InvoiceFields(
                InvoiceDocument.Syntax.CII,
                document.require("ID"),
                document.require("TypeCode"),
                settlement.require("InvoiceCurrencyCode"),
                date(document.require("IssueDateTime/DateTimeString")),
                dueOn(settlement),
                seller,
                Objects.requireNonNullElse(seller.textAt("Name"), ""),
                identifiers(seller),
                buyer == null ? List.of() : identifiers(buyer),
                agreement.textAt("BuyerReference"),
                agreement.textAt("BuyerOrderReferencedDocument/IssuerAssignedID"),
                preceding(settlement),
                totals.require("TaxBasisTotalAmount"),
                totals.all("TaxTotalAmount"),
                totals.require("GrandTotalAmount"),
                totals.require("DuePayableAmount"),
                payees(settlement));
    }

    /** The first of several terms that has a date: instalments are agreed in the commitment, not in the invoice. */
    private static @Nullable LocalDate dueOn(XmlNode settlement) {
        for (XmlNode terms : settlement.all("SpecifiedTradePaymentTerms")) {
            XmlNode due = terms.find("DueDateDateTime/DateTimeString");
            if (due != null) {
                return date(due);
            }
        }
        return null;
    }

    private static @Nullable String preceding(XmlNode settlement) {
        List<XmlNode> references = settlement.all("InvoiceReferencedDocument");
        return references.size() == 1 ? references.getFirst().textAt("IssuerAssignedID") : null;
    }

    private static List<XmlNode> identifiers(XmlNode party) {
        List<XmlNode> found = new ArrayList<>(party.all("GlobalID"));
        XmlNode organization = party.find("SpecifiedLegalOrganization");
        if (organization != null) {
            found.addAll(organization.all("ID"));
        }
        return found;
    }

    private static List<XmlNode> payees(XmlNode settlement) {
        List<XmlNode> found = new ArrayList<>();
        for (XmlNode means : settlement.all("SpecifiedTradeSettlementPaymentMeans")) {
            XmlNode iban = means.find("PayeePartyCreditorFinancialAccount/IBANID");
            if (iban != null) {
                found.add(iban);
            }
        }
        return found;
    }

    /** Dates are written 20261122, which the format calls 102. */
    private static LocalDate date(XmlNode node) {
        String text = node.text();
        if (!node.attributes().getOrDefault("format", "102").equals("102") || !text.matches("\\d{8}")) {
            throw node.refuse(FileFault.DATE_INVALIDE, Shown.text(text) + " n'est pas une date AAAAMMJJ (102).");
        }
        String iso = text.substring(0, 4) + "-" + text.substring(4, 6) + "-" + text.substring(6);
        return XmlValues.date(new XmlNode(node.place(), iso, Map.of(), List.of()));
    }
}

package fr.quitus.interchange.invoice;

import fr.quitus.domain.value.Balance;
import fr.quitus.domain.value.Iban;
import fr.quitus.domain.value.Siret;
import fr.quitus.interchange.FileFault;
import fr.quitus.interchange.Shown;
import fr.quitus.interchange.invoice.InvoiceDocument.Kind;
import fr.quitus.interchange.invoice.InvoiceDocument.Syntax;
import fr.quitus.interchange.xml.XmlNode;
import fr.quitus.interchange.xml.XmlValues;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What an invoice must be before the ledger is asked about it, in this order. */
final class InvoiceRules {
    /** UNTDID 1001: 380 invoice, 384 corrected, 386 prepayment, 389 self-billed, 393 factored. */
    private static final Set<String> INVOICES = Set.of("380", "384", "386", "389", "393");
    /** 261 self-billed credit note, 381 credit note, 396 factored credit note. */
    private static final Set<String> CREDIT_NOTES = Set.of("261", "381", "396");

    private static final String CURRENCY = "currencyID";
    private static final int NUMBER_CHARS_MAX = 100;

    private InvoiceRules() {}

    static InvoiceDocument document(InvoiceFields fields, Syntax syntax) {
        XmlNode number = fields.number();
        if (number.text().isEmpty() || number.text().length() > NUMBER_CHARS_MAX) {
            throw number.refuse(
                    FileFault.VALEUR_INVALIDE, "Un numéro de facture a de 1 à " + NUMBER_CHARS_MAX + " caractères.");
        }
        if (!fields.currency().text().equals("EUR")) {
            throw fields.currency()
                    .refuse(
                            FileFault.DEVISE_NON_EUR,
                            "La facture est en " + Shown.text(fields.currency().text()) + ".");
        }
        Siret supplier = siret(fields.supplierIds());
        if (supplier == null) {
            throw fields.supplier().refuse(FileFault.SIRET_ABSENT, "Aucun SIRET (schéma 0009 ou 0002) du fournisseur.");
        }
        Balance including = XmlValues.eurosOrUnsaid(fields.includingTax(), CURRENCY);
        Kind kind = kind(fields.type(), fields.includingTax(), including);
        // An invoice of negative amounts is a credit note; its amounts are then turned round.
        boolean turned = including.isNegative();
        Balance excluding = turned(turned, XmlValues.eurosOrUnsaid(fields.excludingTax(), CURRENCY));
        Balance tax = turned(turned, tax(fields.taxes()));
        including = turned(turned, including);
        if (excluding.cents() <= 0 || tax.isNegative() || !excluding.plus(tax).equals(including)) {
            throw fields.includingTax()
                    .refuse(
                            FileFault.FACTURE_INCOHERENTE,
                            "Hors taxe %s, taxe %s, toutes taxes %s.".formatted(excluding, tax, including));
        }
        return new InvoiceDocument(
                kind,
                syntax,
                number.text(),
                fields.issuedOn(),
                fields.dueOn(),
                supplier,
                fields.supplierName(),
                siret(fields.buyerIds()),
                fields.serviceCode(),
                fields.orderReference(),
                fields.precedingInvoice(),
                excluding.amount(),
                tax,
                including.amount(),
                turned(turned, XmlValues.eurosOrUnsaid(fields.payable(), CURRENCY)),
                payee(fields.payees()));
    }

    private static Kind kind(XmlNode type, XmlNode total, Balance including) {
        if (including.isZero()) {
            throw total.refuse(FileFault.MONTANT_NUL, "Le montant toutes taxes est nul.");
        }
        if (INVOICES.contains(type.text())) {
            return including.isNegative() ? Kind.CREDIT_NOTE : Kind.INVOICE;
        }
        if (!CREDIT_NOTES.contains(type.text())) {
            throw type.refuse(
                    FileFault.TYPE_DE_FACTURE_INCONNU, Shown.text(type.text()) + " n'est pas un type lu ici.");
        }
        if (including.isNegative()) {
            throw total.refuse(
                    FileFault.FACTURE_INCOHERENTE, "Un avoir de montant négatif dit deux fois le contraire.");
        }
        return Kind.CREDIT_NOTE;
    }

    private static Balance turned(boolean turned, Balance balance) {
        return turned ? Balance.ZERO.minus(balance) : balance;
    }

    /** The total in euros; a second one, in the currency of the tax, is not ours. */
    private static Balance tax(List<XmlNode> taxes) {
        Balance found = null;
        for (XmlNode tax : taxes) {
            if (!tax.attributes().getOrDefault(CURRENCY, "EUR").equals("EUR")) {
                continue;
            }
            if (found != null) {
                throw tax.refuse(FileFault.ELEMENT_EN_DOUBLE, "Le total des taxes est donné deux fois en euros.");
            }
            found = XmlValues.eurosOrUnsaid(tax, CURRENCY);
        }
        return found == null ? Balance.ZERO : found;
    }

    /** Scheme 0009 is the SIRET; 0002 is the SIRENE register, whose fourteen digits are a SIRET and nine a SIREN. */
    private static @Nullable Siret siret(List<XmlNode> identifiers) {
        for (String scheme : List.of("0009", "0002")) {
            for (XmlNode identifier : identifiers) {
                String text = identifier.text().replace(" ", "");
                if (scheme.equals(identifier.attributes().get("schemeID")) && text.matches(Siret.PATTERN)) {
                    return Siret.of(text);
                }
            }
        }
        return null;
    }

    private static @Nullable Iban payee(List<XmlNode> accounts) {
        Set<Iban> found = new LinkedHashSet<>();
        for (XmlNode account : accounts) {
            String text = account.text().replaceAll("\\s", "");
            found.add(XmlValues.iban(new XmlNode(account.place(), text, Map.of(), List.of())));
        }
        if (found.size() > 1) {
            throw accounts.getLast().refuse(FileFault.PLUSIEURS_IBAN, "La facture donne " + found + ".");
        }
        return found.isEmpty() ? null : found.iterator().next();
    }
}

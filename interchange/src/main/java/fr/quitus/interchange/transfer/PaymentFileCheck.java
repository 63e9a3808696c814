package fr.quitus.interchange.transfer;

import fr.quitus.domain.value.Balance;
import fr.quitus.domain.value.InvalidValue;
import fr.quitus.interchange.Bic;
import fr.quitus.interchange.FileFault;
import fr.quitus.interchange.FileRefused;
import fr.quitus.interchange.IncomingFile;
import fr.quitus.interchange.Rejected;
import fr.quitus.interchange.Shown;
import fr.quitus.interchange.xml.XmlInput;
import fr.quitus.interchange.xml.XmlNode;
import fr.quitus.interchange.xml.XmlValues;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Contrôle d'un fichier de virements : reads a pain.001.001.09 of the shape written here and says what a bank would
 * refuse. It shares no code with the writer but the alphabet, so that a fault of the one is seen by the other.
 */
public final class PaymentFileCheck {
    /** Children of each element in the order of the standard; what is not named here is never written by us. */
    private static final Map<String, List<String>> ORDER = Map.ofEntries(
            Map.entry("GrpHdr", List.of("MsgId", "CreDtTm", "NbOfTxs", "CtrlSum", "InitgPty")),
            Map.entry("InitgPty", List.of("Nm")),
            Map.entry("PmtTpInf", List.of("SvcLvl")),
            Map.entry("SvcLvl", List.of("Cd")),
            Map.entry("ReqdExctnDt", List.of("Dt")),
            Map.entry("Dbtr", List.of("Nm")),
            Map.entry("DbtrAcct", List.of("Id")),
            Map.entry("DbtrAgt", List.of("FinInstnId")),
            Map.entry("Id", List.of("IBAN")),
            Map.entry("FinInstnId", List.of("BICFI")),
            Map.entry("CdtTrfTxInf", List.of("PmtId", "Amt", "CdtrAgt", "Cdtr", "CdtrAcct", "RmtInf")),
            Map.entry("PmtId", List.of("InstrId", "EndToEndId")),
            Map.entry("Amt", List.of("InstdAmt")),
            Map.entry("CdtrAgt", List.of("FinInstnId")),
            Map.entry("Cdtr", List.of("Nm")),
            Map.entry("CdtrAcct", List.of("Id")),
            Map.entry("RmtInf", List.of("Ustrd")));

    private static final List<String> GROUP = List.of(
            "PmtInfId",
            "PmtMtd",
            "BtchBookg",
            "NbOfTxs",
            "CtrlSum",
            "PmtTpInf",
            "ReqdExctnDt",
            "Dbtr",
            "DbtrAcct",
            "DbtrAgt",
            "ChrgBr",
            "CdtTrfTxInf");
    private static final Map<String, Integer> TEXT_CHARS =
            Map.of("MsgId", 35, "PmtInfId", 35, "InstrId", 35, "EndToEndId", 35, "Nm", 70, "Ustrd", 140);

    private final XmlInput input;
    private final Set<String> identifiers = new HashSet<>();
    private final Totals file = new Totals();
    private final List<XmlNode> fileHeader = new ArrayList<>();

    private PaymentFileCheck(XmlInput input) {
        this.input = input;
    }

    /** The first fault of the file, or none. */
    public static List<Rejected> check(IncomingFile file) {
        try {
            new PaymentFileCheck(XmlInput.open(file)).document();
            return List.of();
        } catch (FileRefused refused) {
            return refused.refusals();
        }
    }

    private void document() {
        if (!input.name().equals("Document") || !input.namespace().equals(PaymentFileWriter.NAMESPACE)) {
            throw input.place()
                    .refuse(
                            FileFault.MESSAGE_INATTENDU,
                            "%s n'est pas un pain.001.001.09.".formatted(Shown.text(input.namespace())));
        }
        input.understand(Set.of(PaymentFileWriter.NAMESPACE));
        input.children(() -> {
            if (!input.name().equals("CstmrCdtTrfInitn")) {
                throw unexpected();
            }
            input.children(this::part);
        });
        input.end();
        if (fileHeader.isEmpty()) {
            throw new FileRefused(1, "Document", FileFault.ELEMENT_MANQUANT, "« GrpHdr » manque.");
        }
        file.compare(fileHeader.getFirst());
    }

    private void part() {
        if (input.name().equals("GrpHdr") && fileHeader.isEmpty()) {
            XmlNode header = structured(input.node());
            identifier("M", header.require("MsgId"));
            header.requireText("CreDtTm");
            header.requireText("InitgPty/Nm");
            fileHeader.add(header);
        } else if (input.name().equals("PmtInf") && !fileHeader.isEmpty()) {
            group();
        } else {
            throw unexpected();
        }
    }

    private FileRefused unexpected() {
        return input.place()
                .refuse(FileFault.ELEMENT_INATTENDU, "« " + input.name() + " » n'est pas attendu à cette place.");
    }

    private void group() {
        Totals totals = new Totals();
        List<XmlNode> own = new ArrayList<>();
        int[] reached = {-1};
        var place = input.place();
        input.children(() -> {
            int rank = GROUP.indexOf(input.name());
            boolean repeated = rank == reached[0] && !input.name().equals("CdtTrfTxInf");
            if (rank < reached[0] || repeated) {
                throw unexpected();
            }
            reached[0] = rank;
            if (input.name().equals("CdtTrfTxInf")) {
                totals.add(transfer(structured(input.node())));
            } else {
                own.add(structured(input.node()));
            }
        });
        XmlNode group = new XmlNode(place, "", Map.of(), own);
        identifier("G", group.require("PmtInfId"));
        constant(group, "PmtMtd", "TRF");
        constant(group, "PmtTpInf/SvcLvl/Cd", "SEPA");
        constant(group, "ChrgBr", "SLEV");
        XmlValues.date(group.require("ReqdExctnDt/Dt"));
        group.requireText("Dbtr/Nm");
        XmlValues.iban(group.require("DbtrAcct/Id/IBAN"));
        bic(group.require("DbtrAgt/FinInstnId/BICFI"));
        totals.compare(group);
        file.add(totals);
    }

    private Balance transfer(XmlNode transfer) {
        identifier("I", transfer.require("PmtId/InstrId"));
        identifier("E", transfer.require("PmtId/EndToEndId"));
        transfer.requireText("Cdtr/Nm");
        XmlValues.iban(transfer.require("CdtrAcct/Id/IBAN"));
        XmlNode bic = transfer.find("CdtrAgt/FinInstnId/BICFI");
        if (bic != null) {
            bic(bic);
        }
        XmlNode amount = transfer.require("Amt/InstdAmt");
        if (XmlValues.amount(amount, "Ccy").compareTo(PaymentRunRules.TRANSFER_MAX) > 0) {
            throw amount.refuse(FileFault.MONTANT_HORS_SEPA, "Le virement est de " + amount.text() + ".");
        }
        return XmlValues.euros(amount, "Ccy");
    }

    private void identifier(String kind, XmlNode identifier) {
        if (!SepaText.isIdentifier(identifier.text())) {
            throw identifier.refuse(
                    FileFault.IDENTIFIANT_INVALIDE, Shown.text(identifier.text()) + " n'en est pas un.");
        }
        if (!identifiers.add(kind + identifier.text())) {
            throw identifier.refuse(FileFault.IDENTIFIANT_EN_DOUBLE, Shown.text(identifier.text()) + " a déjà servi.");
        }
    }

    private static void constant(XmlNode node, String path, String expected) {
        XmlNode found = node.require(path);
        if (!found.text().equals(expected)) {
            throw found.refuse(FileFault.VALEUR_INVALIDE, "« " + expected + " » était attendu.");
        }
    }

    private static void bic(XmlNode node) {
        try {
            new Bic(node.text());
        } catch (InvalidValue invalid) {
            throw node.refuse(FileFault.BIC_INVALIDE, String.valueOf(invalid.getMessage()));
        }
    }

    /** Order, length and alphabet of everything in it. */
    private static XmlNode structured(XmlNode node) {
        List<String> order = ORDER.getOrDefault(node.name(), List.of());
        int reached = -1;
        for (XmlNode child : node.children()) {
            int rank = order.indexOf(child.name());
            if (rank <= reached) {
                throw child.refuse(
                        FileFault.ELEMENT_INATTENDU, "« " + child.name() + " » n'est pas attendu à cette place.");
            }
            reached = rank;
            structured(child);
        }
        int charsMax = TEXT_CHARS.getOrDefault(node.name(), SepaText.REMITTANCE_CHARS_MAX);
        if (node.text().length() > charsMax) {
            throw node.refuse(FileFault.TEXTE_TROP_LONG, "Le texte dépasse " + charsMax + " caractères.");
        }
        if (!SepaText.isWritten(node.text())) {
            throw node.refuse(FileFault.CARACTERE_INTERDIT, Shown.text(node.text()) + " n'est pas en caractères SEPA.");
        }
        return node;
    }

    /** Number and sum of transfers, as counted and as announced. */
    private static final class Totals {
        private int transfers;
        private Balance sum = Balance.ZERO;

        private void add(Balance amount) {
            transfers++;
            sum = sum.plus(amount);
        }

        private void add(Totals group) {
            transfers += group.transfers;
            sum = sum.plus(group.sum);
        }

        private void compare(XmlNode announced) {
            XmlNode number = announced.require("NbOfTxs");
            if (transfers == 0 || !number.text().equals(String.valueOf(transfers))) {
                throw number.refuse(
                        FileFault.TOTAL_FAUX,
                        "%s virements sont annoncés, il y en a %d.".formatted(Shown.text(number.text()), transfers));
            }
            XmlNode total = announced.require("CtrlSum");
            if (!XmlValues.eurosOrUnsaid(total, "Ccy").equals(sum)) {
                throw total.refuse(
                        FileFault.TOTAL_FAUX,
                        "La somme annoncée est %s, celle des virements %s.".formatted(Shown.text(total.text()), sum));
            }
        }
    }
}

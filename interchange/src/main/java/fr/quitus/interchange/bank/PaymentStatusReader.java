package fr.quitus.interchange.bank;

import fr.quitus.interchange.FileFault;
import fr.quitus.interchange.FileRefused;
import fr.quitus.interchange.IncomingFile;
import fr.quitus.interchange.IntegrationReport;
import fr.quitus.interchange.Refusals;
import fr.quitus.interchange.Shown;
import fr.quitus.interchange.xml.Place;
import fr.quitus.interchange.xml.XmlInput;
import fr.quitus.interchange.xml.XmlNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads pain.002, versions 03 to 10. The unit is the report: it is accepted whole or refused whole. */
public final class PaymentStatusReader {
    /** Transfers of one report. */
    public static final int TRANSFERS_MAX = 100_000;

    private static final Pattern MESSAGE =
            Pattern.compile("urn:iso:std:iso:20022:tech:xsd:pain\\.002\\.001\\.(0[3-9]|10)");

    private final XmlInput input;
    private final Refusals refusals;
    private final Set<String> endToEndIds = new HashSet<>();
    private final List<PaymentStatusReport.Group> groups = new ArrayList<>();
    private @Nullable XmlNode header;
    private @Nullable XmlNode original;
    private int transfersMet;

    private PaymentStatusReader(XmlInput input, Refusals refusals) {
        this.input = input;
        this.refusals = refusals;
    }

    public static IntegrationReport<PaymentStatusReport> read(IncomingFile file) {
        return IntegrationReport.of(file, (reports, refusals) -> {
            PaymentStatusReader reading = new PaymentStatusReader(XmlInput.open(file), refusals);
            PaymentStatusReport report = reading.document();
            if (refusals.isEmpty()) {
                reports.add(report);
            }
        });
    }

    private PaymentStatusReport document() {
        Place root = input.place();
        if (!input.name().equals("Document")
                || !MESSAGE.matcher(input.namespace()).matches()) {
            String found = input.namespace().isEmpty() ? "sans espace de noms" : "de " + Shown.text(input.namespace());
            throw root.refuse(
                    FileFault.MESSAGE_INATTENDU,
                    "La racine est « %s » %s, un Document pain.002 (versions 03 à 10) était attendu."
                            .formatted(input.name(), found));
        }
        input.understand(Set.of(input.namespace()));
        input.children(() -> {
            if (!input.name().equals("CstmrPmtStsRpt")) {
                throw input.place().refuse(FileFault.ELEMENT_INATTENDU, "« CstmrPmtStsRpt » était attendu.");
            }
            input.children(this::part);
        });
        input.end();
        if (header == null || original == null) {
            throw root.refuse(FileFault.ELEMENT_MANQUANT, "« GrpHdr » ou « OrgnlGrpInfAndSts » manque.");
        }
        return report(root, header, original);
    }

    private void part() {
        switch (input.name()) {
            case "GrpHdr" -> header = once(header);
            case "OrgnlGrpInfAndSts" -> original = once(original);
            case "OrgnlPmtInfAndSts" -> group();
            default -> {
                // Supplementary data is not read.
            }
        }
    }

    private XmlNode once(@Nullable XmlNode before) {
        if (before != null) {
            throw input.place().refuse(FileFault.ELEMENT_EN_DOUBLE, "« " + input.name() + " » est donné deux fois.");
        }
        return input.node();
    }

    private PaymentStatusReport report(Place root, XmlNode head, XmlNode answered) {
        XmlNode name = answered.require("OrgnlMsgNmId");
        if (!name.text().startsWith("pain.001")) {
            throw name.refuse(
                    FileFault.MESSAGE_INATTENDU,
                    "Le compte rendu répond à " + Shown.text(name.text()) + " et non à des virements (pain.001).");
        }
        OrderStatus status = status(answered, "GrpSts");
        boolean said = status != null
                || groups.stream()
                        .anyMatch(group ->
                                group.status() != null || !group.transfers().isEmpty());
        if (!said && refusals.isEmpty()) {
            throw root.refuse(FileFault.STATUT_ABSENT, "Ni GrpSts, ni PmtInfSts, ni TxSts.");
        }
        for (PaymentStatusReport.Group group : groups) {
            refuseContradiction(status, group.status());
            for (PaymentStatusReport.Transfer transfer : group.transfers()) {
                refuseContradiction(status, transfer.status());
                refuseContradiction(group.status(), transfer.status());
            }
        }
        return new PaymentStatusReport(head.requireText("MsgId"), answered.requireText("OrgnlMsgId"), status, groups);
    }

    private void group() {
        List<XmlNode> own = new ArrayList<>();
        List<PaymentStatusReport.Transfer> transfers = new ArrayList<>();
        Place place = input.place();
        input.children(() -> {
            switch (input.name()) {
                case "OrgnlPmtInfId", "PmtInfSts", "StsRsnInf" -> own.add(input.node());
                case "TxInfAndSts" -> transfer(transfers);
                default -> {
                    // Counts per status repeat what the transfers say.
                }
            }
        });
        XmlNode group = new XmlNode(place, "", Map.of(), own);
        groups.add(new PaymentStatusReport.Group(
                group.requireText("OrgnlPmtInfId"), status(group, "PmtInfSts"), transfers));
    }

    private void transfer(List<PaymentStatusReport.Transfer> transfers) {
        Place place = input.place();
        if (++transfersMet > TRANSFERS_MAX) {
            throw place.refuse(FileFault.TROP_D_ELEMENTS, "Plus de " + TRANSFERS_MAX + " virements.");
        }
        try {
            XmlNode node = input.node();
            String endToEndId = provided(node.textAt("OrgnlEndToEndId"));
            String instructionId = provided(node.textAt("OrgnlInstrId"));
            if (endToEndId == null && instructionId == null) {
                throw node.refuse(
                        FileFault.ELEMENT_MANQUANT, "Ni OrgnlEndToEndId ni OrgnlInstrId ne désigne un virement.");
            }
            if (endToEndId != null && !endToEndIds.add(endToEndId)) {
                throw node.refuse(
                        FileFault.REFERENCE_EN_DOUBLE, Shown.text(endToEndId) + " a déjà un statut dans ce fichier.");
            }
            OrderStatus status = status(node, "TxSts");
            if (status == null) {
                throw node.refuse(FileFault.STATUT_ABSENT, "« TxSts » manque.");
            }
            transfers.add(new PaymentStatusReport.Transfer(endToEndId, instructionId, status));
        } catch (FileRefused refused) {
            refusals.addAll(refused.refusals());
        }
    }

    private static @Nullable String provided(@Nullable String text) {
        return text == null || text.equals("NOTPROVIDED") ? null : text;
    }

    /** A whole that is rejected has no part that is not, and one that is settled none that is rejected. */
    private void refuseContradiction(@Nullable OrderStatus whole, @Nullable OrderStatus part) {
        if (whole == null || part == null) {
            return;
        }
        boolean settledWithRejected = whole.code().meaning() == StatusCode.Meaning.SETTLED && part.isRejected();
        if (settledWithRejected || (whole.isRejected() && !part.isRejected())) {
            refusals.add(
                    part.line(),
                    "TxSts ou PmtInfSts",
                    FileFault.STATUT_CONTRADICTOIRE,
                    "%s dans un ensemble %s (ligne %d).".formatted(part.code(), whole.code(), whole.line()));
        }
    }

    private static @Nullable OrderStatus status(XmlNode node, String name) {
        XmlNode status = node.find(name);
        if (status == null) {
            return null;
        }
        List<ReturnReason> reasons = new ArrayList<>();
        for (XmlNode information : node.all("StsRsnInf")) {
            String code = information.firstText("Rsn/Cd", "Rsn/Prtry");
            StringBuilder detail = new StringBuilder();
            for (XmlNode line : information.all("AddtlInf")) {
                detail.append(detail.isEmpty() ? "" : " ").append(line.text());
            }
            reasons.add(new ReturnReason(code == null ? "" : code, detail.toString()));
        }
        return new OrderStatus(status.place().line(), StatusCode.of(status), reasons);
    }
}

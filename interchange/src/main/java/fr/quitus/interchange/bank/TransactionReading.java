package fr.quitus.interchange.bank;

import fr.quitus.domain.value.Amount;
import fr.quitus.interchange.FileFault;
import fr.quitus.interchange.xml.XmlNode;
import fr.quitus.interchange.xml.XmlValues;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One {@code TxDtls}, read before the entry around it is known to its end. */
record TransactionReading(
        XmlNode node,
        @Nullable Direction ownDirection,
        @Nullable Amount ownAmount,
        @Nullable String ownReference,
        @Nullable ReturnReason returned) {

    static TransactionReading of(XmlNode node) {
        XmlNode direction = node.find("CdtDbtInd");
        XmlNode amount = node.find("Amt");
        if (amount == null) {
            amount = node.find("AmtDtls/TxAmt/Amt");
        }
        return new TransactionReading(
                node,
                direction == null ? null : Direction.of(direction),
                amount == null ? null : XmlValues.amount(amount, "Ccy"),
                node.textAt("Refs/AcctSvcrRef"),
                returned(node.find("RtrInf")));
    }

    private static @Nullable ReturnReason returned(@Nullable XmlNode information) {
        if (information == null) {
            return null;
        }
        String code = information.firstText("Rsn/Cd", "Rsn/Prtry");
        if (code == null) {
            throw information.refuse(FileFault.ELEMENT_MANQUANT, "Le motif du retour (Rsn) manque.");
        }
        return new ReturnReason(code, joined(information.all("AddtlInf")));
    }

    /**
     * The transaction, with what the entry says for it.
     *
     * @param whole amount of the entry when this is its only transaction: it then needs none of its own
     * @param rank from 1 among several, 0 when it is the only one
     */
    BankTransaction transaction(
            Direction entryDirection, @Nullable Amount whole, @Nullable String entryReference, int rank) {
        Amount amount = ownAmount == null ? whole : ownAmount;
        if (amount == null) {
            throw node.refuse(FileFault.DETAIL_INCOMPLET, "Le montant de l'opération manque.");
        }
        Direction direction = ownDirection == null ? entryDirection : ownDirection;
        // The other side of a credit is who paid, of a debit who was paid.
        String party = direction == Direction.CREDIT ? "Dbtr" : "Cdtr";
        return new BankTransaction(
                node.place().line(),
                reference(entryReference, rank),
                provided(node.textAt("Refs/EndToEndId")),
                provided(node.textAt("Refs/InstrId")),
                direction,
                amount,
                returned,
                node.firstText("RltdPties/" + party + "/Nm", "RltdPties/" + party + "/Pty/Nm"),
                node.firstText("RltdPties/" + party + "Acct/Id/IBAN", "RltdPties/" + party + "Acct/Id/Othr/Id"),
                remittance());
    }

    private @Nullable String reference(@Nullable String entryReference, int rank) {
        if (rank == 0) {
            return ownReference == null ? entryReference : ownReference;
        }
        // Some banks repeat the entry's reference on each transaction: it would not tell them apart.
        boolean own = ownReference != null && !ownReference.equals(entryReference);
        return own ? ownReference : entryReference == null ? null : entryReference + "/" + rank;
    }

    private static @Nullable String provided(@Nullable String text) {
        return text == null || text.equals("NOTPROVIDED") ? null : text;
    }

    private String remittance() {
        List<XmlNode> texts = new ArrayList<>();
        for (XmlNode information : node.all("RmtInf")) {
            texts.addAll(information.all("Ustrd"));
            for (XmlNode structured : information.all("Strd")) {
                XmlNode reference = structured.find("CdtrRefInf/Ref");
                if (reference != null) {
                    texts.add(reference);
                }
            }
        }
        return joined(texts);
    }

    private static String joined(List<XmlNode> nodes) {
        return nodes.stream().map(XmlNode::text).filter(text -> !text.isEmpty()).collect(Collectors.joining(" "));
    }
}

package fr.quitus.interchange.transfer;

import fr.quitus.domain.value.Amount;
import fr.quitus.interchange.IncomingFile;
import java.util.List;

/** Fichier de virements écrit : its bytes, and what a person compares with what the bank announces. */
public final class PaymentFile {
    private final byte[] content;
    private final List<Group> groups;

    PaymentFile(byte[] content, List<Group> groups) {
        this.content = content;
        this.groups = List.copyOf(groups);
    }

    public byte[] bytes() {
        return content.clone();
    }

    /** SHA-256 of the bytes, in hexadecimal. */
    public String id() {
        return IncomingFile.sha256(content);
    }

    public List<Group> groups() {
        return groups;
    }

    public int transfers() {
        return groups.stream().mapToInt(Group::transfers).sum();
    }

    public Amount controlSum() {
        return Amount.total("Le fichier", groups.stream().map(Group::controlSum).toList());
    }

    /** One PmtInf: an execution date and a debited account. */
    public record Group(String paymentInformationId, int transfers, Amount controlSum) {}
}

package fr.quitus.domain.document;

import fr.quitus.domain.value.CommitmentNumber;
import fr.quitus.domain.value.InvalidValue;
import fr.quitus.domain.value.PaymentRequestId;
import fr.quitus.domain.value.RevenueOrderNumber;
import fr.quitus.domain.value.TextValue;
import fr.quitus.domain.value.ThirdPartyRef;

/** Dossier : an EJ, a DP, a titre or a third party, named as its stream is. */
public record FileId(String text) implements TextValue {
    /** What its text looks like, as a regular expression. */
    public static final String PATTERN = "(commitment|revenue-order):[0-9]{10}|payment-request:"
            + PaymentRequestId.PATTERN + "|third-party:(" + ThirdPartyRef.PATTERN + ")";
    /** One such text, for the reference. */
    public static final String EXAMPLE = "commitment:2100000012";

    public FileId {
        if (text == null || !text.matches(PATTERN)) {
            throw new InvalidValue(
                    "Un dossier est désigné par commitment:<n° d'EJ>, payment-request:<identifiant de DP>,"
                            + " revenue-order:<n° de titre> ou third-party:<SIRET ou n° de tiers>.");
        }
    }

    /** Nature d'un dossier. */
    public sealed interface Kind {}

    /** Engagement juridique. */
    public record OfCommitment(CommitmentNumber number) implements Kind {}

    /** Demande de paiement. */
    public record OfPaymentRequest(PaymentRequestId id) implements Kind {}

    /** Titre de perception. */
    public record OfRevenueOrder(RevenueOrderNumber number) implements Kind {}

    /** Tiers. */
    public record OfThirdParty(ThirdPartyRef ref) implements Kind {}

    public static FileId of(String text) {
        return new FileId(text);
    }

    /** What the file is, and its own number. */
    public Kind kind() {
        String number = text.substring(text.indexOf(':') + 1);
        return switch (text.charAt(0)) {
            case 'c' -> new OfCommitment(CommitmentNumber.of(number));
            case 'p' -> new OfPaymentRequest(PaymentRequestId.of(number));
            case 't' -> new OfThirdParty(ThirdPartyRef.of(number));
            default -> new OfRevenueOrder(RevenueOrderNumber.of(number));
        };
    }

    @Override
    public String toString() {
        return text;
    }
}

package fr.quitus.frontdesk.receipt;

import fr.quitus.frontdesk.Act;
import fr.quitus.frontdesk.Deposit;
import fr.quitus.frontdesk.Deposited;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What a receipt says, in lines that people and machines read; there is one way to write it.
 *
 * @param commandHash SHA-256 of the command, in hexadecimal
 * @param copies storages that held it when the receipt was made
 */
record ReceiptText(
        String node,
        long number,
        UUID commandId,
        String commandName,
        String commandHash,
        String depositor,
        Instant depositedAt,
        int copies) {

    static final String FIRST_LINE = "quitus-deposit-receipt.v1";

    /** What no receipt goes without: a deposit is not a decision. */
    static final String SENTENCE = "Cet acte est déposé, il n'est pas décidé. Il sera accepté ou refusé avec un motif,"
            + " visible sous le numéro de l'attestation. La date du dépôt fait foi.";

    private static final String ONE_COPY =
            "1 (un seul support : si ce support est détruit avant la décision, l'acte est à"
                    + " déposer de nouveau, et cette attestation prouve la date du premier dépôt)";
    private static final String COPIES = "%d (supports distincts)";
    private static final String SEPARATOR = " : ";
    private static final List<String> NAMES = List.of(
            "Attestation de dépôt n°",
            "Commande",
            "Nature de l'acte",
            "Empreinte SHA-256",
            "Déposant",
            "Déposé le",
            "Nœud",
            "Conservé sur",
            "Portée");

    static ReceiptText of(Deposited deposited) {
        Deposit deposit = deposited.deposit();
        Act act = deposit.act();
        return new ReceiptText(
                deposit.node(),
                deposit.number(),
                act.commandId(),
                act.commandName(),
                HexFormat.of().formatHex(act.commandHash()),
                act.depositor(),
                deposit.depositedAt().truncatedTo(ChronoUnit.MILLIS),
                deposited.copies());
    }

    String receiptNumber() {
        return node + '-' + number;
    }

    /** Names and values, as people read them. */
    Map<String, String> lines() {
        List<String> values = List.of(
                receiptNumber(),
                commandId.toString(),
                commandName,
                commandHash,
                depositor,
                depositedAt.toString(),
                node,
                copiesInWords(),
                SENTENCE);
        Map<String, String> lines = new LinkedHashMap<>();
        for (int i = 0; i < NAMES.size(); i++) {
            lines.put(NAMES.get(i), values.get(i));
        }
        return lines;
    }

    String copiesInWords() {
        return copies == 1 ? ONE_COPY : COPIES.formatted(copies);
    }

    /** The text, which ends with a newline. */
    String text() {
        StringBuilder text = new StringBuilder(FIRST_LINE).append('\n');
        lines().forEach((name, value) ->
                text.append(name).append(SEPARATOR).append(value).append('\n'));
        return text.toString();
    }

    /** Reads a text; one that is not written as {@link #text} writes it is refused. */
    static ReceiptText parse(String text) {
        String[] lines = text.split("\n", -1);
        if (lines.length != NAMES.size() + 2 || !lines[0].equals(FIRST_LINE)) {
            throw new ReceiptException("pas une attestation de dépôt que cette version lit");
        }
        try {
            String number = value(lines, 0);
            int dash = number.lastIndexOf('-');
            String copies = value(lines, 7);
            ReceiptText read = new ReceiptText(
                    number.substring(0, Math.max(0, dash)),
                    Long.parseLong(number.substring(dash + 1)),
                    UUID.fromString(value(lines, 1)),
                    value(lines, 2),
                    value(lines, 3),
                    value(lines, 4),
                    Instant.parse(value(lines, 5)),
                    Integer.parseInt(copies.substring(0, Math.max(0, copies.indexOf(' ')))));
            if (read.text().equals(text)) {
                return read;
            }
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new ReceiptException("l'attestation est mal formée : " + e.getMessage());
        }
        throw new ReceiptException("l'attestation n'est pas écrite comme le guichet l'écrit");
    }

    private static String value(String[] lines, int place) {
        String start = NAMES.get(place) + SEPARATOR;
        String line = lines[place + 1];
        if (!line.startsWith(start)) {
            throw new ReceiptException("la ligne « %s » manque".formatted(NAMES.get(place)));
        }
        return line.substring(start.length());
    }
}

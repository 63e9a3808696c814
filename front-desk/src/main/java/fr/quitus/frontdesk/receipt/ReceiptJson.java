package fr.quitus.frontdesk.receipt;

/** A receipt as JSON; eleven fields do not need a library. */
final class ReceiptJson {

    private final StringBuilder json = new StringBuilder("{");

    private ReceiptJson() {}

    static String of(DepositReceipt receipt) {
        return new ReceiptJson()
                .text("receiptNumber", receipt.receiptNumber())
                .text("node", receipt.node())
                .raw("number", String.valueOf(receipt.number()))
                .text("commandId", receipt.commandId().toString())
                .text("commandName", receipt.commandName())
                .text("commandSha256", receipt.commandHash())
                .text("depositor", receipt.depositor())
                .text("depositedAt", receipt.depositedAt().toString())
                .raw("copies", String.valueOf(receipt.copies()))
                .text("notice", ReceiptText.SENTENCE)
                .text("text", receipt.text())
                .json
                .append('}')
                .toString();
    }

    private ReceiptJson text(String name, String value) {
        StringBuilder quoted = new StringBuilder("\"");
        for (int i = 0; i < value.length(); i++) {
            char character = value.charAt(i);
            if (character == '"' || character == '\\') {
                quoted.append('\\').append(character);
            } else if (character < ' ') {
                quoted.append("\\u%04x".formatted((int) character));
            } else {
                quoted.append(character);
            }
        }
        return raw(name, quoted.append('"').toString());
    }

    private ReceiptJson raw(String name, String value) {
        json.append(json.length() == 1 ? "" : ",")
                .append('"')
                .append(name)
                .append("\":")
                .append(value);
        return this;
    }
}

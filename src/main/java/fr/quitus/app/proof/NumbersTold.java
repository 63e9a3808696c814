package fr.quitus.app.proof;

import fr.quitus.proofs.merkle.LogEntry;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The highest business number of each kind that events tell: a ledger filled from them gives none of them again. */
public final class NumbersTold {
    private static final Map<String, String> SEQUENCES = Map.of(
            "commitmentNumber", "numbering.commitment",
            "serviceReceiptNumber", "numbering.service_receipt",
            "paymentRequestNumber", "numbering.payment_request",
            "revenueOrderNumber", "numbering.revenue_order",
            "thirdPartyId", "numbering.third_party");
    private static final Pattern NUMBER =
            Pattern.compile("\"(" + String.join("|", SEQUENCES.keySet()) + ")\"\\s*:\\s*\"([0-9]{1,10})\"");
    private static final String ADVANCE = ProofSql.read("advance_number");

    private final Map<String, Long> highest = new LinkedHashMap<>();

    /** Looks into an event. */
    public void see(LogEntry entry) {
        Matcher numbers = NUMBER.matcher(new String(entry.payload(), StandardCharsets.ISO_8859_1));
        while (numbers.find()) {
            highest.merge(numbers.group(1), Long.parseLong(numbers.group(2)), Math::max);
        }
    }

    /** Lets numbers go on behind those seen; needs an administrator. */
    public void advance(Connection administrator) throws SQLException {
        for (Map.Entry<String, Long> known : highest.entrySet()) {
            try (PreparedStatement statement = administrator.prepareStatement(ADVANCE)) {
                statement.setLong(1, known.getValue());
                statement.setString(2, SEQUENCES.get(known.getKey()));
                try (ResultSet row = statement.executeQuery()) {
                    if (!row.next()) {
                        throw new SQLException("there is no sequence for " + known.getKey());
                    }
                }
            }
        }
    }
}

package fr.quitus.app.ledger;

import fr.quitus.api.ports.Numbers;
import fr.quitus.domain.value.CommitmentNumber;
import fr.quitus.domain.value.PaymentRequestNumber;
import fr.quitus.domain.value.RevenueOrderNumber;
import fr.quitus.domain.value.ServiceReceiptNumber;
import fr.quitus.domain.value.ThirdPartyId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Numbers from database sequences, taken in blocks so that a command does not pay a round trip for its number. */
public final class SequenceNumbers implements Numbers {
    /** Numbers taken at once; the sequences' increment in V2_02__numbers.sql. */
    static final int NUMBER_BLOCK = 1_000;

    private final Block commitments;
    private final Block serviceReceipts;
    private final Block paymentRequests;
    private final Block revenueOrders;
    private final Block thirdParties;

    public SequenceNumbers(DataSource database) {
        this.commitments = new Block(database, "numbering.commitment");
        this.serviceReceipts = new Block(database, "numbering.service_receipt");
        this.paymentRequests = new Block(database, "numbering.payment_request");
        this.revenueOrders = new Block(database, "numbering.revenue_order");
        this.thirdParties = new Block(database, "numbering.third_party");
    }

    @Override
    public CommitmentNumber nextCommitment() {
        return CommitmentNumber.of(String.valueOf(commitments.next()));
    }

    @Override
    public ServiceReceiptNumber nextServiceReceipt() {
        return ServiceReceiptNumber.of(String.valueOf(serviceReceipts.next()));
    }

    @Override
    public PaymentRequestNumber nextPaymentRequest() {
        return PaymentRequestNumber.of(String.valueOf(paymentRequests.next()));
    }

    @Override
    public RevenueOrderNumber nextRevenueOrder() {
        return RevenueOrderNumber.of(String.valueOf(revenueOrders.next()));
    }

    @Override
    public ThirdPartyId nextThirdParty() {
        return ThirdPartyId.of(String.valueOf(thirdParties.next()));
    }

    /** The numbers of one sequence that this node may still give. */
    private static final class Block {
        private final DataSource database;
        private final String sequence;
        private long next;
        private long end;

        Block(DataSource database, String sequence) {
            this.database = database;
            this.sequence = sequence;
        }

        synchronized long next() {
            if (next == end) {
                next = nextBlock();
                end = next + NUMBER_BLOCK;
            }
            return next++;
        }

        private long nextBlock() {
            try (Connection connection = database.getConnection();
                    PreparedStatement statement = connection.prepareStatement("select nextval(?::regclass)")) {
                statement.setString(1, sequence);
                try (ResultSet rows = statement.executeQuery()) {
                    rows.next();
                    return rows.getLong(1);
                }
            } catch (SQLException e) {
                throw new IllegalStateException("no number can be taken from " + sequence, e);
            }
        }
    }
}

package fr.quitus.frontdesk;

import fr.quitus.proofs.fields.FieldException;
import fr.quitus.proofs.fields.FieldReader;
import fr.quitus.proofs.fields.FieldWriter;
import java.time.Instant;
import java.util.UUID;

/** Deposits and endings as bytes of a record. */
final class Records {

    private static final long DEPOSIT = 1;
    private static final long ENDING = 2;
    private static final long NO_POSITION = -1;

    private Records() {}

    static byte[] encode(Deposit deposit) {
        Act act = deposit.act();
        return new FieldWriter(256 + act.content().length)
                .put(DEPOSIT)
                .put(deposit.number())
                .put(act.commandId().getMostSignificantBits())
                .put(act.commandId().getLeastSignificantBits())
                .put(act.commandName())
                .put(act.commandHash())
                .put(act.depositor())
                .put(deposit.depositedAt().toEpochMilli())
                .put(act.content())
                .bytes();
    }

    static byte[] encode(long number, Ending ending) {
        Long position = ending.position();
        return new FieldWriter(128)
                .put(ENDING)
                .put(number)
                .put(ending.accepted() ? 1 : 0)
                .put(ending.code())
                .put(ending.detail())
                .put(position == null ? NO_POSITION : position)
                .put(ending.at().toEpochMilli())
                .bytes();
    }

    /** Reads a record of either kind. */
    static void read(byte[] record, String node, Handler handler) {
        FieldReader fields = new FieldReader(record);
        long kind = fields.number();
        long number = fields.number();
        if (kind == DEPOSIT) {
            UUID id = new UUID(fields.number(), fields.number());
            String name = fields.text();
            byte[] hash = fields.bytes();
            String depositor = fields.text();
            Instant at = Instant.ofEpochMilli(fields.number());
            byte[] content = fields.bytes();
            fields.end();
            handler.deposit(new Deposit(number, node, new Act(id, name, hash, depositor, content), at));
        } else if (kind == ENDING) {
            boolean accepted = fields.number() == 1;
            String code = fields.text();
            String detail = fields.text();
            long position = fields.number();
            Instant at = Instant.ofEpochMilli(fields.number());
            fields.end();
            handler.ending(number, new Ending(accepted, code, detail, position == NO_POSITION ? null : position, at));
        } else {
            throw new FieldException("un enregistrement d'une sorte inconnue, %d".formatted(kind));
        }
    }

    /** Is told what a record holds. */
    interface Handler {
        void deposit(Deposit deposit);

        void ending(long number, Ending ending);
    }
}

package fr.quitus.frontdesk;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads deposits and endings from the places; one that gives back something wrong is not trusted any more. */
final class DeskReader {

    private static final Duration READ_TIMEOUT = Duration.ofSeconds(10);

    private final Desk desk;
    private final Members members;
    private final Appender appender;

    DeskReader(Desk desk, Members members, Appender appender) {
        this.desk = desk;
        this.members = members;
        this.appender = appender;
    }

    /** Null when its file was removed meanwhile. */
    @Nullable Deposit deposit(DeskIndex.Entry entry) {
        return read(entry.deposit(), record -> {
            Deposit deposit = decoded(record).deposit;
            return deposit != null && deposit.number() == entry.number() ? deposit : null;
        });
    }

    /** Null when its file was removed meanwhile. */
    @Nullable Ending ending(DeskIndex.Entry entry) {
        return read(entry.ending(), record -> {
            Decoded decoded = decoded(record);
            return decoded.endedNumber == entry.number() ? decoded.ending : null;
        });
    }

    /** Those of the locations whose files are still there. */
    List<Deposit> deposits(long[] locations) {
        for (Place place : desk.writers()) {
            try {
                return Timed.call(READ_TIMEOUT, () -> deposits(place.folder(), locations));
            } catch (IOException e) {
                break; // one by one it is found out which
            }
        }
        List<Deposit> deposits = new ArrayList<>();
        for (long location : locations) {
            Deposit deposit = read(location, record -> decoded(record).deposit);
            if (deposit != null) {
                deposits.add(deposit);
            }
        }
        return deposits;
    }

    /** All in one go, from one place. */
    private List<Deposit> deposits(PlaceFolder folder, long[] locations) throws IOException {
        List<Deposit> deposits = new ArrayList<>();
        for (long location : locations) {
            long file = desk.book().files().fileOf(location);
            Decoded decoded = file < 0 ? new Decoded() : decoded(folder.record(file, LogFiles.offsetOf(location)));
            if (decoded.deposit != null) {
                deposits.add(decoded.deposit);
            } else if (file >= 0) {
                throw new IOException("%s tient autre chose que ce qui y a été écrit".formatted(folder.path()));
            }
        }
        return deposits;
    }

    /** What a record should be; null when it is something else. */
    @FunctionalInterface
    private interface Decoding<T> {
        @Nullable T decode(byte[] record);
    }

    private <T> @Nullable T read(long location, Decoding<T> decoding) {
        String why = "";
        for (Place place : desk.readers()) {
            long file = desk.book().files().fileOf(location);
            if (file < 0) {
                return null;
            }
            try {
                byte[] record =
                        Timed.call(READ_TIMEOUT, () -> place.folder().record(file, LogFiles.offsetOf(location)));
                T read = decoding.decode(record);
                if (read != null) {
                    return read;
                }
                why = "%s tient autre chose que ce qui y a été écrit"
                        .formatted(place.folder().path());
            } catch (IOException e) {
                why = e.toString();
            }
            String told = why;
            if (place.isUpToDate() && desk.book().files().fileOf(location) >= 0) {
                appender.order(() -> members.distrust(place, told));
            }
        }
        if (desk.book().files().fileOf(location) < 0) {
            return null;
        }
        throw new DeskException.NoPlace("aucun support du guichet ne peut être lu : " + why);
    }

    private Decoded decoded(byte[] record) {
        Decoded decoded = new Decoded();
        Records.read(record, desk.settings().node(), decoded);
        return decoded;
    }

    private static final class Decoded implements Records.Handler {
        private @Nullable Deposit deposit;
        private @Nullable Ending ending;
        private long endedNumber;

        @Override
        public void deposit(Deposit read) {
            deposit = read;
        }

        @Override
        public void ending(long number, Ending read) {
            endedNumber = number;
            ending = read;
        }
    }
}

package fr.quitus.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** What people do with their answers: go on, wait for the end of a deposit, or ask again what became of an act. */
final class TrafficDesk {
    private final List<TrafficOffice> offices;
    private final TrafficRequests requests;
    private final TrafficWitness witness;
    private final List<TrafficFile> doubtful = new ArrayList<>();
    private final List<TrafficFile> carried = new ArrayList<>();
    private final List<Deposit> deposits = new ArrayList<>();

    /** An act with a receipt that is not decided yet. */
    record Deposit(String number, TrafficFile file) {}

    TrafficDesk(List<TrafficOffice> offices, TrafficRequests requests, TrafficWitness witness) {
        this.offices = List.copyOf(offices);
        this.requests = requests;
        this.witness = witness;
    }

    int offices() {
        return offices.size();
    }

    TrafficAttempt begin(TrafficSchedule.Arrival arrival) {
        TrafficOffice office = offices.get(arrival.office());
        if (!arrival.lane().writes()) {
            return TrafficAttempt.of(
                    arrival, office, null, requests.question(office.question(arrival.lane(), arrival.number())));
        }
        TrafficFile file = office.take(arrival.lane(), System.nanoTime());
        return TrafficAttempt.of(arrival, office, file, file.request(requests));
    }

    byte[] request(TrafficFile file) {
        return file.request(requests);
    }

    void ended(TrafficAttempt attempt, TrafficTally.End end, @Nullable TrafficAnswer answer) {
        TrafficFile file = attempt.file();
        if (file == null) {
            return;
        }
        switch (end) {
            case ADMITTED -> admitted(attempt, file, answer);
            case DEPOSITED -> {
                if (answer != null && answer.deposit() != null) {
                    deposits.add(new Deposit(answer.deposit(), file));
                }
            }
            case REFUSED, UNSENT -> {
                if (attempt.isInDoubt()) {
                    doubtful.add(file);
                } else if (answer != null && answer.retryAfterS() > 0) {
                    file.office().rest(file, System.nanoTime() + TimeUnit.SECONDS.toNanos(answer.retryAfterS()));
                } else {
                    file.office().put(file);
                }
            }
            case FAILED -> doubtful.add(file);
            case RULED -> {} // nobody goes on with it
        }
    }

    private void admitted(TrafficAttempt attempt, TrafficFile file, @Nullable TrafficAnswer answer) {
        if (answer == null) {
            throw new IllegalArgumentException("admitted without an answer");
        }
        TrafficAnswer.Receipt receipt = answer.receipt();
        witness.acknowledged(receipt, file.key());
        file.done(receipt.reply());
        if (attempt.isSettling()) {
            carried.add(file);
        } else {
            file.office().put(file);
        }
    }

    /** A deposit was decided: asked under its key, its act has the answer it was given. */
    void askAgain(Deposit deposit) {
        doubtful.add(deposit.file());
    }

    /** How many files have an act nobody knows the outcome of. */
    int doubtful() {
        return doubtful.size();
    }

    /** Files whose act nobody knows the outcome of. */
    List<TrafficFile> takeDoubtful() {
        return taken(doubtful);
    }

    /** Files whose act was done because somebody asked until it was; they wait nowhere yet. */
    List<TrafficFile> takeCarried() {
        return taken(carried);
    }

    private static <T> List<T> taken(List<T> all) {
        List<T> taken = List.copyOf(all);
        all.clear();
        return taken;
    }

    List<Deposit> takeDeposits() {
        return taken(deposits);
    }

    void unsettled(TrafficAttempt attempt) {
        TrafficFile file = attempt.file();
        if (file != null) {
            doubtful.add(file);
        }
    }
}

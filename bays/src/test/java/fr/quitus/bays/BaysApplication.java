package fr.quitus.bays;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** An application that keeps the bays of a folder until it is ended, for tests that end it. */
final class BaysApplication {
    static final String READY = "bays are open";

    private BaysApplication() {}

    public static void main(String[] arguments) throws InterruptedException {
        EmbeddedBays bays = EmbeddedBays.open(PatientBays.in(Path.of(arguments[0])));
        Runtime.getRuntime().addShutdownHook(new Thread(bays::close));
        System.out.println(READY);
        new CountDownLatch(1).await();
    }
}

package fr.quitus.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;

/**
 * A ledger of three bays in a process of its own, so that what it uses can be told from what its load uses. Orders come
 * on standard input, a line each, and each is answered by a line; at the end of the input it stops.
 */
public final class OverloadedLedger {
    static final String READY = "ready ";
    static final String SLOW = "slow ";
    static final String HEAP = "heap";
    static final String LEAST_HEAPS = "least-heaps";
    static final String DESK = "desk ";
    static final String DONE = "done";

    private OverloadedLedger() {}

    /** @param arguments the data folder and the port */
    public static void main(String[] arguments) throws IOException, SQLException {
        PrintStream out = System.out;
        System.setOut(System.err); // whatever a library prints is no answer
        SlowAppends slowness = new SlowAppends();
        SwitchedDesk desk = new SwitchedDesk();
        HeapWatch heap = new HeapWatch();
        try (FaultyDriver driver = FaultyDriver.slowing(slowness);
                Instance instance =
                        Instance.start(Path.of(arguments[0]), true, Integer.parseInt(arguments[1]), List.of(desk));
                BufferedReader orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            System.err.println("appends go through " + driver.getClass().getSimpleName());
            out.println(READY + instance.address());
            for (String order = orders.readLine(); order != null; order = orders.readLine()) {
                if (order.startsWith(SLOW)) {
                    slowness.to(Integer.parseInt(order.substring(SLOW.length())));
                    out.println(DONE);
                } else if (order.startsWith(DESK)) {
                    desk.to(Boolean.parseBoolean(order.substring(DESK.length())));
                    out.println(DONE);
                } else if (order.equals(LEAST_HEAPS)) {
                    out.println(heap.told());
                } else if (order.equals(HEAP)) {
                    System.gc();
                    out.println(ManagementFactory.getMemoryMXBean()
                            .getHeapMemoryUsage()
                            .getUsed());
                } else {
                    throw new IOException("no order: " + order);
                }
            }
        }
        System.exit(0);
    }
}

package fr.quitus.bays;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/**
 * An application that keeps the bays of a folder, writes numbers without end, tells each that was acknowledged, and
 * carries out what it is told, for tests that kill it in between.
 */
final class BayActsApplication {
    static final String READY = "bays are open";
    static final String ACKNOWLEDGED = "acknowledged ";
    static final String CARRIED_OUT = "carried out";

    private BayActsApplication() {}

    public static void main(String[] arguments) throws IOException, SQLException {
        EmbeddedBays bays = EmbeddedBays.open(PatientBays.in(Path.of(arguments[0])));
        bays.comparing((bay, primary) -> null);
        BaySql.execute(bays, "create table if not exists entry (id bigint not null)");
        Thread.ofPlatform().daemon().start(() -> write(bays, Long.parseLong(arguments[1])));
        Await.until(
                "all sound",
                Await.PATIENCE,
                () -> bays.statuses().stream().allMatch(status -> status.probedAt() != null)
                        && bays.statuses().size() == BayName.values().length);
        say(READY);
        BufferedReader orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = orders.readLine(); line != null; line = orders.readLine()) {
            String[] words = line.split(" ", 2);
            try {
                bays.carryOut(new BayOrder(BayAct.valueOf(words[0]), BayName.valueOf(words[1]), "tess", "essai"));
                say(CARRIED_OUT);
            } catch (BayActRefused e) {
                say(e.code() + " " + e.getMessage());
            }
        }
    }

    private static void write(EmbeddedBays bays, long from) {
        long id = from;
        while (true) {
            try (Connection connection = DriverManager.getConnection(
                            bays.jdbcUrl("postgres"), bays.adminUser(), bays.adminPassword());
                    PreparedStatement insert = connection.prepareStatement("insert into entry (id) values (?)")) {
                while (true) {
                    id++;
                    insert.setLong(1, id);
                    insert.executeUpdate();
                    if (insert.getWarnings() == null) {
                        say(ACKNOWLEDGED + id);
                    }
                }
            } catch (SQLException e) {
                Thread.onSpinWait(); // in doubt, hence not told: the next number is tried
            }
        }
    }

    private static synchronized void say(String line) {
        System.out.println(line);
        System.out.flush();
    }
}

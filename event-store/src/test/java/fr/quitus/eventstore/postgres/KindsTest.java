package fr.quitus.eventstore.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KindsTest {

    private static final int NAMES = 60;
    private static final int WRITERS = 4;

    @TempDir
    static Path directory;

    private static TestDatabase database;

    @BeforeAll
    static void start_the_server() throws SQLException {
        database = TestDatabase.start(directory);
    }

    @AfterAll
    static void stop_the_server() {
        database.close();
    }

    @Test
    void writers_that_name_the_same_things_at_once_agree_on_every_number() throws Exception {
        String name = database.create();
        CyclicBarrier start = new CyclicBarrier(WRITERS);
        List<List<Short>> answers = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(WRITERS)) {
            List<Future<List<Short>>> running = new ArrayList<>();
            for (int w = 0; w < WRITERS; w++) {
                running.add(threads.submit(() -> {
                    try (Connection connection = database.application(name).open()) {
                        Kinds kinds = new Kinds(connection);
                        List<Short> numbers = new ArrayList<>();
                        for (int i = 0; i < NAMES; i++) {
                            start.await();
                            numbers.add(kinds.ofEvent("Envelope", "event-" + i));
                        }
                        return numbers;
                    }
                }));
            }
            for (Future<List<Short>> one : running) {
                answers.add(one.get());
            }
        }

        assertThat(answers).allSatisfy(numbers -> assertThat(numbers).isEqualTo(answers.getFirst()));
        assertThat(answers.getFirst()).hasSize(NAMES).doesNotHaveDuplicates();
        assertThat(database.number(name, "select count(*) from eventlog.kinds")).isEqualTo(NAMES);
    }

    @Test
    void the_name_of_a_command_is_not_that_of_an_event() throws Exception {
        try (Connection connection = database.application(database.create()).open()) {
            Kinds kinds = new Kinds(connection);

            short event = kinds.ofEvent("Envelope", "same");
            short command = kinds.ofCommand("same");

            assertThat(command).isNotEqualTo(event);
            assertThat(new Kinds(connection).ofCommand("same")).isEqualTo(command);
            assertThat(new Kinds(connection).ofEvent("Envelope", "same")).isEqualTo(event);
        }
    }
}

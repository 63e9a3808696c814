package fr.quitus.app;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Runs the ledger: {@code ./quitus start}. */
@SpringBootApplication
public class QuitusApplication {
    public static void main(String[] arguments) {
        SpringApplication.run(QuitusApplication.class, arguments);
    }
}

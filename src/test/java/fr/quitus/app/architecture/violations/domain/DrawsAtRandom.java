package fr.quitus.app.architecture.violations.domain;

import java.util.UUID;
import java.util.random.RandomGenerator;

/** Two ways to be different at every replay. */
class DrawsAtRandom {
    UUID identifier() {
        return UUID.randomUUID();
    }

    int number() {
        return RandomGenerator.getDefault().nextInt();
    }
}

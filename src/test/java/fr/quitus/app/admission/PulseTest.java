package fr.quitus.app.admission;

import static org.assertj.core.api.Assertions.assertThat;

import fr.quitus.api.admission.Admission;
import fr.quitus.api.admission.AdmissionLimits;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

class PulseTest {
    @Test
    void tells_admission_how_late_it_ran() {
        Admission admission = new Admission(AdmissionLimits.defaults());
        assertThat(admission.latenessNanos()).isZero();
        try (Pulse _ = new Pulse(admission)) {
            long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
            // No sleep ends to the nanosecond: however idle the machine, some lateness is told.
            while (admission.latenessNanos() == 0) {
                assertThat(System.nanoTime() - deadline).as("no beat was told").isNegative();
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
            }
        }
        assertThat(admission.latenessNanos()).isPositive();
    }
}

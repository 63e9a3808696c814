package fr.quitus.app.personal;

import fr.quitus.api.ports.PersonalData;

/** Personal data sealed as on a running ledger, under keys that last as long as the test. */
public final class SealingInMemory {
    private SealingInMemory() {}

    public static PersonalData personalData() {
        return new SealedPersonalData(new MemoryPersonKeys());
    }
}

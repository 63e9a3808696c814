package fr.quitus.app.demo;

import fr.quitus.app.client.LedgerHttp;
import fr.quitus.app.opening.BudgetOpening;
import fr.quitus.app.storage.LedgerStorage;
import java.io.PrintStream;
import org.springframework.context.ConfigurableApplicationContext;

/** The whole demonstration on a running, empty instance. */
public final class Demo {
    private final PrintStream out;

    public Demo(PrintStream out) {
        this.out = out;
    }

    /** @return whether every claim held */
    public boolean run(ConfigurableApplicationContext instance, String address) {
        Journalist journalist = new Journalist(out);
        try (LedgerHttp http = new LedgerHttp(address)) {
            Counter counter = new Counter(http);
            AccountsDemo accounts = new AccountsDemo(journalist, counter);
            journalist.chapter("Ouverture des crédits");
            journalist.say(
                    "%d lignes programme × titre ouvertes.",
                    instance.getBean(BudgetOpening.class).open());
            accounts.allot();
            accounts.budget();
            accounts.expenditure();
            accounts.revenue();
            accounts.refusals();
            accounts.books();
            BayLossDemo bayLoss = new BayLossDemo(
                    journalist,
                    counter,
                    http,
                    instance.getBean(LedgerStorage.class).bays().orElseThrow());
            bayLoss.run();
            new RebuildDemo(journalist, counter, http).run();
            bayLoss.reseeded();
            accounts.books();
        }
        journalist.conclude();
        return journalist.allHold();
    }
}

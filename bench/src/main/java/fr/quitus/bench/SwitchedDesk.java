package fr.quitus.bench;

import fr.quitus.api.door.CommandGate;
import fr.quitus.api.door.FrontDesk;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.config.BeanPostProcessor;

/**
 * The front desk as commands see it, shut until it is asked for: in most loads refusals are measured, and a deposit
 * would be one fewer. It never takes what merely finds no place.
 */
final class SwitchedDesk implements BeanPostProcessor {
    private volatile boolean on;

    void to(boolean open) {
        on = open;
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String beanName) {
        return bean instanceof FrontDesk desk ? new Switched(desk) : bean;
    }

    private final class Switched implements FrontDesk {
        private final FrontDesk desk;

        Switched(FrontDesk desk) {
            this.desk = desk;
        }

        @Override
        public boolean isOpen() {
            return on && desk.isOpen();
        }

        @Override
        public boolean takesOverflow() {
            return false;
        }

        @Override
        public String why() {
            return desk.why();
        }

        @Override
        public Optional<Receipt> waiting(UUID commandId) {
            return desk.waiting(commandId);
        }

        @Override
        public boolean waitsBefore(CommandGate.Ask ask) {
            return desk.waitsBefore(ask);
        }

        @Override
        public Receipt deposit(Deposit deposit) {
            return desk.deposit(deposit);
        }
    }
}

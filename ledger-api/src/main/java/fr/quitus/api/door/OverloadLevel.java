package fr.quitus.api.door;

/** Niveau de surcharge, as far as the front desk must know it. */
@FunctionalInterface
public interface OverloadLevel {
    /** Whether more than half of the commands of the last ten seconds were refused because the service is full. */
    boolean refusesMost();
}

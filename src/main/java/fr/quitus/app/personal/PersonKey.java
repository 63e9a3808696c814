package fr.quitus.app.personal;

import java.util.UUID;

/**
 * Clé d'une personne.
 *
 * @param secret thirty-two bytes; the keys of cipher and nonce are made from it
 */
record PersonKey(UUID id, byte[] secret) {
    static final int SECRET_BYTES = 32;
}

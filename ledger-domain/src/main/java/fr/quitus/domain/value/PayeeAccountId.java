package fr.quitus.domain.value;

import java.util.UUID;

/** Identity of a bank account of creditors, made from its IBAN: two parties that name the same account meet there. */
public record PayeeAccountId(UUID value) implements TextValue {
    /** What its text looks like, as a regular expression. */
    public static final String PATTERN = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";
    /** One such text, for the reference. */
    public static final String EXAMPLE = "5b1f7c1e-9d2a-5e4b-8c3d-6f7a8b9c0d1e";

    public static PayeeAccountId of(String text) {
        InvalidValue.matching(text, PATTERN, "l'identifiant d'un compte bancaire (UUID)");
        return new PayeeAccountId(UUID.fromString(text));
    }

    public static PayeeAccountId ofIban(Iban iban) {
        return new PayeeAccountId(NamedId.of("payee-account", iban.text()));
    }

    @Override
    public String text() {
        return value.toString();
    }

    @Override
    public String toString() {
        return text();
    }
}

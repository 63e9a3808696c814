package fr.quitus.app.personal;

import fr.quitus.api.ports.PersonalData;
import fr.quitus.domain.value.Iban;
import fr.quitus.domain.value.PayeeAccountId;
import fr.quitus.domain.value.SealedText;
import fr.quitus.domain.value.ThirdPartyRef;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Personal data sealed under keys of persons. */
final class SealedPersonalData implements PersonalData {
    /** What is shown of a person who was forgotten. */
    static final String ERASED = "[donnée effacée]";
    /** What is shown while her key cannot be read. */
    static final String UNAVAILABLE = "[donnée indisponible]";

    /** Nobody: the key of hashes that two persons share, which forgetting one of them leaves. */
    static final ThirdPartyRef LEDGER = ThirdPartyRef.of("0000000000");

    private static final Logger LOG = LoggerFactory.getLogger(SealedPersonalData.class);
    private static final Pattern SEALED = Pattern.compile(SealedText.PATTERN);
    private static final SecureRandom RANDOM = new SecureRandom();

    private final PersonKeys keys;
    private final RecentKeys<ThirdPartyRef> byPerson = new RecentKeys<>();
    private final RecentKeys<UUID> byId = new RecentKeys<>();
    /** Keys that simulations were shown; the act that follows makes the one it was shown lasting. */
    private final RecentKeys<ThirdPartyRef> offered = new RecentKeys<>();
    /** The same, to open what a simulation is answered. */
    private final RecentKeys<UUID> offeredById = new RecentKeys<>();
    /** Newest year of an act that is known to be noted, per key. */
    private final Map<UUID, Integer> noted = new ConcurrentHashMap<>();

    SealedPersonalData(PersonKeys keys) {
        this.keys = keys;
    }

    @Override
    public boolean seals() {
        return true;
    }

    @Override
    public String seal(ThirdPartyRef person, String clear, int year, boolean lasting) {
        return SealingCipher.seal(lasting ? lastingKey(person, year) : simulatedKey(person), clear);
    }

    private PersonKey lastingKey(ThirdPartyRef person, int year) {
        Optional<PersonKey> known = byPerson.find(person);
        if (known.isPresent() && noted.getOrDefault(known.get().id(), 0) >= year) {
            return known.get();
        }
        PersonKey key = keys.ofPerson(person, offered.find(person).orElseGet(SealedPersonalData::newKey), year);
        hold(person, key);
        note(key.id(), year);
        return key;
    }

    private PersonKey simulatedKey(ThirdPartyRef person) {
        return byPerson.find(person).or(() -> keys.ofPerson(person)).orElseGet(() -> offered.find(person)
                .orElseGet(() -> {
                    PersonKey key = newKey();
                    offered.hold(person, key);
                    offeredById.hold(key.id(), key);
                    return key;
                }));
    }

    private void hold(ThirdPartyRef person, PersonKey key) {
        byPerson.hold(person, key);
        byId.hold(key.id(), key);
    }

    private void note(UUID key, int year) {
        if (noted.size() >= RecentKeys.KEYS_MAX) {
            noted.clear();
        }
        noted.merge(key, year, Math::max);
    }

    private static PersonKey newKey() {
        byte[] secret = new byte[PersonKey.SECRET_BYTES];
        RANDOM.nextBytes(secret);
        return new PersonKey(UUID.randomUUID(), secret);
    }

    @Override
    public void acted(String sealed, int year) {
        UUID key = SealedText.keyOf(sealed);
        if (noted.getOrDefault(key, 0) < year) {
            keys.acted(key, year);
            note(key, year);
        }
    }

    @Override
    public String reveal(String text) {
        if (text.indexOf('~') < 0) {
            return text;
        }
        return SEALED.matcher(text).replaceAll(match -> Matcher.quoteReplacement(opened(match.group())));
    }

    private String opened(String sealed) {
        UUID id = SealedText.keyOf(sealed);
        try {
            Optional<PersonKey> key = byId.find(id)
                    .or(() -> offeredById.find(id))
                    .or(() -> {
                        Optional<PersonKey> kept = keys.find(id);
                        kept.ifPresent(found -> byId.hold(id, found));
                        return kept;
                    });
            return key.flatMap(found -> SealingCipher.open(found, sealed)).orElse(ERASED);
        } catch (IllegalStateException e) {
            LOG.warn("a key cannot be read: {}", e.toString());
            return UNAVAILABLE;
        }
    }

    @Override
    public PayeeAccountId accountId(Iban clear) {
        PersonKey key = lastingKey(LEDGER, 0);
        ByteBuffer hash = ByteBuffer.wrap(SealingCipher.hash(key, "payee-account", clear.text()));
        // The form of a UUID of version 8 (RFC 9562): its bits are of our own making.
        return new PayeeAccountId(new UUID(
                (hash.getLong() & 0xffffffffffff0fffL) | 0x8000L,
                (hash.getLong() & 0x3fffffffffffffffL) | Long.MIN_VALUE));
    }

    @Override
    public OptionalInt lastActYear(ThirdPartyRef person) {
        return person.equals(LEDGER) ? OptionalInt.empty() : keys.lastActYear(person);
    }

    @Override
    public void intendToForget(ThirdPartyRef person, int lastActYear) {
        keys.intendToForget(person, lastActYear);
    }

    @Override
    public void forget(ThirdPartyRef person, int lastActYear) {
        try {
            Optional<PersonKey> key = keys.ofPerson(person);
            if (keys.forget(person, lastActYear)) {
                LOG.info("the key of {} is destroyed", person);
            } else {
                LOG.error("the key of {} is not destroyed: a later act used it, or it was already", person);
            }
            byPerson.drop(person);
            key.ifPresent(gone -> {
                byId.drop(gone.id());
                offeredById.drop(gone.id());
            });
            offered.drop(person);
            keys.settled(person);
        } catch (IllegalStateException e) {
            LOG.error("the key of {} is not destroyed yet; it will be at the next start", person, e);
        }
    }
}

package fr.quitus.app.personal;

import fr.quitus.domain.value.ThirdPartyRef;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * Keys in PostgreSQL, in a schema of their own, with the log's synchronous commit. A key that was found and not made is
 * written to as well: its commit comes after the one that made it, so that key too is on a quorum when it is used.
 */
final class PostgresPersonKeys implements PersonKeys {
    private static final String KEY_FOR_PERSON = sql("key_for_person.sql");
    private static final String KEY_OF_PERSON = sql("key_of_person.sql");
    private static final String FIND = sql("find_key.sql");
    private static final String NOTE_ACT = sql("note_act.sql");
    private static final String INTEND = sql("intend_erasure.sql");
    private static final String INTENDED = sql("erasures.sql");
    private static final String FORGET = sql("forget.sql");
    private static final String SETTLED = sql("erasure_settled.sql");

    private final DataSource database;

    PostgresPersonKeys(DataSource database) {
        this.database = database;
    }

    /** What is done with a statement. */
    @FunctionalInterface
    private interface Work<T> {
        T run(PreparedStatement statement) throws SQLException;
    }

    /** The cause stays a failure of the storage: whoever asked may wait and ask again. */
    private <T> T with(String sql, Work<T> work) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            return work.run(statement);
        } catch (SQLException e) {
            throw new IllegalStateException("the keys of persons cannot be read or written", e);
        }
    }

    @Override
    public PersonKey ofPerson(ThirdPartyRef person, PersonKey offered, int year) {
        return with(KEY_FOR_PERSON, statement -> {
            statement.setObject(1, offered.id());
            statement.setString(2, person.text());
            statement.setBytes(3, offered.secret());
            statement.setInt(4, year);
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                return key(rows);
            }
        });
    }

    private static PersonKey key(ResultSet row) throws SQLException {
        return new PersonKey(row.getObject("key_id", UUID.class), row.getBytes("secret"));
    }

    @Override
    public Optional<PersonKey> ofPerson(ThirdPartyRef person) {
        return with(KEY_OF_PERSON, statement -> {
            statement.setString(1, person.text());
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() ? Optional.of(key(rows)) : Optional.empty();
            }
        });
    }

    @Override
    public Optional<PersonKey> find(UUID id) {
        return with(FIND, statement -> {
            statement.setObject(1, id);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() ? Optional.of(new PersonKey(id, rows.getBytes("secret"))) : Optional.empty();
            }
        });
    }

    @Override
    public void acted(UUID id, int year) {
        with(NOTE_ACT, statement -> {
            statement.setInt(1, year);
            statement.setObject(2, id);
            statement.setInt(3, year);
            return statement.executeUpdate();
        });
    }

    @Override
    public OptionalInt lastActYear(ThirdPartyRef person) {
        return with(KEY_OF_PERSON, statement -> {
            statement.setString(1, person.text());
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() ? OptionalInt.of(rows.getInt("last_act_year")) : OptionalInt.empty();
            }
        });
    }

    @Override
    public void intendToForget(ThirdPartyRef person, int lastActYear) {
        with(INTEND, statement -> {
            statement.setString(1, person.text());
            statement.setInt(2, lastActYear);
            return statement.executeUpdate();
        });
    }

    @Override
    public boolean forget(ThirdPartyRef person, int lastActYear) {
        return with(FORGET, statement -> {
            statement.setString(1, person.text());
            statement.setInt(2, lastActYear);
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                return rows.getBoolean("done");
            }
        });
    }

    @Override
    public Map<ThirdPartyRef, Integer> intended() {
        return with(INTENDED, statement -> {
            Map<ThirdPartyRef, Integer> intended = new LinkedHashMap<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    intended.put(ThirdPartyRef.of(rows.getString("person")), rows.getInt("last_act_year"));
                }
            }
            return intended;
        });
    }

    @Override
    public void settled(ThirdPartyRef person) {
        with(SETTLED, statement -> {
            statement.setString(1, person.text());
            return statement.executeUpdate();
        });
    }

    private static String sql(String file) {
        try (InputStream found = PostgresPersonKeys.class.getResourceAsStream(file)) {
            return new String(Objects.requireNonNull(found, file).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

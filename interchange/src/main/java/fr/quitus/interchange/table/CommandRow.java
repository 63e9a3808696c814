package fr.quitus.interchange.table;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One command of a file, before anybody knows whether it is one.
 *
 * @param line where it begins in the file, from 1
 * @param fields by title of their column, in its order; an empty field is not there
 */
public record CommandRow(int line, Map<String, String> fields) {
    public CommandRow {
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }
}

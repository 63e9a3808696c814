package fr.quitus.interchange.table;

import java.util.List;

/** A row as it stands in its file: the line it begins on, and its fields. */
record TableRow(int line, List<String> fields) {
    TableRow {
        fields = List.copyOf(fields);
    }
}

package fr.quitus.projections.engine;

import fr.quitus.projections.ViewsFixture;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Every row that a node shows of a view, and where, read as questions read it. */
record Shown(long position, Map<String, List<String>> rows) {
    static Shown by(ViewsFixture node, String view) {
        return find(node, view).orElseThrow();
    }

    /** Absent when the node's version of the view stands nowhere. */
    static Optional<Shown> find(ViewsFixture node, String view) {
        List<Table<?, ?>> tables = node.registry().named(view).tables();
        return new ViewReading(node.registry(), node.database()).read(view, (connection, bookmark) -> {
            Map<String, List<String>> rows = new TreeMap<>();
            for (Table<?, ?> table : tables) {
                List<String> texts = rows.computeIfAbsent(table.name(), _ -> new ArrayList<>());
                try (Statement statement = connection.createStatement();
                        ResultSet row = statement.executeQuery(table.statement("rows"))) {
                    while (row.next()) {
                        texts.add(row.getString(2));
                    }
                }
            }
            return new Shown(bookmark.position(), rows);
        });
    }
}

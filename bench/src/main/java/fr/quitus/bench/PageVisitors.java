package fr.quitus.bench;

import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.TreeMap;

/** A session of each person who is needed, opened when it first is. */
final class PageVisitors implements AutoCloseable {
    private final URI base;
    private final Map<String, PageVisitor> visitors = new TreeMap<>();

    PageVisitors(URI base) {
        this.base = base;
    }

    PageVisitor of(String identity) throws IOException, InterruptedException {
        PageVisitor known = visitors.get(identity);
        if (known != null) {
            return known;
        }
        PageVisitor signedIn = PageVisitor.signedIn(base, identity);
        visitors.put(identity, signedIn);
        return signedIn;
    }

    @Override
    public void close() {
        visitors.values().forEach(PageVisitor::close);
    }
}

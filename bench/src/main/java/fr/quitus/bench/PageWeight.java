package fr.quitus.bench;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a page weighs beside its own bytes: every file it loads, and what these load, as they are sent.
 *
 * @param bytes of all of them
 * @param files how many
 * @param notKept those that a browser would ask for again: not for ever in its cache
 */
record PageWeight(int bytes, int files, List<String> notKept) {
    private static final String ASSETS = "/ressources/";
    private static final Pattern URL = Pattern.compile("url\\([\"']?([^)\"']+)[\"']?\\)");

    static PageWeight of(PageVisitor visitor, String address) throws IOException, InterruptedException {
        Deque<String> wanted = new ArrayDeque<>(visitor.get(address).links(ASSETS));
        Set<String> loaded = new LinkedHashSet<>();
        List<String> notKept = new ArrayList<>();
        int bytes = 0;
        while (!wanted.isEmpty()) {
            String asset = wanted.poll();
            if (!loaded.add(asset)) {
                continue;
            }
            PageVisitor.Page file = visitor.get(asset);
            if (!file.ok()) {
                throw new IOException(address + " loads " + asset + ", which is not there: " + file.status());
            }
            bytes += file.bytes().length;
            String kept = file.headers().firstValue("Cache-Control").orElse("");
            if (!kept.contains("immutable") || !kept.contains("max-age=31536000")) {
                notKept.add(asset + ": " + kept);
            }
            if (file.headers().firstValue("Content-Type").orElse("").startsWith("text/css")) {
                wanted.addAll(loadedBy(file));
            }
        }
        if (loaded.isEmpty()) {
            throw new IOException(address + " loads nothing, which no page of ours does");
        }
        return new PageWeight(bytes, loaded.size(), notKept);
    }

    private static List<String> loadedBy(PageVisitor.Page sheet) {
        return URL.matcher(sheet.html())
                .results()
                .map(url -> url.group(1))
                .filter(url -> !url.startsWith("data:"))
                .map(url -> url.startsWith("/") ? url : ASSETS + url)
                .toList();
    }
}

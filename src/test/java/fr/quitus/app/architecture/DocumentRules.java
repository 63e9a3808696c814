package fr.quitus.app.architecture;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Rules on documents: decisions are numbered without gap, and a link leads to a file and a heading that exist. */
final class DocumentRules {
    private static final Pattern DECISION = Pattern.compile("([0-9]{4})-[a-z0-9-]+\\.md");
    private static final Pattern LINK = Pattern.compile("\\[[^\\]]*\\]\\(([^)\\s]+)\\)");
    private static final Pattern HEADING = Pattern.compile("(?m)^#{1,6}\\s+(.+?)\\s*$");
    private static final Pattern CODE = Pattern.compile("(?s)```.*?```|`[^`\n]*`");
    private static final List<String> DECISION_PARTS =
            List.of("## Context", "## Options refused", "## Decision", "## Consequences");

    private DocumentRules() {}

    static List<String> decisions(Path folder) throws IOException {
        List<String> findings = new ArrayList<>();
        List<Path> files;
        try (var listed = Files.list(folder)) {
            files = listed.filter(file -> !file.endsWith("README.md")).sorted().toList();
        }
        int expected = 1;
        for (Path file : files) {
            String name = file.getFileName().toString();
            Matcher matcher = DECISION.matcher(name);
            if (!matcher.matches()) {
                findings.add(name + " is not named 0000-words.md");
                continue;
            }
            int number = Integer.parseInt(matcher.group(1));
            if (number != expected) {
                findings.add("%s: number %04d expected".formatted(name, expected));
            }
            expected = number + 1;
            String text = Files.readString(file);
            for (String part : DECISION_PARTS) {
                if (!text.contains("\n" + part + "\n")) {
                    findings.add(name + " has no \"" + part + "\"");
                }
            }
        }
        if (files.isEmpty()) {
            findings.add("no decision in " + folder);
        }
        return findings;
    }

    static List<String> links(SourceTree tree) throws IOException {
        List<String> findings = new ArrayList<>();
        for (Path file : tree.files(name -> name.endsWith(".md"))) {
            Matcher links = LINK.matcher(CODE.matcher(Files.readString(file)).replaceAll(""));
            while (links.find()) {
                String link = links.group(1);
                if (!link.contains("://") && !link.startsWith("mailto:") && !resolves(file, link)) {
                    findings.add(tree.relative(file) + " links to " + link + ", which does not exist");
                }
            }
        }
        return findings;
    }

    private static boolean resolves(Path file, String link) throws IOException {
        int hash = link.indexOf('#');
        String path = URLDecoder.decode(hash < 0 ? link : link.substring(0, hash), StandardCharsets.UTF_8);
        Path target = path.isEmpty() ? file : file.resolveSibling(path).normalize();
        if (!Files.exists(target)) {
            return false;
        }
        return hash < 0 || anchors(Files.readString(target)).contains(link.substring(hash + 1));
    }

    /** As GitHub makes them: lower case, punctuation away, blanks to hyphens. */
    private static Set<String> anchors(String text) {
        Set<String> anchors = new HashSet<>();
        Matcher headings = HEADING.matcher(text);
        while (headings.find()) {
            anchors.add(headings.group(1)
                    .toLowerCase(Locale.ROOT)
                    .replaceAll("[^\\p{L}\\p{N} _-]", "")
                    .replace(' ', '-'));
        }
        return anchors;
    }
}

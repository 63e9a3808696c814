package fr.quitus.web.files;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDFont;

/** Texts in one font. What it has no glyph for is shown as {@code ?}: a letter from elsewhere stops no book. */
final class PrintedText {
    private static final float UNITS = 1000;

    private final PDFont font;
    private final Map<Integer, Float> widths = new HashMap<>();

    PrintedText(PDFont font) {
        this.font = font;
    }

    void show(PDPageContentStream page, String text, float x, float y, float size) throws IOException {
        StringBuilder shown = new StringBuilder();
        for (int letter : text.codePoints().toArray()) {
            shown.appendCodePoint(letterWidth(letter) < 0 ? '?' : letter);
        }
        page.beginText();
        page.setFont(font, size);
        page.newLineAtOffset(x, y);
        page.showText(shown.toString());
        page.endText();
    }

    float width(String text, float size) {
        float width = 0;
        for (int letter : text.codePoints().toArray()) {
            float known = letterWidth(letter);
            width += known < 0 ? letterWidth('?') : known;
        }
        return width * size / UNITS;
    }

    /** @return negative where the font has no such glyph */
    private float letterWidth(int letter) {
        return widths.computeIfAbsent(letter, asked -> {
            if (Character.isISOControl(asked)) {
                return -1f;
            }
            try {
                return font.getStringWidth(Character.toString(asked));
            } catch (IllegalArgumentException | IOException e) {
                // So says the library that a glyph is missing.
                return -1f;
            }
        });
    }

    /** In lines that fit, cut at spaces and, where a word is longer than a line, in it. At least one line. */
    List<String> wrapped(String text, float width, float size) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.split(" ", -1)) {
            String rest = word;
            String joined = line.isEmpty() ? rest : line + " " + rest;
            if (width(joined, size) <= width) {
                line.setLength(0);
                line.append(joined);
                continue;
            }
            if (!line.isEmpty()) {
                lines.add(line.toString());
                line.setLength(0);
            }
            while (width(rest, size) > width) {
                int fits = fitting(rest, width, size);
                lines.add(rest.substring(0, fits));
                rest = rest.substring(fits);
            }
            line.append(rest);
        }
        lines.add(line.toString());
        return lines;
    }

    private int fitting(String word, float width, float size) {
        int fits = word.offsetByCodePoints(0, 1);
        while (fits < word.length() && width(word.substring(0, word.offsetByCodePoints(fits, 1)), size) <= width) {
            fits = word.offsetByCodePoints(fits, 1);
        }
        return fits;
    }
}

package fr.quitus.interchange.invoice;

import fr.quitus.interchange.FileFault;
import fr.quitus.interchange.FileRefused;
import fr.quitus.interchange.IncomingFile;
import fr.quitus.interchange.xml.XmlInput;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.InflaterInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Factur-X : the one invoice attached to a PDF. An attachment is a stream of its own in the file, whatever the rest is
 * packed into; streams are found by their dictionaries, and only those of attachments are unpacked, to a bound. When
 * two different invoices are there, which one counts is not guessed.
 */
final class PdfInvoice {
    /** An invoice of ten thousand lines takes about this. */
    static final int INVOICE_BYTES_MAX = 16 * 1024 * 1024;

    static final int ATTACHMENTS_MAX = 100;
    private static final int DICTIONARY_CHARS_MAX = 8_192;

    private static final Pattern OBJECT = Pattern.compile("(?<!\\d)(\\d{1,10})\\s{1,4}\\d{1,5}\\s{1,4}obj\\b");
    private static final Pattern ATTACHMENT =
            Pattern.compile("/EmbeddedFile\\b|/Subtype\\s{0,4}/(text|application)#2[Ff]xml\\b");
    /** None, one name, or a list of names. */
    private static final Pattern FILTER =
            Pattern.compile("/Filter\\s{0,4}(?:\\[\\s{0,4}((?:/\\w{1,20}\\s{0,4}){0,4})\\]|(/\\w{1,20}))");

    private static final Pattern PREDICTOR = Pattern.compile("/Predictor\\s{1,4}(?!1\\b)");
    private static final Pattern LENGTH = Pattern.compile("/Length\\s{1,4}(\\d{1,9})(?!\\d|\\s{1,4}\\d{1,5}\\s{1,4}R)");
    private static final Pattern ENCRYPTED = Pattern.compile("/Encrypt\\s{1,4}\\d{1,10}\\s{1,4}\\d{1,5}\\s{1,4}R");

    /** The bytes as characters of the same value, so that patterns can be looked for in them. */
    private final String text;

    private final byte[] bytes;
    /** By object number: an object written again further down replaces the first. */
    private final Map<String, Attachment> attachments = new LinkedHashMap<>();

    private PdfInvoice(IncomingFile pdf) {
        this.bytes = pdf.bytes();
        this.text = new String(bytes, StandardCharsets.ISO_8859_1);
    }

    static IncomingFile attachedTo(IncomingFile pdf) {
        PdfInvoice reading = new PdfInvoice(pdf);
        if (ENCRYPTED.matcher(reading.text).find()) {
            throw refuse(FileFault.PDF_ILLISIBLE, "Le PDF est chiffré.");
        }
        reading.findAttachments();
        return reading.invoice();
    }

    private void findAttachments() {
        int from = 0;
        int keyword = text.indexOf("stream");
        while (keyword >= 0) {
            int data = dataAfter(keyword);
            int next = keyword + "stream".length();
            if (data > 0) {
                int window = Math.max(from, keyword - DICTIONARY_CHARS_MAX);
                next = Math.max(next, attachment(text.substring(window, keyword), data));
            }
            from = next;
            keyword = text.indexOf("stream", next);
        }
    }

    /** Where the data of a stream begin, or 0 if the word is not that of a stream. */
    private int dataAfter(int keyword) {
        int end = keyword + "stream".length();
        boolean ofEnd = keyword >= 3 && text.startsWith("end", keyword - 3);
        if (ofEnd || end + 1 >= text.length()) {
            return 0;
        }
        if (text.startsWith("\r\n", end)) {
            return end + 2;
        }
        return text.charAt(end) == '\n' ? end + 1 : 0;
    }

    /** Takes note of an attachment; answers where its data end if that is known, since they may hold anything. */
    private int attachment(String before, int data) {
        Matcher object = OBJECT.matcher(before);
        String number = null;
        int start = 0;
        while (object.find()) {
            number = object.group(1);
            start = object.end();
        }
        if (number == null) {
            return data;
        }
        String dictionary = before.substring(start);
        int end = endOf(dictionary, data);
        if (ATTACHMENT.matcher(dictionary).find()) {
            if (attachments.size() == ATTACHMENTS_MAX) {
                throw refuse(FileFault.TROP_D_ELEMENTS, "Le PDF a plus de " + ATTACHMENTS_MAX + " pièces jointes.");
            }
            attachments.put(number, new Attachment(dictionary, data, end));
        }
        return end;
    }

    private int endOf(String dictionary, int data) {
        Matcher length = LENGTH.matcher(dictionary);
        if (length.find()) {
            long end = data + Long.parseLong(length.group(1));
            if (end <= text.length() && text.startsWith("endstream", (int) end + blanks((int) end))) {
                return (int) end;
            }
        }
        int marker = text.indexOf("endstream", data);
        return marker < 0 ? text.length() : marker;
    }

    private int blanks(int at) {
        int count = 0;
        while (count < 2 && at + count < text.length() && Character.isWhitespace(text.charAt(at + count))) {
            count++;
        }
        return count;
    }

    private IncomingFile invoice() {
        List<IncomingFile> invoices = new ArrayList<>();
        boolean unread = false;
        for (Attachment attachment : attachments.values()) {
            byte[] content = content(attachment);
            unread |= content == null;
            if (content == null || !isInvoice(content)) {
                continue;
            }
            IncomingFile invoice = IncomingFile.of(content);
            if (invoices.stream().noneMatch(other -> other.id().equals(invoice.id()))) {
                invoices.add(invoice);
            }
        }
        if (invoices.size() > 1) {
            throw refuse(FileFault.PLUSIEURS_FACTURES, invoices.size() + " factures y sont jointes.");
        }
        if (invoices.isEmpty()) {
            throw unread
                    ? refuse(FileFault.PDF_ILLISIBLE, "Une pièce jointe n'a pu être lue.")
                    : refuse(FileFault.PDF_SANS_FACTURE, "Aucune facture CII n'y est jointe.");
        }
        return invoices.getFirst();
    }

    /** Null if the attachment is packed in a way that is not read, is broken, or is too large to be an invoice. */
    private byte @Nullable [] content(Attachment attachment) {
        String filters = filters(attachment.dictionary);
        if (filters.isEmpty()) {
            boolean large = attachment.end - attachment.data > INVOICE_BYTES_MAX;
            return large ? null : Arrays.copyOfRange(bytes, attachment.data, attachment.end);
        }
        boolean flate = filters.equals("/FlateDecode") || filters.equals("/Fl");
        if (!flate || PREDICTOR.matcher(attachment.dictionary).find()) {
            return null;
        }
        // To the end of the file: what follows the packed data is not looked at by who unpacks them.
        InputStream packed = new ByteArrayInputStream(bytes, attachment.data, bytes.length - attachment.data);
        try (InflaterInputStream in = new InflaterInputStream(packed)) {
            byte[] content = in.readNBytes(INVOICE_BYTES_MAX + 1);
            return content.length > INVOICE_BYTES_MAX ? null : content;
        } catch (IOException e) {
            return null;
        }
    }

    private static String filters(String dictionary) {
        if (!dictionary.contains("/Filter")) {
            return "";
        }
        Matcher filter = FILTER.matcher(dictionary);
        if (!filter.find()) {
            return "unknown";
        }
        String list = filter.group(1);
        return list == null ? filter.group(2) : list.strip();
    }

    private static boolean isInvoice(byte[] content) {
        try {
            return XmlInput.open(IncomingFile.of(content)).namespace().equals(CiiFields.ROOT_NAMESPACE);
        } catch (FileRefused refused) {
            return false;
        }
    }

    private static FileRefused refuse(FileFault code, String reason) {
        return new FileRefused(0, "pièces jointes du PDF", code, reason);
    }

    private record Attachment(String dictionary, int data, int end) {}
}

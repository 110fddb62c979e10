package dev.juncture.sandbox.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Parses {@code multipart/form-data} without holding its files in memory. */
public final class Multipart {
    private static final Pattern BOUNDARY = Pattern.compile("boundary=\"?([^\";]+)\"?", Pattern.CASE_INSENSITIVE);

    private Multipart() {}

    /** @param fileName empty for a plain form field */
    public record Part(String name, String fileName, String type, Region content) {}

    public static List<Part> read(Request request) {
        Matcher boundary = BOUNDARY.matcher(request.header("Content-Type").orElse(""));
        Optional<Region> upload = request.upload();
        if (!boundary.find() || upload.isEmpty()) {
            return List.of();
        }
        try (FileChannel channel = FileChannel.open(upload.get().file(), StandardOpenOption.READ)) {
            ByteBuffer bytes = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size());
            return parts(bytes, upload.get(), "--" + boundary.group(1));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static List<Part> parts(ByteBuffer bytes, Region upload, String delimiter) {
        List<Part> parts = new ArrayList<>();
        byte[] mark = ("\r\n" + delimiter).getBytes(StandardCharsets.ISO_8859_1);
        int start = find(bytes, delimiter.getBytes(StandardCharsets.ISO_8859_1), 0);
        int headers = start < 0 ? -1 : start + delimiter.length();
        while (headers >= 0 && headers + 2 <= bytes.limit() && bytes.get(headers) == '\r') {
            int content = find(bytes, "\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1), headers);
            int end = content < 0 ? -1 : find(bytes, mark, content + 2);
            if (end < 0) {
                break;
            }
            parts.add(part(text(bytes, headers, content), upload.part(content + 4L, Math.max(0, end - content - 4L))));
            headers = end + mark.length;
        }
        return parts;
    }

    private static Part part(String headers, Region content) {
        return new Part(
                parameter(headers, "name"),
                parameter(headers, "filename"),
                first(Pattern.compile("(?im)^Content-Type:\\s*(.+?)\\s*$"), headers)
                        .orElse("application/octet-stream"),
                content);
    }

    private static String parameter(String headers, String name) {
        return first(Pattern.compile("(?i)[;\\s]" + name + "=\"([^\"]*)\""), headers)
                .or(() -> first(Pattern.compile("(?i)[;\\s]" + name + "=([^\";\\s]+)"), headers))
                .orElse("");
    }

    private static Optional<String> first(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    private static String text(ByteBuffer bytes, int from, int to) {
        byte[] text = new byte[to - from];
        bytes.get(from, text);
        return new String(text, StandardCharsets.UTF_8);
    }

    private static int find(ByteBuffer bytes, byte[] wanted, int from) {
        int last = bytes.limit() - wanted.length;
        for (int at = from; at <= last; at++) {
            int matched = 0;
            while (matched < wanted.length && bytes.get(at + matched) == wanted[matched]) {
                matched++;
            }
            if (matched == wanted.length) {
                return at;
            }
        }
        return -1;
    }
}

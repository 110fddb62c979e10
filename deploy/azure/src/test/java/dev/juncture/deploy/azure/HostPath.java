package dev.juncture.deploy.azure;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * A path as the host sends it to its worker: Kestrel and ASP.NET Core decode it, resolve its dots and encode it again.
 * An encoded slash and bytes that are not UTF-8 stay encoded.
 */
final class HostPath {
    private static final String PLAIN = "-._~!$&'()*+,;=:@/";

    private HostPath() {}

    static String of(String sent) {
        return encoded(withoutDots(decoded(sent)));
    }

    private static String decoded(String path) {
        StringBuilder decoded = new StringBuilder();
        int at = 0;
        while (at < path.length()) {
            String character = characterAt(path, at);
            if (character.isEmpty() || character.equals("/")) {
                decoded.append(path.charAt(at));
                at++;
            } else {
                decoded.append(character);
                at += 3 * character.getBytes(StandardCharsets.UTF_8).length;
            }
        }
        return decoded.toString();
    }

    /** Returns the character of the escapes at a place; empty when they are not a character. */
    private static String characterAt(String path, int from) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int at = from; isEscape(path, at) && bytes.size() < 4; at += 3) {
            bytes.write(Integer.parseInt(path.substring(at + 1, at + 3), 16));
            try {
                return StandardCharsets.UTF_8
                        .newDecoder()
                        .decode(ByteBuffer.wrap(bytes.toByteArray()))
                        .toString();
            } catch (CharacterCodingException incomplete) {
                // One more byte may complete the character.
            }
        }
        return "";
    }

    private static String withoutDots(String path) {
        Deque<String> segments = new ArrayDeque<>();
        String[] given = path.split("/", -1);
        for (int at = 1; at < given.length; at++) {
            boolean last = at == given.length - 1;
            if (given[at].equals("..")) {
                segments.pollLast();
            }
            if (!given[at].equals(".") && !given[at].equals("..")) {
                segments.addLast(given[at]);
            } else if (last) {
                segments.addLast("");
            }
        }
        return "/" + String.join("/", segments);
    }

    private static String encoded(String path) {
        StringBuilder encoded = new StringBuilder();
        for (int at = 0; at < path.length(); at += Character.charCount(path.codePointAt(at))) {
            int character = path.codePointAt(at);
            boolean letterOrDigit = character < 128 && Character.isLetterOrDigit(character);
            if (letterOrDigit || PLAIN.indexOf(character) >= 0 || isEscape(path, at)) {
                encoded.appendCodePoint(character);
            } else {
                for (byte each : Character.toString(character).getBytes(StandardCharsets.UTF_8)) {
                    encoded.append("%%%02X".formatted(each));
                }
            }
        }
        return encoded.toString();
    }

    private static boolean isEscape(String path, int at) {
        return path.startsWith("%", at)
                && at + 3 <= path.length()
                && path.substring(at + 1, at + 3).matches("[0-9A-Fa-f]{2}");
    }
}

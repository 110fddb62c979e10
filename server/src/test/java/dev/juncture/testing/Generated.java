package dev.juncture.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Committed text that is generated from the code. A test compares it, and rewrites it on request. */
public final class Generated {
    private static final String REWRITE = "juncture.rewrite";

    private Generated() {}

    /** @param file relative to the module's folder */
    public static void assertUpToDate(Path file, String now, Class<?> test) {
        if (Boolean.getBoolean(REWRITE)) {
            write(file, now);
        }
        String before = Files.exists(file) ? read(file) : "";
        assertThat(firstDifference(before, now))
                .as(
                        "%s is out of date. Generate it again, review the difference and commit it:"
                                + " mvn -o -q -pl server -am test -Dtest=%s -D%s=true",
                        file.getFileName(), test.getSimpleName(), REWRITE)
                .isEmpty();
    }

    /** Returns empty for equal texts. */
    private static String firstDifference(String before, String now) {
        if (before.equals(now)) {
            return "";
        }
        List<String> old = before.lines().toList();
        List<String> lines = now.lines().toList();
        int line = 0;
        while (line < Math.min(old.size(), lines.size()) && old.get(line).equals(lines.get(line))) {
            line++;
        }
        return "line %d: %s"
                .formatted(line + 1, line < lines.size() ? lines.get(line).strip() : "the file must end before it");
    }

    /** @param text between the lines {@code <!-- mark -->} and {@code <!-- /mark -->} */
    public static void assertUpToDate(Path file, String mark, String text, Class<?> test) {
        String start = "<!-- " + mark + " -->\n";
        String end = "<!-- /" + mark + " -->\n";
        String all = read(file);
        assertThat(all).contains(start, end);
        String now = all.substring(0, all.indexOf(start) + start.length()) + text + all.substring(all.indexOf(end));
        assertUpToDate(file, now, test);
    }

    public static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }
}

package dev.juncture.sandbox.world;

import java.util.List;

/** One of the values that a select field offers. */
public record Option(String id, String value) {
    public static final List<Option> SEVERITIES =
            List.of(new Option("10100", "Critical"), new Option("10101", "Major"), new Option("10102", "Minor"));
    public static final List<Option> PLATFORMS =
            List.of(new Option("10110", "Web"), new Option("10111", "iOS"), new Option("10112", "Android"));
}

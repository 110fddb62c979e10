package dev.juncture.deploy.azure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A trigger, as a function.json describes it. The stand-in has only the class path of the worker, so it has no JSON parser. */
record Binding(String name, String entryPoint, String type, String route, List<String> methods) {
    /** A route without a wildcard goes before one with it, as in the host. */
    static final Comparator<Binding> EXACT_FIRST = Comparator.comparing(binding -> binding.route.contains("*"));

    static List<Binding> in(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(file -> file.endsWith("function.json"))
                    .map(Binding::read)
                    .toList();
        }
    }

    boolean isTimer() {
        return "timerTrigger".equals(type);
    }

    boolean answers(String method, String path) {
        boolean here = route.equals("{*path}") || ("/" + route).equals(path);
        return "httpTrigger".equals(type) && here && methods.contains(method.toUpperCase(Locale.ROOT));
    }

    private static Binding read(Path file) {
        try {
            String json = Files.readString(file);
            return new Binding(
                    file.getParent().getFileName().toString(),
                    text(json, "entryPoint"),
                    text(json, "type"),
                    text(json, "route"),
                    list(json, "methods"));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The first name belongs to the trigger. */
    private static String text(String json, String field) {
        Matcher matcher =
                Pattern.compile('"' + field + "\"\\s*:\\s*\"([^\"]*)\"").matcher(json);
        return matcher.find() ? matcher.group(1) : "";
    }

    private static List<String> list(String json, String field) {
        Matcher matcher =
                Pattern.compile('"' + field + "\"\\s*:\\s*\\[([^\\]]*)]").matcher(json);
        List<String> values = new ArrayList<>();
        if (matcher.find()) {
            Pattern.compile("\"([^\"]*)\"")
                    .matcher(matcher.group(1))
                    .results()
                    .forEach(value -> values.add(value.group(1)));
        }
        return values;
    }
}

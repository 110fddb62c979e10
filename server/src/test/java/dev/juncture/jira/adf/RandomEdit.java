package dev.juncture.jira.adf;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Changes a text as people do: some words, some lines, their order. */
final class RandomEdit {
    private final Random random;

    RandomEdit(Random random) {
        this.random = random;
    }

    String apply(String markdown) {
        String edited = markdown;
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
            edited = once(edited);
        }
        return edited;
    }

    private String once(String markdown) {
        List<String> lines = new ArrayList<>(List.of(markdown.split("\n", -1)));
        int line = random.nextInt(lines.size());
        switch (random.nextInt(6)) {
            case 0 -> lines.remove(line);
            case 1 -> lines.add(random.nextInt(lines.size() + 1), lines.get(line));
            case 2 -> lines.add(line, lines.remove(random.nextInt(lines.size())));
            case 3 -> lines.add(line, RandomMarkdown.random(random, RandomMarkdown.TEXT));
            default -> lines.set(line, changed(lines.get(line)));
        }
        return String.join("\n", lines);
    }

    private String changed(String line) {
        int from = random.nextInt(line.length() + 1);
        int to = Math.min(line.length(), from + random.nextInt(6));
        return line.substring(0, from) + RandomMarkdown.random(random, RandomMarkdown.TEXT) + line.substring(to);
    }
}

package dev.juncture.jira.adf;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Generates Markdown of every construct, with a different word in each place that holds words. */
record RandomText(String markdown, List<String> words) {
    private static final List<String> TARGETS = List.of(
            "https://x.y/%s",
            "/browse/%s",
            "tel:%s",
            "mailto:%s@x.y",
            "ftp://x.y/%s",
            "#%s",
            "javascript:%s",
            "docs/%s.md",
            "data:%s",
            "custom:%s");

    static RandomText random(Random random) {
        Writer writer = new Writer(random);
        String markdown = Stream.generate(() -> writer.block(2))
                .limit(1 + random.nextInt(4))
                .collect(Collectors.joining("\n\n"));
        String text = markdown + writer.definitions;
        // A choice that was not taken has words too.
        return new RandomText(text, writer.words.stream().filter(text::contains).toList());
    }

    private static final class Writer {
        private final Random random;
        private final List<String> words = new ArrayList<>();
        private final StringBuilder definitions = new StringBuilder();

        Writer(Random random) {
            this.random = random;
        }

        String block(int depth) {
            return switch (random.nextInt(depth > 0 ? 14 : 10)) {
                case 0, 1, 2 -> text();
                case 3 -> "#".repeat(1 + random.nextInt(6)) + " " + text();
                case 4 -> text() + "\n" + oneOf("===", "---");
                case 5 ->
                    oneOf("```", "~~~")
                            .transform(fence -> fence + oneOf("", "java ", "{r} ", "c++ title=") + word() + "\n"
                                    + word() + "\n" + fence);
                case 6 -> "    " + word() + "\n    " + word();
                case 7 ->
                    "[" + word() + "]: " + word() + oneOf("", " \"" + word() + "\"", "\n[" + word() + "]: " + word());
                case 8 -> oneOf("<div>", "<!-- ") + word() + oneOf("</div>", " -->") + "\n" + word();
                case 9 -> table();
                case 10 -> list(depth, oneOf("- ", "* ", "1. ", "3) ", "- [ ] ", "- [x] "));
                case 11 -> block(depth - 1).lines().map(line -> "> " + line).collect(Collectors.joining("\n"));
                case 12 -> "> " + text() + "\n" + word();
                default -> text() + "\n" + list(depth, "- ");
            };
        }

        private String list(int depth, String marker) {
            String indent = " ".repeat(marker.startsWith("- [") ? 2 : marker.length());
            return Stream.generate(() -> block(depth - 1).replace("\n", "\n" + indent))
                    .limit(1 + random.nextInt(3))
                    .map(item -> marker + item)
                    .collect(Collectors.joining(oneOf("\n", "\n\n")));
        }

        /** A row may have more cells than the header, or fewer. */
        private String table() {
            String rows = Stream.generate(() -> row(1 + random.nextInt(5)))
                    .limit(1 + random.nextInt(3))
                    .collect(Collectors.joining("\n"));
            return row(2) + "\n" + oneOf("| - | - |", "-|-", "|:-|-:|") + "\n" + rows;
        }

        private String row(int cells) {
            String row = Stream.generate(this::inline).limit(cells).collect(Collectors.joining(" | "));
            return oneOf("| " + row + " |", "| " + row, row + " |", word() + " | " + row);
        }

        private String text() {
            return Stream.generate(this::inline)
                    .limit(1 + random.nextInt(4))
                    .collect(Collectors.joining(oneOf(" ", " ", "\n", "  \n", "\\\n", "")));
        }

        private String inline() {
            return switch (random.nextInt(22)) {
                case 0 -> "**" + word() + "**";
                case 1 -> "_" + word() + "_";
                case 2 -> "~~" + word() + "~~";
                case 3 -> "`" + word() + "`";
                case 4 -> "[" + word() + "](" + target() + ")";
                case 5 -> "[" + word() + "](" + target() + " \"" + word() + "\")";
                case 6 -> "![" + word() + "](" + target() + ")";
                case 7 -> "![](" + target() + ")";
                case 8 -> "[](" + target() + ")";
                case 9 -> "[![" + word() + "](" + target() + ")](" + target() + ")";
                case 10 -> reference();
                case 11 -> "<https://x.y/" + word() + ">";
                case 12 -> "https://x.y/" + word();
                case 13 -> "@[" + word() + "](accountid:" + word() + ":1)";
                case 14 -> "[~accountid:" + word() + "]";
                case 15 -> "<b>" + word() + "</b>";
                case 16 -> "[" + word() + "]";
                case 17 -> word() + "\\|" + word();
                case 18 -> "[**" + word() + "** " + word() + "](" + target() + ")";
                case 19 -> "![" + word() + " [" + word() + "](" + target() + ")](" + target() + ")";
                default -> word();
            };
        }

        /** Adds a definition and a reference to it, so that its label does not appear as text. */
        private String reference() {
            String label = "label" + definitions.length();
            definitions.append("\n\n[").append(label).append("]: ").append(target());
            return oneOf("[" + word() + "][" + label + "]", "![" + word() + "][" + label + "]");
        }

        private String target() {
            return TARGETS.get(random.nextInt(TARGETS.size())).formatted(word());
        }

        private String word() {
            words.add("w" + words.size() + "d");
            return words.get(words.size() - 1);
        }

        private String oneOf(String... choices) {
            return choices[random.nextInt(choices.length)];
        }
    }
}

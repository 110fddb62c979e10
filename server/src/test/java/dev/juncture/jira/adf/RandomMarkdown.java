package dev.juncture.jira.adf;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/** Generates Markdown from pieces that have a meaning, in any order. */
final class RandomMarkdown {
    private static final List<String> BLOCKS = List.of(
            "a",
            "b ",
            "word",
            "# ",
            "## ",
            " #",
            "> ",
            ">",
            "- ",
            "* ",
            "+ ",
            "1. ",
            "3) ",
            "- [ ] ",
            "- [x] ",
            "[ ] ",
            "  ",
            "    ",
            "\t",
            "\n",
            "\n",
            "\n\n",
            "\n\n",
            "\n- ",
            "\n  - ",
            "\n> ",
            "\n    ",
            "```",
            "```java\n",
            "\n```\n",
            "~~~",
            "---",
            "===",
            "\n===\n",
            "***",
            "| a | b |\n| - | - |\n",
            "| ",
            "|",
            "\\|",
            ":-",
            "**",
            "*",
            "_",
            "__",
            "~~",
            "~",
            "`",
            "``",
            "[a](https://b.c)",
            "![i](https://b.c/i.png)",
            "[",
            "]",
            "(",
            ")",
            "](",
            "!",
            "<",
            ">",
            "<br>",
            "<b>",
            "</b>",
            "<!-- c -->",
            "<div>\n",
            "https://x.y",
            "<https://x.y>",
            "&amp;",
            "&",
            "&#42;",
            "\\",
            "\\\n",
            "  \n",
            "\u00a0",
            "é",
            "😀",
            "\u0000",
            ".",
            "[r]: https://r.s\n",
            "[r]",
            "\"");

    static final List<String> TEXT = List.of(
            "a",
            "b",
            " ",
            " ",
            "word",
            "*",
            "_",
            "**",
            "~~",
            "~",
            "`",
            "``",
            "[",
            "]",
            "(",
            ")",
            "<",
            ">",
            "!",
            "#",
            "# ",
            "- ",
            "+",
            "1.",
            "2) ",
            "\\",
            "|",
            "&amp;",
            "&",
            "&#42;",
            ";",
            "\n",
            "\t",
            "http://x.y",
            "https://x.y/(z).",
            "\u00a0",
            "é",
            "😀",
            ":",
            "=",
            "x",
            "[x]",
            "[ ] ",
            "[BUG]",
            "<br>",
            "<b>",
            "</b>",
            "@",
            "\u0001",
            "\u0000",
            "\ud800",
            "\u2028",
            "snake_case",
            "\"",
            "-",
            "---",
            "^",
            "$",
            "a@b.c",
            "\u0301");

    static final List<String> CODE =
            List.of("a", "```", "`", "\n", "  ", "\t", "> ", "- ", "|", "\u2028", "\r", "```` ", "\u0000");

    private RandomMarkdown() {}

    static Arbitrary<String> any() {
        return Arbitraries.oneOf(
                of(BLOCKS), of(BLOCKS), of(TEXT), Arbitraries.strings().ofMaxLength(40));
    }

    static String random(Random random, List<String> pieces) {
        return Stream.generate(() -> pieces.get(random.nextInt(pieces.size())))
                .limit(random.nextInt(12))
                .collect(Collectors.joining());
    }

    private static Arbitrary<String> of(List<String> pieces) {
        return Arbitraries.of(pieces).list().ofMaxSize(14).map(all -> String.join("", all));
    }
}

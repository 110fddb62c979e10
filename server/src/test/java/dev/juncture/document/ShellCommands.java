package dev.juncture.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Splits the text of a code block into simple commands, as far as the documents use a shell. */
final class ShellCommands {
    private static final Pattern WORD =
            Pattern.compile("\\n|&&|\\|\\|?|;|(?:\"(?:[^\"\\\\]|\\\\.)*\"|'[^']*'|[^\\s;|&]|&(?!&))+");
    private static final Set<String> ENDS = Set.of("\n", "&&", "|", "||", ";");
    private static final Pattern ASSIGNMENT = Pattern.compile("(?:export|[A-Z_]+=.*)", Pattern.DOTALL);

    private ShellCommands() {}

    /**
     * A program and its arguments.
     *
     * @param line of the first word in the block, counted from 0
     */
    record Command(int line, List<String> words) {
        String program() {
            return words.get(0);
        }

        /** Returns the word after an option; empty without the option. */
        String after(String option) {
            int place = words.indexOf(option);
            return place < 0 || place + 1 == words.size() ? "" : words.get(place + 1);
        }
    }

    static List<Command> in(String block) {
        // A continued line keeps its line number, so the line end becomes two blanks.
        String text = block.replace("\\\n", "\u000b").replaceAll("<[^<>\n]*>", "x");
        List<Command> commands = new ArrayList<>();
        List<String> words = new ArrayList<>();
        int start = 0;
        Matcher word = WORD.matcher(text);
        while (word.find()) {
            if (ENDS.contains(word.group())) {
                add(commands, start, words);
                words = new ArrayList<>();
            } else if (!words.isEmpty() || !ASSIGNMENT.matcher(word.group()).matches()) {
                start = words.isEmpty() ? lines(text.substring(0, word.start())) : start;
                words.add(unquoted(word.group()));
            }
        }
        add(commands, start, words);
        return commands;
    }

    private static void add(List<Command> commands, int line, List<String> words) {
        if (!words.isEmpty()) {
            commands.add(new Command(line, words));
        }
    }

    private static int lines(String text) {
        return (int) text.chars().filter(c -> c == '\n' || c == '\u000b').count();
    }

    private static String unquoted(String word) {
        return word.replaceAll("(?s)'([^']*)'|\"((?:[^\"\\\\]|\\\\.)*)\"", "$1$2")
                .replace("\u000b", " ");
    }
}

package dev.juncture.deploy.benchmark.harness;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The arguments of a command that are still to be read. Every fault is an {@link IllegalArgumentException}. */
public final class Arguments {
    private final Deque<String> left;
    private final String usage;

    /** @param usage one sentence that lists the options; it ends the message of each fault */
    public Arguments(String usage, String... arguments) {
        this.usage = usage;
        this.left = new ArrayDeque<>(List.of(arguments));
    }

    public boolean hasNext() {
        return !left.isEmpty();
    }

    /** Returns the next option's name. */
    public String next() {
        return left.pop();
    }

    /** Returns the value of an option. */
    public String value(String option) {
        if (left.isEmpty()) {
            throw new IllegalArgumentException(option + " needs a value. " + usage);
        }
        return left.pop();
    }

    /** Returns the value of an option that is a file or a folder. It need not exist. */
    public Path path(String option) {
        return Path.of(value(option));
    }

    /** Returns the value of an option that is a number from 1 to 9999. */
    public int number(String option) {
        String text = value(option);
        if (!text.matches("[1-9]\\d{0,3}")) {
            throw new IllegalArgumentException(option + " is a number from 1 to 9999. " + usage);
        }
        return Integer.parseInt(text);
    }

    /** Returns the fault of an option that does not exist. */
    public IllegalArgumentException unknown(String option) {
        return new IllegalArgumentException("There is no option " + option + ". " + usage);
    }

    /** Returns a file that a command needs, if it exists. */
    public static Path existing(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new IllegalArgumentException("There is no " + file
                    + ": package deploy/http and start in the repository's folder, or name the file.");
        }
        return file;
    }
}

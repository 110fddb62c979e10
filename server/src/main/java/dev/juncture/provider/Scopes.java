package dev.juncture.provider;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The scopes of a grant, by the provider's names. The text form separates them with spaces, as OAuth does. */
public record Scopes(Set<String> names) {
    /** A scope-token of RFC 6749, section 3.3. */
    private static final Pattern NAME = Pattern.compile("[!#-\\[\\]-~]+");

    public Scopes {
        names = Set.copyOf(names);
    }

    /** Parses the text form. Ignores a malformed name: a refusal would lose the token pair that came with it. */
    public static Scopes of(String text) {
        return new Scopes(Stream.of(text.split(" "))
                .filter(name -> NAME.matcher(name).matches())
                .collect(Collectors.toSet()));
    }

    /** Returns the text form, sorted. */
    public String text() {
        return String.join(" ", new TreeSet<>(names));
    }
}

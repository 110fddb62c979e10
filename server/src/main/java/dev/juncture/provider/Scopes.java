package dev.juncture.provider;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a grant allows, by the provider's names. As text they are parted by spaces, as OAuth writes them. */
public record Scopes(Set<String> names) {
    /** A scope-token of RFC 6749, section 3.3. */
    private static final Pattern NAME = Pattern.compile("[!#-\\[\\]-~]+");

    public Scopes {
        names = Set.copyOf(names);
    }

    /** What cannot be a name is passed over: no pair of tokens is worth losing for it. */
    public static Scopes of(String text) {
        return new Scopes(Stream.of(text.split(" "))
                .filter(name -> NAME.matcher(name).matches())
                .collect(Collectors.toSet()));
    }

    public String text() {
        return String.join(" ", new TreeSet<>(names));
    }
}

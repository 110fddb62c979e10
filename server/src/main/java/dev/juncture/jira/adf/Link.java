package dev.juncture.jira.adf;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A link's target. Only the web and mail are linked to: a relative address means nothing in Jira, and a script is
 * never one.
 */
record Link(String href, String title) implements Mark {
    private static final Pattern TARGET = Pattern.compile("(?is)(https?://|mailto:).+");
    private static final Pattern BLANK = Pattern.compile("[\\s\\p{Z}\\p{Cc}]");

    static Optional<Link> to(String href, String title) {
        String target = BLANK.matcher(TextSanitizer.sanitize(href).strip()).replaceAll("%20");
        return TARGET.matcher(target).matches()
                ? Optional.of(new Link(
                        target,
                        TextSanitizer.sanitizeLine(title).replaceAll(" +", " ").strip()))
                : Optional.empty();
    }
}

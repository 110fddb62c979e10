package dev.juncture.jira.adf.block;

import java.util.Optional;
import java.util.regex.Pattern;

/** A mark that text can have both in Markdown and in Jira. */
public sealed interface Mark {
    enum Style implements Mark {
        STRIKE,
        STRONG,
        EM,
        CODE
    }

    /**
     * A link to the web or to a mail address. Other targets are refused: a relative address means nothing in Jira, and
     * a script must never become a link.
     */
    record Link(String href, String title) implements Mark {
        private static final Pattern TARGET = Pattern.compile("(?is)(https?://|mailto:).+");
        private static final Pattern BLANK = Pattern.compile("[\\s\\p{Z}\\p{Cc}]");

        /** Returns nothing if the target is refused. */
        public static Optional<Link> to(String href, String title) {
            String target = BLANK.matcher(TextSanitizer.sanitize(href).strip()).replaceAll("%20");
            if (!TARGET.matcher(target).matches()) {
                return Optional.empty();
            }
            String oneSpaced = TextSanitizer.sanitizeLine(title).replaceAll(" +", " ");
            return Optional.of(new Link(target, oneSpaced.strip()));
        }
    }
}

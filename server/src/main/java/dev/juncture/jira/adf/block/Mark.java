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
     * A link. Only targets that Jira's editor keeps become links: the web, mail, telephone and similar schemes, paths of the
     * site, and anchors. Other targets are shown as text: a script must never become a link.
     */
    record Link(String href, String title) implements Mark {
        /** The list of Jira's editor. */
        private static final Pattern TARGET = Pattern.compile(
                "(?is)(?:https?|ftps?|gopher|integrity|file|smb|dynamicsnav|jamfselfservice|scp|sftp|hipchat)://.+"
                        + "|(?:mailto|skype|callto|facetime|git|irc6?|news|nntp|feed|cvs|svn|mvn|ssh|itms|notes|sourcetree"
                        + "|urn|tel|xmpp|telnet|vnc|rdp|whatsapp|slack|sips?|magnet):.+"
                        + "|/.*"
                        + "|#.+");

        private static final Pattern BLANK = Pattern.compile("[\\s\\p{Z}\\p{Cc}]");

        /** Returns nothing if the target is not kept. */
        public static Optional<Link> to(String href, String title) {
            String target = BLANK.matcher(TextSanitizer.sanitize(href).strip()).replaceAll("%20");
            if (!TARGET.matcher(target).matches()) {
                return Optional.empty();
            }
            return Optional.of(new Link(target, oneLine(title)));
        }

        /** Returns the text to show after the words of a link that is not kept; empty if there is no such text. */
        public static String asText(String href, String title) {
            String target = oneLine(href);
            String quoted = oneLine(title).isEmpty() ? "" : "\"" + oneLine(title) + "\"";
            String both = (target + " " + quoted).strip();
            return both.isEmpty() ? "" : " (" + both + ")";
        }

        private static String oneLine(String text) {
            return TextSanitizer.sanitizeLine(text).replaceAll(" +", " ").strip();
        }
    }
}

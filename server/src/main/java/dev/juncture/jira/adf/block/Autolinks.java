package dev.juncture.jira.adf.block;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Turns web addresses in plain text into links. */
final class Autolinks {
    private static final Pattern ADDRESS = Pattern.compile("(?i)(?<![\\p{L}\\p{N}])https?://[^\\s\\p{Z}\\p{Cc}<>]+");

    private Autolinks() {}

    /** Adds the run to {@code linked}, in parts if it contains addresses. The parts may be empty. */
    static void link(Inline.Text run, List<Inline> linked) {
        Matcher address = ADDRESS.matcher(run.text());
        int done = 0;
        while (address.find()) {
            String found = withoutPunctuation(address.group());
            Optional<Mark.Link> link = Mark.Link.to(found, "");
            if (link.isPresent()) {
                linked.add(new Inline.Text(run.text().substring(done, address.start()), run.marks()));
                linked.add(new Inline.Text(found, run.marks()).with(link.get()));
                done = address.start() + found.length();
            }
        }
        linked.add(new Inline.Text(run.text().substring(done), run.marks()));
    }

    /** An address at the end of a sentence, or in brackets, ends before the punctuation. */
    private static String withoutPunctuation(String address) {
        int end = address.length();
        int open = 0;
        for (int i = 0; i < end; i++) {
            open += address.charAt(i) == '(' ? 1 : address.charAt(i) == ')' ? -1 : 0;
        }
        while (end > 0 && "?!.,:;*_~'\"])|".indexOf(address.charAt(end - 1)) >= 0) {
            char last = address.charAt(end - 1);
            // A closing bracket that belongs to an opening one is part of the address.
            if (last == ')' && open >= 0) {
                break;
            }
            open += last == ')' ? 1 : 0;
            end--;
        }
        return address.substring(0, end);
    }
}

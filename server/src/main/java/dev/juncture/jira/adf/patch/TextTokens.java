package dev.juncture.jira.adf.patch;

import dev.juncture.jira.adf.block.Inline;
import dev.juncture.jira.adf.block.Mark;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Divides text into words, spaces and single signs, each with its marks. A line break or a mention is a token too. */
final class TextTokens {
    private TextTokens() {}

    /** @param text a mention is its account behind an at sign, which no word contains */
    record Token(String text, Set<Mark> marks) {
        static Token of(Inline inline) {
            return inline instanceof Inline.Mention mention
                    ? new Token("@" + mention.accountId(), Set.of())
                    : new Token("\n", Set.of());
        }

        boolean isWord() {
            return Character.isLetterOrDigit(text.codePointAt(0));
        }
    }

    static List<Token> of(List<Inline> text) {
        List<Token> tokens = new ArrayList<>();
        for (Inline inline : text) {
            if (inline instanceof Inline.Text run) {
                for (int at = 0; at < run.text().length(); at = end(run.text(), at)) {
                    tokens.add(new Token(run.text().substring(at, end(run.text(), at)), run.marks()));
                }
            } else {
                tokens.add(Token.of(inline));
            }
        }
        return tokens;
    }

    /** Returns where the token ends that starts at an index. */
    static int end(String text, int start) {
        int at = start + Character.charCount(text.codePointAt(start));
        if (isInWord(text.codePointAt(start))) {
            while (at < text.length() && isInWord(text.codePointAt(at))) {
                at += Character.charCount(text.codePointAt(at));
            }
        }
        return at;
    }

    /** Each ideograph is one word: such texts have no spaces. */
    private static boolean isInWord(int codePoint) {
        return Character.isLetterOrDigit(codePoint) && !Character.isIdeographic(codePoint)
                || Character.getType(codePoint) == Character.NON_SPACING_MARK;
    }
}

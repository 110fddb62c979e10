package dev.juncture.sandbox.search;

/**
 * A piece of a JQL query.
 *
 * @param position of its first character, counted from 1
 */
record JqlToken(Kind kind, String text, int position) {

    enum Kind {
        WORD,
        QUOTED,
        OPERATOR
    }

    boolean isWord(String word) {
        return kind == Kind.WORD && text.equalsIgnoreCase(word);
    }

    boolean isOperator(String operator) {
        return kind == Kind.OPERATOR && text.equals(operator);
    }
}

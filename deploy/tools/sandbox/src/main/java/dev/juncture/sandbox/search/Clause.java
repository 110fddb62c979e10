package dev.juncture.sandbox.search;

import java.util.List;

/** A condition of a query. */
sealed interface Clause {

    record All(List<Clause> parts) implements Clause {}

    record Any(List<Clause> parts) implements Clause {}

    record Not(Clause part) implements Clause {}

    /** @param operator in capitals, {@code NOT IN} and {@code IS NOT} included */
    record Comparison(JqlToken field, String operator, List<Operand> operands) implements Clause {}

    /** A value or, with {@code function}, a call such as {@code currentUser()}; {@code EMPTY} is a word like others. */
    record Operand(JqlToken token, boolean function, List<String> arguments) {

        String text() {
            return token.text();
        }

        boolean isEmpty() {
            return !function && (token.isWord("empty") || token.isWord("null"));
        }
    }
}

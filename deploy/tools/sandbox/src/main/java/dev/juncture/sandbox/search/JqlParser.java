package dev.juncture.sandbox.search;

import dev.juncture.sandbox.jira.JiraRefusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Reads JQL into clauses and an order. */
final class JqlParser {
    private static final int MOST_ORDER_FIELDS = 7;
    private static final Set<String> RESERVED = Set.of(
            "and", "or", "not", "in", "is", "order", "by", "asc", "desc", "was", "changed", "select", "from", "where",
            "update", "delete", "insert", "drop", "set", "join", "on", "then", "if", "else", "while", "for", "true",
            "false", "like", "limit", "as", "to", "before", "after", "during");

    private final List<JqlToken> tokens;
    private int next;

    /** @param where absent when the query has no condition at all */
    record Parsed(Optional<Clause> where, List<Order> order) {}

    record Order(JqlToken field, boolean descending) {}

    private JqlParser(List<JqlToken> tokens) {
        this.tokens = tokens;
    }

    static Parsed parse(String jql) {
        JqlParser parser = new JqlParser(JqlReader.read(jql));
        boolean bare = parser.peek().isEmpty() || parser.at("order");
        Optional<Clause> where = bare ? Optional.empty() : Optional.of(parser.any());
        if (parser.peek().isPresent() && !parser.at("order")) {
            throw parser.unexpected("'OR', 'AND' or 'ORDER BY'");
        }
        return new Parsed(where, parser.peek().isPresent() ? parser.order() : List.of());
    }

    private Clause any() {
        List<Clause> parts = new ArrayList<>(List.of(all()));
        while (skip("or") || skipOperator("||")) {
            parts.add(all());
        }
        return parts.size() == 1 ? parts.get(0) : new Clause.Any(parts);
    }

    private Clause all() {
        List<Clause> parts = new ArrayList<>(List.of(one()));
        while (skip("and") || skipOperator("&&")) {
            parts.add(one());
        }
        return parts.size() == 1 ? parts.get(0) : new Clause.All(parts);
    }

    private Clause one() {
        if (skip("not") || skipOperator("!")) {
            return new Clause.Not(one());
        }
        if (skipOperator("(")) {
            Clause inner = any();
            if (!skipOperator(")")) {
                throw unexpected("')'");
            }
            return inner;
        }
        JqlToken field = value("a field name");
        String operator = operator();
        List<Clause.Operand> operands = operator.endsWith("IN") ? list() : List.of(operand());
        return new Clause.Comparison(field, operator, operands);
    }

    private String operator() {
        boolean not = skip("not");
        if (skip("in")) {
            return not ? "NOT IN" : "IN";
        }
        if (!not && skip("is")) {
            return skip("not") ? "IS NOT" : "IS";
        }
        JqlToken token = peek().orElseThrow(() -> unexpected("operator"));
        boolean known = token.kind() == JqlToken.Kind.OPERATOR
                && Set.of("=", "!=", "~", "!~", "<", "<=", ">", ">=").contains(token.text());
        if (not || !known) {
            throw unexpected("operator");
        }
        next++;
        return token.text();
    }

    private List<Clause.Operand> list() {
        // A function that returns a list needs no parentheses around it.
        if (peek().filter(token -> token.kind() != JqlToken.Kind.OPERATOR).isPresent()) {
            return List.of(operand());
        }
        if (!skipOperator("(")) {
            throw unexpected("'('");
        }
        List<Clause.Operand> operands = new ArrayList<>();
        do {
            operands.add(operand());
        } while (skipOperator(","));
        if (!skipOperator(")")) {
            throw unexpected("')' or ','");
        }
        return operands;
    }

    private Clause.Operand operand() {
        JqlToken token = value("a value, list or function");
        if (token.kind() != JqlToken.Kind.WORD || !skipOperator("(")) {
            return new Clause.Operand(token, false, List.of());
        }
        List<String> arguments = new ArrayList<>();
        while (!skipOperator(")")) {
            arguments.add(value("a function argument").text());
            skipOperator(",");
        }
        return new Clause.Operand(token, true, arguments);
    }

    private JqlToken value(String what) {
        JqlToken token = peek().orElseThrow(() -> unexpected(what));
        if (token.kind() == JqlToken.Kind.OPERATOR) {
            throw unexpected(what);
        }
        if (token.kind() == JqlToken.Kind.WORD && RESERVED.contains(token.text().toLowerCase(Locale.ROOT))) {
            throw JqlError.syntax(
                    "'" + token.text()
                            + "' is a reserved JQL word. You must surround it in quotation marks to use it in"
                            + " a query.",
                    token);
        }
        next++;
        return token;
    }

    private List<Order> order() {
        next++;
        if (!skip("by")) {
            throw unexpected("'BY'");
        }
        List<Order> order = new ArrayList<>();
        do {
            JqlToken field = value("a field name");
            boolean descending = skip("desc");
            if (!descending) {
                skip("asc");
            }
            order.add(new Order(field, descending));
        } while (skipOperator(","));
        if (peek().isPresent()) {
            throw unexpected("',' or end of the query");
        }
        if (order.size() > MOST_ORDER_FIELDS) {
            throw JiraRefusal.sentence(400, "JQL can be ordered by at most 7 fields.");
        }
        return order;
    }

    private Optional<JqlToken> peek() {
        return next < tokens.size() ? Optional.of(tokens.get(next)) : Optional.empty();
    }

    private boolean at(String word) {
        return peek().filter(token -> token.isWord(word)).isPresent();
    }

    private boolean skip(String word) {
        boolean here = at(word);
        next += here ? 1 : 0;
        return here;
    }

    private boolean skipOperator(String operator) {
        boolean here = peek().filter(token -> token.isOperator(operator)).isPresent();
        next += here ? 1 : 0;
        return here;
    }

    private JiraRefusal unexpected(String expected) {
        return peek().map(token -> JqlError.syntax("Expecting " + expected + " but got '" + token.text() + "'.", token))
                .orElseGet(() -> JqlError.syntaxAtEnd("Expecting " + expected + " before the end of the query."));
    }
}

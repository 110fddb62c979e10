package dev.juncture.sandbox.jira;

import dev.juncture.sandbox.world.Issue;
import dev.juncture.sandbox.world.Project;
import dev.juncture.sandbox.world.Site;
import dev.juncture.sandbox.world.Status;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The part of JQL that the sandbox understands: {@code project}, {@code key} and {@code status} compared with {@code =},
 * joined by {@code AND}, ordered by {@code created}, {@code updated} or {@code key}. It refuses the rest as Jira refuses
 * what it cannot read.
 */
final class Jql {
    private static final int MOST_ORDER_FIELDS = 7;

    private final Site site;
    private final List<JqlToken> tokens;
    private int next;

    /** An issue and the project it belongs to. */
    record Found(Project project, Issue issue) {}

    private Jql(Site site, List<JqlToken> tokens) {
        this.site = site;
        this.tokens = tokens;
    }

    /** Every issue that fits, in order. */
    static List<Found> run(String jql, Site site) {
        Jql query = new Jql(site, JqlToken.read(jql));
        Predicate<Found> filter = query.clauses();
        Comparator<Found> order = query.order();
        return site.projects().stream()
                .flatMap(project -> project.issues().stream().map(issue -> new Found(project, issue)))
                .filter(filter)
                .sorted(order)
                .toList();
    }

    private Predicate<Found> clauses() {
        if (peek().isEmpty() || atWord("order")) {
            throw JiraRefusal.sentence(
                    400, "Unbounded JQL queries are not allowed here. Please add a search restriction to your query.");
        }
        Predicate<Found> filter = clause();
        while (atWord("and")) {
            next++;
            filter = filter.and(clause());
        }
        if (peek().isPresent() && !atWord("order")) {
            throw syntax("Expecting 'OR', 'AND' or 'ORDER BY' but got " + here());
        }
        return filter;
    }

    private Predicate<Found> clause() {
        JqlToken field = take("Expecting a field name but got ");
        JqlToken operator = take("Expecting operator but got ");
        if (!operator.isOperator("=")) {
            throw syntax("Expecting operator '=' but got '" + operator.text() + "'", operator);
        }
        JqlToken value = take("Expecting a value but got ");
        if (value.kind() == JqlToken.Kind.OPERATOR) {
            throw syntax("Expecting a value but got '" + value.text() + "'", value);
        }
        return switch (field.text().toLowerCase(Locale.ROOT)) {
            case "project" -> inProject(value.text());
            case "key", "issuekey", "issue", "id" -> withKey(value.text());
            case "status" -> withStatus(value.text());
            default ->
                throw JiraRefusal.sentence(
                        400, "Field '" + field.text() + "' does not exist or you do not have permission to view it.");
        };
    }

    private Predicate<Found> inProject(String value) {
        Project project = site.projects().stream()
                .filter(candidate -> candidate.id().equals(value)
                        || candidate.key().equalsIgnoreCase(value)
                        || candidate.name().equalsIgnoreCase(value))
                .findFirst()
                .orElseThrow(() -> missing(value, "project"));
        return found -> found.project().id().equals(project.id());
    }

    private Predicate<Found> withKey(String value) {
        boolean exists = site.projects().stream()
                .flatMap(project -> project.issues().stream())
                .anyMatch(issue ->
                        issue.key().equalsIgnoreCase(value) || issue.id().equals(value));
        if (!exists) {
            throw JiraRefusal.sentence(400, "An issue with key '" + value + "' does not exist for field 'key'.");
        }
        return found -> found.issue().key().equalsIgnoreCase(value)
                || found.issue().id().equals(value);
    }

    private Predicate<Found> withStatus(String value) {
        Status status = Arrays.stream(Status.values())
                .filter(candidate -> candidate.label.equalsIgnoreCase(value) || candidate.id.equals(value))
                .findFirst()
                .orElseThrow(() -> missing(value, "status"));
        return found -> found.issue().status() == status;
    }

    /** Newest first unless told otherwise; ids break ties, so that pages never overlap. */
    private Comparator<Found> order() {
        Comparator<Found> byId =
                Comparator.comparing(found -> Integer.valueOf(found.issue().id()));
        if (peek().isEmpty()) {
            return byId.reversed();
        }
        next++;
        if (!atWord("by")) {
            throw syntax("Expecting 'BY' but got " + here());
        }
        List<Comparator<Found>> fields = new ArrayList<>();
        do {
            next++;
            fields.add(orderField(byId));
        } while (peek().filter(token -> token.isOperator(",")).isPresent());
        if (peek().isPresent()) {
            throw syntax("Expecting ',' or end of the query but got " + here());
        }
        if (fields.size() > MOST_ORDER_FIELDS) {
            throw JiraRefusal.sentence(400, "JQL can be ordered by at most 7 fields.");
        }
        return fields.stream().reduce(Comparator::thenComparing).orElseThrow().thenComparing(byId.reversed());
    }

    private Comparator<Found> orderField(Comparator<Found> byId) {
        JqlToken field = take("Expecting a field name but got ");
        Comparator<Found> order = switch (field.text().toLowerCase(Locale.ROOT)) {
            case "created" -> Comparator.comparing(found -> found.issue().created());
            case "updated" -> Comparator.comparing(found -> found.issue().updated());
            case "key", "issuekey", "id" -> byId;
            default ->
                throw JiraRefusal.sentence(
                        400, "Field '" + field.text() + "' does not exist or you do not have permission to view it.");
        };
        boolean descending = atWord("desc");
        if (descending || atWord("asc")) {
            next++;
        }
        return descending ? order.reversed() : order;
    }

    private Optional<JqlToken> peek() {
        return next < tokens.size() ? Optional.of(tokens.get(next)) : Optional.empty();
    }

    private boolean atWord(String word) {
        return peek().filter(token -> token.isWord(word)).isPresent();
    }

    private JqlToken take(String complaint) {
        JqlToken token = peek().orElseThrow(() -> syntax(complaint + here()));
        next++;
        return token;
    }

    private String here() {
        return peek().map(token -> "'" + token.text() + "'").orElse("end of the query");
    }

    private JiraRefusal syntax(String complaint) {
        return peek().map(token -> syntax(complaint, token))
                .orElseGet(() -> JiraRefusal.sentence(400, "Error in the JQL Query: " + complaint + "."));
    }

    private static JiraRefusal syntax(String complaint, JqlToken at) {
        return JiraRefusal.sentence(
                400, "Error in the JQL Query: " + complaint + ". (line 1, character " + at.position() + ")");
    }

    private static JiraRefusal missing(String value, String field) {
        return JiraRefusal.sentence(400, "The value '" + value + "' does not exist for the field '" + field + "'.");
    }
}

package dev.juncture.sandbox.search;

import dev.juncture.sandbox.field.Field;
import dev.juncture.sandbox.field.Fields;
import dev.juncture.sandbox.jira.JiraCall;
import dev.juncture.sandbox.jira.JiraRefusal;
import dev.juncture.sandbox.world.Issue;
import dev.juncture.sandbox.world.Status;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Turns clauses into a predicate for issues. */
final class JqlCompiler {
    private static final Set<String> EQUALITY = Set.of("=", "!=", "IN", "NOT IN", "IS", "IS NOT");

    private final JqlValues values;
    private final JqlDates dates;

    JqlCompiler(JiraCall call) {
        this.values = new JqlValues(call);
        this.dates = new JqlDates(call.store().now(), call.caller().timeZone());
    }

    Predicate<Issue> compile(Clause clause) {
        if (clause instanceof Clause.All all) {
            return all.parts().stream().map(this::compile).reduce(issue -> true, Predicate::and);
        } else if (clause instanceof Clause.Any any) {
            return any.parts().stream().map(this::compile).reduce(issue -> false, Predicate::or);
        } else if (clause instanceof Clause.Not not) {
            return compile(not.part()).negate();
        }
        return comparison((Clause.Comparison) clause);
    }

    private Predicate<Issue> comparison(Clause.Comparison clause) {
        String name = clause.field().text().toLowerCase(Locale.ROOT);
        if (Set.of("key", "issuekey", "issue", "id").contains(name)) {
            return byKey(clause);
        } else if (name.equals("statuscategory")) {
            return byCategory(clause);
        } else if (name.equals("text")) {
            return text(clause, "text");
        }
        Field field = Fields.byClause(name.equals("type") ? "issuetype" : name)
                .orElseThrow(() -> JqlError.unknownField(clause.field().text()));
        if (isEmptiness(clause)) {
            Predicate<Issue> empty = issue -> isNothing(held(issue, field));
            return Set.of("IS", "=").contains(clause.operator()) ? empty : empty.negate();
        }
        return switch (field.kind()) {
            case TEXT, DOCUMENT -> text(clause, field.id());
            case DATE, TIME -> dated(clause, field);
            case NUMBER, PRIORITY -> ordered(clause, field);
            default -> equal(clause, field);
        };
    }

    private Predicate<Issue> equal(Clause.Comparison clause, Field field) {
        if (!EQUALITY.contains(clause.operator()) || clause.operator().startsWith("IS")) {
            throw JqlError.operator(clause.operator(), field.clause());
        }
        Set<Object> wanted = new HashSet<>();
        boolean orNothing = false;
        for (Clause.Operand operand : clause.operands()) {
            boolean unresolved =
                    field.kind() == Field.Kind.RESOLUTION && operand.text().equalsIgnoreCase("unresolved");
            if (operand.isEmpty() || unresolved) {
                orNothing = true;
            } else {
                wanted.addAll(values.read(field, operand));
            }
        }
        boolean nothingToo = orNothing;
        Predicate<Issue> among = issue -> {
            Object held = held(issue, field);
            return isNothing(held) ? nothingToo : contains(wanted, held);
        };
        // An issue without a value is neither equal nor different.
        Predicate<Issue> present = issue -> !isNothing(held(issue, field));
        return Set.of("=", "IN").contains(clause.operator()) ? among : present.and(among.negate());
    }

    private static boolean contains(Set<Object> wanted, @Nullable Object held) {
        if (held instanceof Collection<?> many) {
            return many.stream()
                    .map(each -> each instanceof String word ? word.toLowerCase(Locale.ROOT) : each)
                    .anyMatch(wanted::contains);
        }
        return wanted.contains(held);
    }

    private Predicate<Issue> ordered(Clause.Comparison clause, Field field) {
        if (EQUALITY.contains(clause.operator())) {
            return equal(clause, field);
        }
        Object bound = values.read(field, clause.operands().get(0)).iterator().next();
        return issue -> {
            Object held = held(issue, field);
            return !isNothing(held) && fits(clause, field, rank(held) - rank(bound));
        };
    }

    /** Priorities count backwards: the most urgent one is the greatest. */
    private static double rank(@Nullable Object value) {
        return value instanceof Enum<?> priority
                ? -priority.ordinal()
                : value instanceof Number n ? n.doubleValue() : 0;
    }

    private Predicate<Issue> dated(Clause.Comparison clause, Field field) {
        String operator = clause.operator();
        if (operator.contains("~") || operator.contains("I")) {
            throw JqlError.operator(operator, field.clause());
        }
        Instant bound = dates.read(clause.operands().get(0), field.clause());
        return issue -> {
            Object held = held(issue, field);
            if (isNothing(held)) {
                return false;
            }
            Instant at = held instanceof LocalDate day
                    ? day.atStartOfDay(ZoneOffset.UTC).toInstant()
                    : (Instant) held;
            // Literals have no seconds, so each time within the minute is equal.
            Instant compared = operator.equals("=") || operator.equals("!=") ? at.truncatedTo(ChronoUnit.MINUTES) : at;
            return fits(clause, field, compared.compareTo(bound));
        };
    }

    private static boolean fits(Clause.Comparison clause, Field field, double difference) {
        return switch (clause.operator()) {
            case "=" -> difference == 0;
            case "!=" -> difference != 0;
            case "<" -> difference < 0;
            case "<=" -> difference <= 0;
            case ">" -> difference > 0;
            case ">=" -> difference >= 0;
            default -> throw JqlError.operator(clause.operator(), field.clause());
        };
    }

    private static Predicate<Issue> text(Clause.Comparison clause, String field) {
        Predicate<Issue> contains =
                JqlText.contains(field, clause.operands().get(0).text());
        return switch (clause.operator()) {
            case "~" -> contains;
            case "!~" -> contains.negate();
            default -> throw JqlError.operator(clause.operator(), field);
        };
    }

    private Predicate<Issue> byKey(Clause.Comparison clause) {
        List<Issue> named = clause.operands().stream()
                .map(operand -> values.issue(operand.text()))
                .toList();
        Set<Long> ids = named.stream().map(Issue::id).collect(Collectors.toSet());
        Issue first = named.get(0);
        return switch (clause.operator()) {
            case "=", "IN" -> issue -> ids.contains(issue.id());
            case "!=", "NOT IN" -> issue -> !ids.contains(issue.id());
            case "<", "<=", ">", ">=" ->
                issue -> issue.projectId().equals(first.projectId())
                        && fits(clause, Fields.byId("created").orElseThrow(), issue.number() - first.number());
            default -> throw JqlError.operator(clause.operator(), "key");
        };
    }

    private static Predicate<Issue> byCategory(Clause.Comparison clause) {
        Set<String> wanted = new HashSet<>();
        for (Clause.Operand operand : clause.operands()) {
            String text = operand.text();
            wanted.add(Arrays.stream(Status.values())
                    .filter(status -> status.categoryName.equalsIgnoreCase(text)
                            || status.categoryKey.equalsIgnoreCase(text)
                            || String.valueOf(status.categoryId).equals(text))
                    .findFirst()
                    .orElseThrow(() -> JqlError.unknownValue(text, "statusCategory"))
                    .categoryKey);
        }
        return switch (clause.operator()) {
            case "=", "IN" -> issue -> wanted.contains(issue.status().categoryKey);
            case "!=", "NOT IN" -> issue -> !wanted.contains(issue.status().categoryKey);
            default -> throw JqlError.operator(clause.operator(), "statusCategory");
        };
    }

    private static boolean isEmptiness(Clause.Comparison clause) {
        boolean one = clause.operands().size() == 1 && clause.operands().get(0).isEmpty();
        if (clause.operator().startsWith("IS") && !one) {
            throw JiraRefusal.sentence(
                    400,
                    "The operator '" + clause.operator().toLowerCase(Locale.ROOT) + "' only supports EMPTY or NULL.");
        }
        return one && Set.of("IS", "IS NOT", "=", "!=").contains(clause.operator());
    }

    private static boolean isNothing(@Nullable Object held) {
        return held == null || (held instanceof Collection<?> many && many.isEmpty());
    }

    static @Nullable Object held(Issue issue, Field field) {
        return switch (field.id()) {
            case "project" -> issue.projectId();
            case "created" -> issue.created();
            case "updated" -> issue.updated();
            case "creator" -> issue.creator();
            case "resolution" -> issue.status() == Status.DONE ? Boolean.TRUE : null;
            default -> issue.values().get(field.id());
        };
    }
}

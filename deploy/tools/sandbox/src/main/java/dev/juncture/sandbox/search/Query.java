package dev.juncture.sandbox.search;

import dev.juncture.sandbox.field.Field;
import dev.juncture.sandbox.field.Fields;
import dev.juncture.sandbox.jira.JiraCall;
import dev.juncture.sandbox.world.Issue;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** A query that is compiled for one site and one caller. */
final class Query {
    private final JqlOrder order;
    private final Scope scope;

    private Query(JqlOrder order, Scope scope) {
        this.order = order;
        this.scope = scope;
    }

    /** @param bounded whether a query without a condition is refused; one that may go without has its board's order */
    static Query of(JiraCall call, String jql, Scope scope, boolean bounded) {
        JqlParser.Parsed parsed = JqlParser.parse(jql);
        if (bounded && parsed.where().isEmpty()) {
            throw JqlError.unbounded();
        }
        Predicate<Issue> where = parsed.where()
                .map(clause -> new JqlCompiler(call).compile(clause))
                .orElse(issue -> true);
        Optional<String> project = scope.project().or(() -> only(call, parsed, Field.Kind.PROJECT, String.class));
        Optional<Long> sprint = scope.sprint().or(() -> only(call, parsed, Field.Kind.SPRINTS, Long.class));
        Predicate<Issue> all = scope.filter().and(where);
        JqlOrder order = bounded || !parsed.order().isEmpty() ? JqlOrder.of(parsed.order()) : JqlOrder.byRank();
        return new Query(order, new Scope(project, sprint, all));
    }

    JqlOrder order() {
        return order;
    }

    Scope scope() {
        return scope;
    }

    /** Returns the object that each result must belong to, if the query names it: the search reads only there. */
    private static <T> Optional<T> only(JiraCall call, JqlParser.Parsed parsed, Field.Kind kind, Class<T> type) {
        Stream<Clause> parts = parsed.where().stream()
                .flatMap(where -> where instanceof Clause.All all ? all.parts().stream() : Stream.of(where));
        return parts.filter(Clause.Comparison.class::isInstance)
                .map(Clause.Comparison.class::cast)
                .filter(clause -> Set.of("=", "IN").contains(clause.operator()))
                .filter(clause -> clause.operands().size() == 1
                        && !clause.operands().get(0).isEmpty())
                .filter(clause -> Fields.byClause(clause.field().text().toLowerCase(Locale.ROOT))
                        .filter(field -> field.kind() == kind)
                        .isPresent())
                .map(clause -> List.copyOf(new JqlValues(call)
                        .read(
                                Fields.byClause(clause.field().text()).orElseThrow(),
                                clause.operands().get(0))))
                .filter(values -> values.size() == 1)
                .map(values -> type.cast(values.get(0)))
                .findFirst();
    }
}

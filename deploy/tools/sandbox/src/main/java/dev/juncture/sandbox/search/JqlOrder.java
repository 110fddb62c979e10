package dev.juncture.sandbox.search;

import dev.juncture.sandbox.field.Field;
import dev.juncture.sandbox.field.Fields;
import dev.juncture.sandbox.world.Issue;
import dev.juncture.sandbox.world.IssueType;
import dev.juncture.sandbox.world.Person;
import dev.juncture.sandbox.world.Priority;
import dev.juncture.sandbox.world.Status;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The order of a search's results; the id decides between equals, so that every issue has one place. */
final class JqlOrder {
    private final List<Key> keys;

    /**
     * A field of the order, its direction, and how to read it from an issue.
     *
     * @param value a number or a text; null where the issue has nothing there
     */
    private record Key(String field, boolean descending, Function<Issue, @Nullable Object> value) {}

    private JqlOrder(List<Key> keys) {
        this.keys = keys;
    }

    /** Returns the order on a board, which is by rank. In the sandbox, the rank is the order of creation. */
    static JqlOrder byRank() {
        Function<Issue, @Nullable Object> created = issue -> issue.created().toEpochMilli();
        return new JqlOrder(List.of(new Key("created", false, created), new Key("id", false, Issue::id)));
    }

    static JqlOrder of(List<JqlParser.Order> order) {
        List<Key> keys = new ArrayList<>();
        for (JqlParser.Order part : order) {
            String name = part.field().text().toLowerCase(Locale.ROOT);
            if (Set.of("key", "issuekey", "id", "issue").contains(name)) {
                keys.add(new Key("key", part.descending(), issue -> (long) issue.number()));
            } else {
                Field field = Fields.byClause(name)
                        .orElseThrow(() -> JqlError.unknownField(part.field().text()));
                keys.add(new Key(field.id(), part.descending(), issue -> sortable(JqlCompiler.held(issue, field))));
            }
        }
        boolean descending = keys.isEmpty() || keys.get(0).descending();
        keys.add(new Key("id", descending, Issue::id));
        return new JqlOrder(keys);
    }

    /** Returns whether this is the stored order of a project's issues. */
    boolean isByCreation() {
        boolean sameDirection =
                keys.stream().allMatch(key -> key.descending() == keys.get(0).descending());
        return sameDirection
                && keys.size() <= 3
                && keys.get(0).field().equals("created")
                && keys.stream().skip(1).allMatch(key -> Set.of("key", "id").contains(key.field()));
    }

    boolean descending() {
        return keys.get(0).descending();
    }

    /** Returns the place of an issue, for a page token. */
    List<@Nullable Object> position(Issue issue) {
        List<@Nullable Object> position = new ArrayList<>();
        keys.forEach(key -> position.add(key.value().apply(issue)));
        return position;
    }

    Comparator<Issue> comparator() {
        return (one, other) -> {
            for (Key key : keys) {
                int difference = compare(key.value().apply(one), key.value().apply(other));
                if (difference != 0) {
                    return key.descending() ? -difference : difference;
                }
            }
            return 0;
        };
    }

    boolean isAfter(Issue issue, List<@Nullable Object> position) {
        for (int i = 0; i < keys.size(); i++) {
            int difference = compare(keys.get(i).value().apply(issue), position.get(i));
            if (difference != 0) {
                return keys.get(i).descending() ? difference < 0 : difference > 0;
            }
        }
        return false;
    }

    private static int compare(@Nullable Object one, @Nullable Object other) {
        if (one == null || other == null) {
            return one == other ? 0 : one == null ? 1 : -1;
        }
        return one instanceof Number number && other instanceof Number than
                ? Double.compare(number.doubleValue(), than.doubleValue())
                : one.toString().compareTo(other.toString());
    }

    private static @Nullable Object sortable(@Nullable Object value) {
        if (value instanceof Instant instant) {
            return instant.toEpochMilli();
        } else if (value instanceof Number) {
            return value;
        } else if (value instanceof Priority priority) {
            return (long) -priority.ordinal();
        } else if (value instanceof Status status) {
            return (long) status.ordinal();
        } else if (value instanceof IssueType type) {
            return type.label;
        } else if (value instanceof Person person) {
            return person.name();
        }
        return value == null ? null : value.toString().toLowerCase(Locale.ROOT);
    }
}

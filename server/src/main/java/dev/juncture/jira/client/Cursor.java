package dev.juncture.jira.client;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.juncture.http.ApiException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where a page of a list starts, as the page before told it: Jira's own token, or an offset where a list has no tokens.
 * An empty one is the list's start.
 */
public record Cursor(@JsonValue String value) {
    private static final String PROBLEM = "must be the next_cursor of an earlier answer";
    private static final int HIGHEST_LIMIT = 1000;
    /** Jira's tokens carry their query, which is long at times. */
    private static final Pattern SAFE = Pattern.compile("[!-~]{0,16384}");
    /** No token of Jira's looks like this: they are base64. */
    private static final Pattern OFFSET = Pattern.compile("at:(\\d{1,9})");

    public static final Cursor START = new Cursor("");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Cursor {
        if (!SAFE.matcher(value).matches()) {
            throw new IllegalArgumentException(PROBLEM);
        }
    }

    public static Cursor at(long offset) {
        return new Cursor("at:" + offset);
    }

    public boolean isStart() {
        return value.isEmpty();
    }

    /** Jira's token, or null for the start. */
    public static @Nullable String token(@Nullable Cursor cursor) {
        return cursor == null || cursor.isStart() ? null : cursor.value;
    }

    /** Empty when this is a token. */
    public Optional<Integer> offset() {
        Matcher offset = OFFSET.matcher(value);
        return offset.matches() ? Optional.of(Integer.valueOf(offset.group(1))) : Optional.empty();
    }

    /** For lists that have no tokens. */
    public static int offset(@Nullable Cursor cursor) {
        if (cursor == null || cursor.isStart()) {
            return 0;
        }
        return cursor.offset().orElseThrow(() -> ApiException.invalidField("cursor", PROBLEM));
    }

    /** How many a page is to have. @param usual unless the product says so */
    public static int limit(@Nullable Integer asked, int usual) {
        int limit = asked == null ? usual : asked;
        if (limit < 1 || limit > HIGHEST_LIMIT) {
            throw ApiException.invalidField("limit", "must be 1 to " + HIGHEST_LIMIT);
        }
        return limit;
    }
}

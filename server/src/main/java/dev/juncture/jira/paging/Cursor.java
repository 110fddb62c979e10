package dev.juncture.jira.paging;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.juncture.error.ApiException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The start of a page, as an earlier answer gave it: Jira's own token, or an offset for a list that has no tokens. A token may
 * follow the ids of recently changed issues, because Jira wants the same ids with every page. An empty cursor means the start
 * of the list.
 */
public record Cursor(@JsonValue String value) {
    private static final String PROBLEM = "must be the next_cursor of an earlier answer";
    private static final int HIGHEST_LIMIT = 1000;

    /** Jira's tokens contain their query, which may be long. */
    private static final Pattern SAFE = Pattern.compile("[!-~]{0,17408}");

    /** Jira's tokens are base64, so none of them looks like this. */
    private static final Pattern OFFSET = Pattern.compile("at:(\\d{1,9})");

    private static final Pattern TOKEN_WITH_IDS = Pattern.compile("changed:(\\d{1,18}(?:,\\d{1,18}){0,49}):(.+)");

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

    /**
     * Returns the text of a cursor for the next page.
     *
     * @param token Jira's, or null at the end of the list
     * @param changed the ids of recently changed issues that the query has named
     */
    public static @Nullable String next(@Nullable String token, List<Long> changed) {
        return token == null || changed.isEmpty()
                ? token
                : "changed:" + changed.stream().map(String::valueOf).collect(Collectors.joining(",")) + ":" + token;
    }

    public boolean isStart() {
        return value.isEmpty();
    }

    /** Returns Jira's token, or null for the start. */
    public @Nullable String token() {
        Matcher withIds = TOKEN_WITH_IDS.matcher(value);
        return withIds.matches() ? withIds.group(2) : isStart() ? null : value;
    }

    /** Returns the ids of recently changed issues that the query of this page names, as those of the pages before. */
    public List<Long> changed() {
        Matcher withIds = TOKEN_WITH_IDS.matcher(value);
        return withIds.matches()
                ? Stream.of(withIds.group(1).split(",")).map(Long::valueOf).toList()
                : List.of();
    }

    /** Returns the offset; empty when this cursor is a token. */
    public Optional<Integer> offset() {
        Matcher offset = OFFSET.matcher(value);
        return offset.matches() ? Optional.of(Integer.valueOf(offset.group(1))) : Optional.empty();
    }

    /**
     * Returns the offset in a list that has no tokens.
     *
     * @throws ApiException {@code bad_request} for a token
     */
    public static int offset(@Nullable Cursor cursor) {
        if (cursor == null || cursor.isStart()) {
            return 0;
        }
        return cursor.offset().orElseThrow(() -> ApiException.invalidField("cursor", PROBLEM));
    }

    /**
     * Returns the number of items that a page should have.
     *
     * @param usual the number when the caller names none
     * @throws ApiException {@code bad_request} when the number is out of range
     */
    public static int limit(@Nullable Integer asked, int usual) {
        int limit = asked == null ? usual : asked;
        if (limit < 1 || limit > HIGHEST_LIMIT) {
            throw ApiException.invalidField("limit", "must be 1 to " + HIGHEST_LIMIT);
        }
        return limit;
    }
}

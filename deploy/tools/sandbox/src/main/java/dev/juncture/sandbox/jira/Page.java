package dev.juncture.sandbox.jira;

import dev.juncture.sandbox.http.Answer;
import dev.juncture.sandbox.http.Json;
import dev.juncture.sandbox.http.Params;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Pages by {@code startAt} and {@code maxResults}. The answer has the size that it used, not the one that was asked
 * for: who counts on the latter skips values.
 */
public record Page(int startAt, int maxResults) {

    public static Page of(JiraCall call, int usual, int largest) {
        int startAt = Math.max(0, call.number("startAt").orElse(0));
        int asked = call.number("maxResults").orElse(usual);
        return new Page(startAt, Math.min(largest, asked < 1 ? usual : asked));
    }

    public <T> List<T> cut(List<T> all) {
        return all.stream().skip(startAt).limit(maxResults).toList();
    }

    /** A page bean: {@code values} between {@code isLast} and the addresses of this page and the next. */
    public <T> Answer bean(JiraCall call, List<T> all, Function<T, ?> json) {
        List<?> values = cut(all).stream().map(json).toList();
        boolean last = startAt + values.size() >= all.size();
        Map<String, @Nullable Object> page = Json.object("self", address(call, startAt));
        if (!last) {
            page.put("nextPage", address(call, startAt + maxResults));
        }
        page.put("maxResults", maxResults);
        page.put("startAt", startAt);
        page.put("total", all.size());
        page.put("isLast", last);
        page.put("values", values);
        return Answer.json(200, page);
    }

    /** Returns a page as boards and sprints have it: with {@code isLast}, without addresses. */
    public <T> Answer values(List<T> all, Function<T, ?> json) {
        Map<String, @Nullable Object> page = Json.object(
                "maxResults",
                maxResults,
                "startAt",
                startAt,
                "total",
                all.size(),
                "isLast",
                startAt + maxResults >= all.size());
        page.put("values", cut(all).stream().map(json).toList());
        return Answer.json(200, page);
    }

    /** A list under a given name, with the other fields of the page. */
    public <T> Map<String, @Nullable Object> named(String name, List<T> all, Function<T, ?> json) {
        return Json.object(
                "startAt",
                startAt,
                "maxResults",
                maxResults,
                "total",
                all.size(),
                name,
                cut(all).stream().map(json).toList());
    }

    private String address(JiraCall call, int from) {
        StringBuilder address = new StringBuilder(call.api(call.path()));
        address.append("?startAt=").append(from).append("&maxResults=").append(maxResults);
        call.query().values().forEach((name, values) -> {
            if (!name.equals("startAt") && !name.equals("maxResults")) {
                values.forEach(value -> address.append('&')
                        .append(Params.encode(name))
                        .append('=')
                        .append(Params.encode(value)));
            }
        });
        return address.toString();
    }
}

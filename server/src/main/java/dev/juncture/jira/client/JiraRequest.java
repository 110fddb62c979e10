package dev.juncture.jira.client;

import dev.juncture.jira.JiraFailure;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.util.ConcurrentLruCache;
import org.springframework.web.util.UriComponents;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * A request to Jira, described and not yet sent. Interfaces with {@code @HttpExchange} methods make them, see
 * {@link JiraRequests}.
 *
 * @param template the path below the site, with its query; variables in braces
 * @param address the same with the variables filled in, encoded
 * @param body becomes JSON; null for none
 * @param answerType the type of the answer's JSON; {@link Void} for an answer without a body
 * @param correction returns the request to send instead after Jira refused some of its fields
 * @param issuesInBody the issues that the request changes, by id or key, when its body names them and not its path
 */
public record JiraRequest<T>(
        HttpMethod method,
        String template,
        String address,
        @Nullable Object body,
        Type answerType,
        Function<JiraFailure, Optional<JiraRequest<T>>> correction,
        List<String> issuesInBody) {
    /** The parsed templates. There are few, so each one is parsed about once. */
    private static final ConcurrentLruCache<String, UriComponents> TEMPLATES = new ConcurrentLruCache<>(
            500, text -> UriComponentsBuilder.fromUriString(text).encode().build());

    static <T> JiraRequest<T> of(
            HttpMethod method, String template, Map<String, String> variables, @Nullable Object body, Type type) {
        String address = TEMPLATES.get(template).expand(variables).toUriString();
        return new JiraRequest<>(method, template, address, body, type, refusal -> Optional.empty(), List.of());
    }

    /** Returns the path below the site with its variables filled in, encoded. */
    public String path() {
        int query = address.indexOf('?');
        return query < 0 ? address : address.substring(0, query);
    }

    /** Returns this request with a correction, which is tried once. */
    public JiraRequest<T> correctedBy(Function<JiraFailure, Optional<JiraRequest<T>>> other) {
        return new JiraRequest<>(method, template, address, body, answerType, other, issuesInBody);
    }

    /** Returns this request with the issues that its body changes, by id or key. */
    public JiraRequest<T> changing(List<String> issues) {
        return new JiraRequest<>(method, template, address, body, answerType, correction, List.copyOf(issues));
    }
}

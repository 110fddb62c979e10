package dev.juncture.jira.resilience;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.util.ConcurrentLruCache;

/**
 * The scopes in which Jira counts a call.
 *
 * @param site empty for calls that concern the account
 * @param endpoint the path below the site with <code>{}</code> for each variable: all projects are one endpoint
 * @param issue the issue whose own limit counts this call; only writes have one
 */
public record RateLimitKey(
        String site,
        HttpMethod method,
        String endpoint,
        @Nullable String issue) {
    private static final Pattern API = Pattern.compile("(/rest/[^/]+/[^/]+)(/.*)");
    private static final Pattern VARIABLE = Pattern.compile("\\{[^}]+}");

    private static final ConcurrentLruCache<String, String> ENDPOINTS =
            new ConcurrentLruCache<>(500, RateLimitKey::endpointOf);

    /** The names in Jira's paths start with a small letter and have no digits; ids and keys do not look like that. */
    private static final Pattern ID = Pattern.compile("(?<=/)(?:[^/a-z][^/]*|[^/]*[0-9][^/]*)(?=/|$)");

    /** An issue by id or key. Other names in its place, such as {@code bulk}, have a letter first and no number. */
    private static final Pattern ISSUE =
            Pattern.compile("^/rest/(?:api|agile)/[^/]+/issue/([0-9]+|[A-Za-z][A-Za-z0-9_]*-[0-9]+)(?=[/?]|$)");

    /** Searches are posted only because of their length: to repeat them changes nothing. */
    private static final Pattern READING_POST =
            Pattern.compile("/(search/jql|approximate-count|(issue|changelog)/bulkfetch|changelog/list)$");

    /**
     * Returns the key of a call to a declared endpoint.
     *
     * @param template the path below the site, with its variables in braces
     * @param path the same with the variables filled in
     */
    public static RateLimitKey ofTemplate(HttpMethod method, String site, String template, String path) {
        String endpoint = ENDPOINTS.get(template);
        return new RateLimitKey(site, method, endpoint, issueIn(method, endpoint, path));
    }

    /**
     * Returns the key of a call that a caller of the passthrough composed.
     *
     * @param path below the site
     */
    public static RateLimitKey ofPath(HttpMethod method, String site, String path) {
        Matcher parts = API.matcher(path);
        String endpoint =
                parts.matches() ? parts.group(1) + ID.matcher(parts.group(2)).replaceAll("{}") : path;
        return new RateLimitKey(site, method, endpoint, issueIn(method, endpoint, path));
    }

    private static String endpointOf(String template) {
        return VARIABLE.matcher(template.replaceFirst("\\?.*", "")).replaceAll("{}");
    }

    /** Returns whether a repetition has the same effect as one call. */
    public boolean isRead() {
        return isSafe(method) || isReadingPost(method, endpoint);
    }

    /** Returns the names of all scopes that may have a limit on this call. */
    Stream<String> scopes() {
        return Stream.of(appScope(), siteScope(), endpointScope(), issueScope()).distinct();
    }

    /**
     * Returns the scope of a limit.
     *
     * @param reason in Jira's words
     */
    String scopeOf(String reason) {
        return switch (reason) {
            case "jira-quota-global-based" -> appScope();
            case "jira-quota-tenant-based" -> siteScope();
            case "jira-per-issue-on-write" -> issueScope();
            default -> endpointScope();
        };
    }

    String appScope() {
        return "app";
    }

    String siteScope() {
        return "site " + site;
    }

    private String endpointScope() {
        return siteScope() + " " + method + " " + endpoint;
    }

    private String issueScope() {
        return issue == null ? endpointScope() : siteScope() + " issue " + issue;
    }

    private static @Nullable String issueIn(HttpMethod method, String endpoint, String path) {
        if (isSafe(method) || isReadingPost(method, endpoint)) {
            return null;
        }
        Matcher issue = ISSUE.matcher(path);
        return issue.find() ? issue.group(1) : null;
    }

    private static boolean isSafe(HttpMethod method) {
        return method.equals(HttpMethod.GET) || method.equals(HttpMethod.HEAD);
    }

    private static boolean isReadingPost(HttpMethod method, String endpoint) {
        return method.equals(HttpMethod.POST) && READING_POST.matcher(endpoint).find();
    }
}

package dev.juncture.jira.client;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.web.service.invoker.HttpRequestValues;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * What a call is aimed at, as far as Jira counts calls.
 *
 * @param site empty for calls that concern the account
 * @param endpoint the path with <code>{}</code> for each of its variables: all projects are one endpoint
 * @param issue whose own limit this call counts against: only writes do
 */
record Target(
        String site,
        HttpMethod method,
        String endpoint,
        @Nullable String issue) {
    private static final Pattern SITE = Pattern.compile("/ex/jira/([^/]+)/");
    private static final Pattern API = Pattern.compile("/ex/jira/[^/]+(/rest/[^/]+/[^/]+)(/.*)");
    private static final Pattern VARIABLE = Pattern.compile("\\{[^}]+}");
    /** The names in Jira's paths have small letters first and no digits, its ids and keys have not. */
    private static final Pattern ID = Pattern.compile("(?<=/)(?:[^/a-z][^/]*|[^/]*[0-9][^/]*)(?=/|$)");

    private static final Pattern ISSUE = Pattern.compile("/rest/api/\\d/issue/([^/?]+)");
    /** Searches are posted because of their length: repeating them changes nothing. */
    private static final Pattern READING_POST =
            Pattern.compile("/(search/jql|approximate-count|(issue|changelog)/bulkfetch)$");

    static Target of(HttpRequestValues values) {
        String template = values.getUriTemplate();
        Map<String, String> variables = values.getUriVariables();
        String path = template == null
                ? String.valueOf(values.getUri())
                : UriComponentsBuilder.fromUriString(template)
                        .buildAndExpand(variables)
                        .toUriString();
        HttpMethod method = values.getHttpMethod() == null ? HttpMethod.GET : values.getHttpMethod();
        String endpoint = (template == null ? path : template).replaceFirst("\\?.*", "");
        return new Target(siteIn(path), method, shape(endpoint, VARIABLE), issueIn(method, endpoint, path));
    }

    /** Of a call that somebody else made up. @param path below Jira's address */
    static Target of(HttpMethod method, String path) {
        Matcher parts = API.matcher(path);
        String endpoint = parts.matches() ? "/ex/jira/{}" + parts.group(1) + shape(parts.group(2), ID) : path;
        return new Target(siteIn(path), method, endpoint, issueIn(method, endpoint, path));
    }

    private static String shape(String path, Pattern variable) {
        return variable.matcher(path).replaceAll("{}");
    }

    /** The site that a path belongs to, or empty. */
    static String siteIn(String path) {
        Matcher site = SITE.matcher(path);
        return site.find() ? site.group(1) : "";
    }

    /** Whether doing it twice is the same as doing it once. */
    boolean isRead() {
        return isSafe(method) || isReadingPost(method, endpoint);
    }

    /** The names under which limits on this call may stand. */
    Stream<String> scopes() {
        return Stream.of(appScope(), siteScope(), endpointScope(), issueScope()).distinct();
    }

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
        Matcher issue = ISSUE.matcher(path);
        boolean write = !isSafe(method) && !isReadingPost(method, endpoint);
        return write && issue.find() ? issue.group(1) : null;
    }

    private static boolean isSafe(HttpMethod method) {
        return method.equals(HttpMethod.GET) || method.equals(HttpMethod.HEAD);
    }

    private static boolean isReadingPost(HttpMethod method, String endpoint) {
        return method.equals(HttpMethod.POST) && READING_POST.matcher(endpoint).find();
    }
}

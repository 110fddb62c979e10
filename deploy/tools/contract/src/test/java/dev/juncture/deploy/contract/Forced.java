package dev.juncture.deploy.contract;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toSet;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A difference that a platform forces: a request that it cannot pass on unchanged, or an answer that it changes.
 *
 * @param edge the name of the edge in {@link EdgesIT}, or the start of the names of several edges
 * @param answer starts with the status, if there are exchanges
 * @param exchanges those that show the difference; empty if only the real platform or a huge body could show it
 */
record Forced(String edge, String request, String answer, String reason, Set<String> exchanges) {
    private static final String PROXIED_SLASH = "GET jira/proxy/rest/api/3/issue%2Fnone";
    private static final String DOTS = "GET /api/backend/%2e%2e/x";

    private static final String READY = "GET /ready";

    static final List<Forced> ALL = List.of(
            seen("http without redis", "`GET /ready`", "200, with `off` for Redis", "There is none to check.", READY),
            seen("lambda without redis", "`GET /ready`", "200, with `off` for Redis", "There is none to check.", READY),
            stated(
                    "lambda",
                    "More than 6 MB, or 1 MB behind a load balancer",
                    "In the service's own words",
                    "The most that an event may have."),
            stated(
                    "lambda",
                    "An answer of more than 6 MB, or 1 MB behind a load balancer",
                    "413 `payload_too_large`",
                    "The most that a Lambda may answer; what is not text counts a third more."),
            seen(
                    "lambda http_api",
                    "`%2F` in a path, or what is no UTF-8",
                    "404, or what the decoded path leads to",
                    "HTTP APIs hand paths over decoded.",
                    PROXIED_SLASH,
                    "GET /api/%ff",
                    "POST /api/%ff with a key"),
            stated(
                    "lambda http_api",
                    "`%zz` in a path",
                    "404, or what the path with a percent sign leads to; 400 over HTTP",
                    "HTTP APIs hand paths over decoded, and what is no escape is a percent sign then."),
            stated(
                    "lambda rest_api",
                    "`%zz` in a query",
                    "As the value `%zz`; 400 over HTTP",
                    "REST APIs, and HTTP APIs with format 1.0, hand names and values over decoded."),
            stated(
                    "lambda",
                    "A path below the base path of a custom domain, by a route without `{proxy+}`",
                    "404 `not_found`",
                    "The event does not name the base path. A route `/{proxy+}` does, by what it leaves."),
            seen(
                    "lambda load_balancer",
                    "Several parameters of one name",
                    "200, of the last alone",
                    "Without multi-value headers, the event has one value of each name.",
                    "GET jira/proxy, a field twice"),
            stated(
                    "azure",
                    "More than 100 MB",
                    "In the host's own words",
                    "The host's limit; it holds requests and answers in memory as wholes."),
            stated(
                    "azure",
                    "A body without `Content-Length`",
                    "As if there were none",
                    "The host reads a body only when it knows its length."),
            stated(
                    "azure",
                    "Methods other than the seven of the API",
                    "404 without a body",
                    "The host lets through what triggers name."),
            stated(
                    "azure",
                    "`%zz` in a path",
                    "404, or what the path with a percent sign leads to; 400 over HTTP",
                    "The host decodes a path and encodes it again, and what is no escape is a percent sign then."),
            seen(
                    "azure",
                    "Dots as segments of a path, `%2e` too",
                    "404, or what the resolved path leads to",
                    "The host decodes a path, resolves its dots and encodes it again.",
                    "GET jira/proxy/rest/api/3/../2/myself",
                    DOTS),
            seen(
                    "azure",
                    "Text that is no UTF-8, or that has a byte order mark",
                    "400 `invalid_request`, also through the passthrough",
                    "The host decodes text and replaces such bytes. Juncture notices that by the length.",
                    "no UTF-8"),
            seen(
                    "azure",
                    "JSON, or other text, for `add-attachment`",
                    "500 without a body",
                    "The host sends forms and octet streams to its worker as bytes and all else as text, and the worker"
                            + " fails where a function takes the bytes of a text.",
                    "POST /api/backend/jira/add-attachment with broken JSON"),
            seen(
                    "azure",
                    "A body that is not text, for the passthrough",
                    "415 `unsupported_media_type`, which names `add-attachment`",
                    "The host decodes such bodies as text, or its worker does, and both replace what is no UTF-8. Juncture"
                            + " refuses what cannot arrive whole.",
                    "a form for jira/proxy",
                    "an octet stream for jira/proxy",
                    "a picture for jira/proxy"),
            stated(
                    "azure",
                    "An answer with several `Set-Cookie`",
                    "The last one",
                    "The worker keeps one value of each name. Other headers become one line."),
            stated(
                    "gcp",
                    "More than 32 MiB, or an answer of as much",
                    "In the service's own words",
                    "Cloud Run's limit."),
            seen(
                    "gcp",
                    "`%2F`, `%2e`, `//` or what is no UTF-8 in a path",
                    "400 without a body",
                    "The invoker's server refuses it before any function, with an error handler that writes nothing and"
                            + " that no function reaches.",
                    PROXIED_SLASH,
                    DOTS,
                    "POST /api/backend/%2e%2e/x with a key",
                    "GET /api/%ff",
                    "POST /api/%ff with a key",
                    "GET //health",
                    "POST //health with a key"),
            stated("gcp", "`/favicon.ico`, `/robots.txt`", "404 without a body", "The invoker answers them itself."),
            seen(
                    "gcp",
                    "A form with several parts of one name",
                    "400 `invalid_request`",
                    "The invoker takes forms apart before it calls a function, and keeps the last of them.",
                    "two files in a form"),
            stated(
                    "gcp",
                    "A form without `Content-Length`",
                    "400 `invalid_request`",
                    "What the invoker did not keep could not be noticed."),
            stated("gcp", "Anything", "With `Server`", "The invoker names its server in every answer."));

    /** Returns the names of the exchanges that differ at an edge. */
    static Set<String> on(String edge) {
        return of(edge).flatMap(each -> each.exchanges.stream()).collect(toSet());
    }

    /** Returns the stated answer to an exchange. */
    static String answerTo(String exchange, String edge) {
        return of(edge).filter(each -> each.exchanges.contains(exchange))
                .map(Forced::answer)
                .findFirst()
                .orElseThrow();
    }

    /** Returns the table that the README contains. */
    static String table() {
        return ALL.stream()
                .map(each -> "| %s | %s | %s | %s | %s |%n"
                        .formatted(
                                each.edge,
                                each.request,
                                each.answer,
                                each.reason,
                                each.exchanges.isEmpty() ? "" : each.exchanges.size()))
                .collect(joining("", """
                        | Edge | Asked | Answered | Why | Shown by |
                        |---|---|---|---|---|
                        """, ""));
    }

    private static Stream<Forced> of(String edge) {
        return ALL.stream().filter(each -> each.edge.equals(edge));
    }

    private static Forced seen(String edge, String request, String answer, String reason, String... exchanges) {
        return new Forced(edge, request, answer, reason, Set.of(exchanges));
    }

    private static Forced stated(String edge, String request, String answer, String reason) {
        return new Forced(edge, request, answer, reason, Set.of());
    }
}

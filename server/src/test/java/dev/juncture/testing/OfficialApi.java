package dev.juncture.testing;

import com.atlassian.oai.validator.model.Request.Method;
import com.atlassian.oai.validator.model.SimpleRequest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.util.MultiValueMap;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;
import tools.jackson.databind.node.ObjectNode;

/**
 * Checks the requests to Jira against Atlassian's official OpenAPI documents: path, method, query and body. Lists the
 * exceptions, where Juncture deviates from the documents on purpose.
 */
public final class OfficialApi {
    /** Packages of tests whose calls are not Juncture's own, with the reason. */
    private static final Map<String, String> OTHERS_CALLS = Map.of(
            "dev.juncture.jira.client", "an interface made up for tests of how any call behaves",
            "dev.juncture.jira.resilience", "the same made-up interface",
            "dev.juncture.jira.proxy", "whatever the product's backend sends");

    /** Lists by token are newer than the documents. Except for the token they are the lists below {@code rest/agile}. */
    private static final String BY_TOKEN = "/rest/software/1.0/";

    private static final List<String> OF_LISTS_BY_TOKEN = List.of("nextPageToken", "reconcileIssues");

    private static final Pattern OF_A_SITE = Pattern.compile("/ex/jira/[^/]+(/.*)");
    private static final Map<Call, List<String>> KNOWN = new ConcurrentHashMap<>();

    private OfficialApi() {}

    private static final class Platform {
        static final OfficialDocument DOCUMENT = OfficialDocument.read("jira-platform-v3.json");

        static {
            // The document allows any property here, so it would accept a misspelt one.
            DOCUMENT.schema("IssueUpdateDetails").put("additionalProperties", false);
            DOCUMENT.schema("Comment").put("additionalProperties", false);
            // Only null lifts a restriction, because an edit without it keeps the old one. The schema does not say so.
            DOCUMENT.schema("Visibility").put("nullable", true);
            // Null unassigns: the description of the operation says so, its schema does not.
            DOCUMENT.schema("User").withObject("/properties/accountId").put("nullable", true);
        }
    }

    private static final class Software {
        static final OfficialDocument DOCUMENT = OfficialDocument.read("jira-software.json");

        static {
            // Strings, as in the examples: the document declares states and field names as objects.
            DOCUMENT.parameters().forEach(parameter -> {
                stringWhereObject(parameter.withObject("/schema"));
                if (parameter.at("/schema/items").isObject()) {
                    stringWhereObject(parameter.withObject("/schema/items"));
                }
            });
        }

        private static void stringWhereObject(ObjectNode schema) {
            if (schema.path("type").asString("").equals("object")) {
                schema.removeAll().put("type", "string");
            }
        }
    }

    /**
     * A call that reached Jira.
     *
     * @param url path and query, encoded
     * @param body empty for none
     */
    public record Call(String method, String url, String contentType, String body) {}

    /** Returns the objections of the documents to each call. */
    static Map<Call, List<String>> objectionsTo(Class<?> test, List<Call> calls) {
        return OTHERS_CALLS.containsKey(test.getPackageName()) ? Map.of() : objectionsTo(calls);
    }

    /** Returns the objections of the documents to each call to a site's API; ignores other calls. */
    public static Map<Call, List<String>> objectionsTo(Collection<Call> calls) {
        Map<Call, List<String>> objections = new LinkedHashMap<>();
        for (Call call : calls) {
            // Equal calls are checked once.
            List<String> found = KNOWN.computeIfAbsent(call, OfficialApi::check);
            if (!found.isEmpty()) {
                objections.put(call, found);
            }
        }
        return objections;
    }

    private static List<String> check(Call call) {
        URI uri = URI.create(call.url());
        Matcher site = OF_A_SITE.matcher(uri.getRawPath());
        // The documents describe only the API below a site's address.
        return site.matches() ? check(call, site.group(1), query(uri)) : List.of();
    }

    private static List<String> check(Call call, String path, Map<String, List<String>> query) {
        boolean byToken = path.startsWith(BY_TOKEN);
        if (byToken) {
            query.keySet().removeAll(OF_LISTS_BY_TOKEN);
        }
        SimpleRequest.Builder described =
                new SimpleRequest.Builder(Method.valueOf(call.method()), path.replace(BY_TOKEN, "/rest/agile/1.0/"));
        query.forEach(described::withQueryParam);
        if (!call.body().isEmpty()) {
            described.withContentType(call.contentType()).withBody(call.body());
        }
        OfficialDocument document = path.startsWith("/rest/api/") ? Platform.DOCUMENT : Software.DOCUMENT;
        return document.objectionsTo(described.build());
    }

    private static Map<String, List<String>> query(URI uri) {
        MultiValueMap<String, String> raw =
                UriComponentsBuilder.fromUri(uri).build().getQueryParams();
        Map<String, List<String>> query = new LinkedHashMap<>();
        raw.forEach((name, values) -> query.put(
                name,
                values.stream()
                        .map(value -> UriUtils.decode(value, StandardCharsets.UTF_8))
                        .toList()));
        return query;
    }
}

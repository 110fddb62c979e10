package dev.juncture.document;

import dev.juncture.document.ShellCommands.Command;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Finds routes and fields that Juncture does not have. */
final class HttpChecks {
    private static final Pattern ROUTE = Pattern.compile("(GET|POST|PUT|PATCH|DELETE) (\\S+)");
    private static final Pattern PATH = Pattern.compile("/api/\\S*");
    /** Jira's own routes, and the local runner's way to call an operation by its name. */
    private static final Pattern OTHERS = Pattern.compile("/(?:rest|ex|oauth/token|functions|media)(?:/.*)?");

    private final KnownRoutes routes;

    HttpChecks(KnownRoutes routes) {
        this.routes = routes;
    }

    /** Returns what is wrong with a text in backticks that looks like a route. */
    Optional<String> problemOfName(String name) {
        Matcher route = ROUTE.matcher(name);
        if (route.matches()) {
            String path = withoutQuery(route.group(2));
            return OTHERS.matcher(path).matches() || routes.has(route.group(1), path)
                    ? Optional.empty()
                    : Optional.of("there is no route " + name);
        }
        return PATH.matcher(name).matches() && !routes.hasBelow(withoutQuery(name))
                ? Optional.of("there is no route below " + name)
                : Optional.empty();
    }

    private static String withoutQuery(String path) {
        return path.replaceAll("\\?.*", "");
    }

    /** Returns what is wrong with a curl command. A command for another server has no problem. */
    List<String> problems(Command curl) {
        Optional<URI> address = curl.words().stream()
                .filter(word -> word.matches("https?://.*"))
                .map(word -> URI.create(word.replace("$", "")))
                .findFirst();
        if (address.isEmpty() || !isOurs(address.get())) {
            return List.of();
        }
        String method = method(curl);
        String path = address.get().getPath();
        if (!routes.has(method, path)) {
            return List.of("there is no route " + method + " " + path);
        }
        return unknownFields(curl, address.get(), method, path);
    }

    private static boolean isOurs(URI address) {
        return address.getPath().matches("/(?:api/|health$|ready$|openapi\\.json$|sandbox/).*|/health|/ready");
    }

    private static String method(Command curl) {
        if (!curl.after("-X").isEmpty()) {
            return curl.after("-X");
        }
        boolean sends = curl.words().contains("-d") || curl.words().contains("-F");
        return sends && !curl.words().contains("-G") ? "POST" : "GET";
    }

    private List<String> unknownFields(Command curl, URI address, String method, String path) {
        Set<String> known = routes.fields(method, path);
        Set<String> sent = new TreeSet<>();
        if (address.getQuery() != null) {
            Pattern.compile("&").splitAsStream(address.getQuery()).forEach(pair -> sent.add(pair.split("=")[0]));
        }
        for (int i = 0; i + 1 < curl.words().size(); i++) {
            if (curl.words().get(i).equals("--data-urlencode")) {
                sent.add(curl.words().get(i + 1).split("=")[0]);
            }
        }
        List<String> problems = new ArrayList<>();
        String body = curl.after("-d");
        try {
            if (!body.isEmpty()) {
                sent.addAll(JsonMapper.shared().readTree(body).propertyNames());
            }
        } catch (JacksonException broken) {
            problems.add("this is no JSON: " + body);
        }
        sent.stream()
                .filter(field -> !known.isEmpty() && !known.contains(field))
                .forEach(field -> problems.add(path + " has no field " + field));
        return problems;
    }
}

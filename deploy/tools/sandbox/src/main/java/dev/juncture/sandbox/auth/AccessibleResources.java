package dev.juncture.sandbox.auth;

import dev.juncture.sandbox.http.Answer;
import dev.juncture.sandbox.http.Json;
import dev.juncture.sandbox.http.Request;
import dev.juncture.sandbox.world.Site;
import dev.juncture.sandbox.world.World;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * {@code GET /oauth/token/accessible-resources}: the sites of a grant, one entry for each site and product, in no order
 * that anyone could rely on.
 */
public final class AccessibleResources {
    private static final Set<String> CONFLUENCE_DEFAULT = Set.of("read:confluence-user", "search:confluence");

    private final Grants grants;
    private final World world;
    private final String baseUrl;
    private final AtomicInteger calls = new AtomicInteger();

    public AccessibleResources(Grants grants, World world, String baseUrl) {
        this.grants = grants;
        this.world = world;
        this.baseUrl = baseUrl;
    }

    public Answer answer(Request request) {
        return request.bearerToken()
                .flatMap(grants::byAccessToken)
                .map(grant -> Answer.json(200, entries(grant)))
                .orElseGet(Unauthorized::badToken);
    }

    private List<Object> entries(Grant grant) {
        List<Object> entries = new ArrayList<>();
        for (String cloudId : grant.sites()) {
            world.site(cloudId).ifPresent(site -> {
                if (site.hasJira()) {
                    entries.add(entry(site, scopes(grant, scope -> scope.contains("jira"))));
                }
                if (site.hasConfluence()) {
                    Set<String> asked = scopes(grant, scope -> scope.contains("confluence"));
                    entries.add(entry(site, asked.isEmpty() ? new TreeSet<>(CONFLUENCE_DEFAULT) : asked));
                }
            });
        }
        // The order differs between calls, but is the same in each run.
        Collections.shuffle(entries, new Random(calls.incrementAndGet()));
        return entries;
    }

    private Map<String, @Nullable Object> entry(Site site, Set<String> scopes) {
        return Json.object(
                "id", site.cloudId(),
                "name", site.name(),
                "url", site.url(),
                "scopes", scopes,
                "avatarUrl", baseUrl + "/avatars/" + site.slug() + ".svg");
    }

    private static Set<String> scopes(Grant grant, Predicate<String> wanted) {
        return grant.scopes().stream().filter(wanted).collect(Collectors.toCollection(TreeSet::new));
    }
}

package dev.juncture.jira.site;

import dev.juncture.connection.Account;
import dev.juncture.http.ApiException;
import dev.juncture.http.ErrorCode;
import dev.juncture.jira.JiraErrors;
import dev.juncture.jira.client.AtlassianHttp;
import dev.juncture.jira.client.JiraCalls;
import dev.juncture.provider.Secret;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a grant that waits for the person's choice can reach. */
@Component
class Sites {
    /** Reasons for which the account cannot be told; everything else may pass and is worth another try. */
    private static final Set<ErrorCode> WITHHELD =
            Set.of(JiraErrors.MISSING_SCOPE, JiraErrors.JIRA_FORBIDDEN, JiraErrors.JIRA_NOT_FOUND);

    private final AccountApi api;

    Sites(AtlassianHttp http) {
        this.api = http.api(AccountApi.class);
    }

    /** Each Jira site once, by name. */
    List<Site> reachableWith(Secret token) {
        Map<String, Site> sites = new LinkedHashMap<>();
        JiraCalls.callOnce(List.of(), token, api::accessibleResources).stream()
                .filter(resource -> resource != null && isJira(resource))
                .forEach(found -> sites.putIfAbsent(
                        found.id(), new Site(found.id(), found.name(), found.url(), found.avatarUrl())));
        return sites.values().stream()
                .sorted(Comparator.comparing(Site::name, String.CASE_INSENSITIVE_ORDER)
                        .thenComparing(Site::id))
                .toList();
    }

    boolean reaches(Secret token, String siteId) {
        return reachableWith(token).stream().anyMatch(site -> site.id().equals(siteId));
    }

    static ApiException notGranted() {
        return new ApiException(
                JiraErrors.SITE_NOT_GRANTED, "This grant does not reach that site: choose one of the available sites.");
    }

    /** Who consented, as the site tells it, else as Atlassian does, else unknown. */
    Optional<Account> accountBehind(Secret token, Site site) {
        Optional<Account> known = unlessWithheld(token, List.of("read:jira-user"), secret -> {
            AccountApi.Myself myself = api.myself(secret, site.id());
            return account(myself.accountId(), myself.displayName());
        });
        return known.isPresent()
                ? known
                : unlessWithheld(token, List.of("read:me"), secret -> {
                    AccountApi.Me me = api.me(secret);
                    return account(me.accountId(), me.name());
                });
    }

    private static Optional<Account> unlessWithheld(
            Secret token, List<String> scopes, Function<Secret, Optional<Account>> call) {
        try {
            return JiraCalls.callOnce(scopes, token, call);
        } catch (ApiException failure) {
            if (WITHHELD.contains(failure.code())) {
                return Optional.empty();
            }
            throw failure;
        }
    }

    private static Optional<Account> account(@Nullable String id, @Nullable String name) {
        return Optional.ofNullable(id).map(known -> new Account(known, name == null ? known : name));
    }

    /** Entries of other products carry their own scopes only; Jira's all end in, or contain, its name. */
    private static boolean isJira(AccountApi.Resource resource) {
        return resource.scopes() != null
                && resource.scopes().stream().anyMatch(scope -> scope.contains(":jira") || scope.contains("-jira"));
    }
}

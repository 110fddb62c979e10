package dev.juncture.jira.picker;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.juncture.jira.client.JiraRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.service.annotation.GetExchange;

/** The account behind a grant and the sites that the grant reaches. */
interface AccountApi {
    /** Belongs to the account, not to a site. */
    @GetExchange("/oauth/token/accessible-resources")
    JiraRequest<List<Resource>> accessibleResources();

    /** Belongs to the account, not to a site. */
    @GetExchange("/me")
    JiraRequest<Me> me();

    @GetExchange("/rest/api/3/myself")
    JiraRequest<Myself> myself();

    /** A site with one product family: the same id may be in the list twice, with different scopes. */
    record Resource(
            String id,
            String name,
            String url,
            @Nullable List<String> scopes,
            @Nullable String avatarUrl) {}

    record Me(
            @JsonProperty("account_id") @Nullable String accountId,
            @Nullable String name) {}

    record Myself(@Nullable String accountId, @Nullable String displayName) {}
}

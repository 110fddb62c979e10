package dev.juncture.jira.picker;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.juncture.jira.client.JiraRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.web.service.annotation.GetExchange;

/** The account behind a grant. */
interface AccountApi {
    /** Belongs to the account, not to a site. */
    @GetExchange("/me")
    JiraRequest<Me> me();

    @GetExchange("/rest/api/3/myself")
    JiraRequest<Myself> myself();

    record Me(
            @JsonProperty("account_id") @Nullable String accountId,
            @Nullable String name) {}

    record Myself(@Nullable String accountId, @Nullable String displayName) {}
}

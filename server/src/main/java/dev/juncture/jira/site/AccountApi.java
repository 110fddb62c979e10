package dev.juncture.jira.site;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.juncture.jira.client.AtlassianHttp;
import dev.juncture.provider.Secret;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.service.annotation.GetExchange;

/** Whose grant it is and which sites it reaches. */
interface AccountApi {
    @GetExchange("/oauth/token/accessible-resources")
    List<Resource> accessibleResources(@RequestAttribute(AtlassianHttp.TOKEN) Secret token);

    @GetExchange("/me")
    Me me(@RequestAttribute(AtlassianHttp.TOKEN) Secret token);

    @GetExchange("/ex/jira/{site}/rest/api/3/myself")
    Myself myself(@RequestAttribute(AtlassianHttp.TOKEN) Secret token, @PathVariable String site);

    /** One site and product family: the same id may stand twice with different scopes. */
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

package dev.juncture.jira.user;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/** A Jira user. Only the account id is reliable: Jira shows e-mail addresses to few apps. */
@JsonNaming(PropertyNamingStrategies.LowerCamelCaseStrategy.class)
public record Person(
        @Nullable String accountId,
        @Nullable String displayName,
        @Nullable String emailAddress,
        @Nullable String avatarUrl) {

    /** @return null when the value is not a user, for example for an issue without assignee */
    public static @Nullable Person of(JsonNode user) {
        return user.isObject()
                ? new Person(
                        user.path("accountId").asString(null),
                        user.path("displayName").asString(null),
                        user.path("emailAddress").asString(null),
                        user.path("avatarUrls").path("48x48").asString(null))
                : null;
    }
}

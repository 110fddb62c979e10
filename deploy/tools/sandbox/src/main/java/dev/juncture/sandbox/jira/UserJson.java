package dev.juncture.sandbox.jira;

import dev.juncture.sandbox.http.Json;
import dev.juncture.sandbox.world.Person;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Users as Jira shows them. */
public final class UserJson {

    private UserJson() {}

    /** Returns a user. The e-mail address is shown only to its owner. */
    public static Map<String, @Nullable Object> user(JiraCall call, Person person) {
        Map<String, @Nullable Object> json = Json.object(
                "self", call.api("/rest/api/3/user?accountId=" + person.accountId()),
                "accountId", person.accountId(),
                "avatarUrls", call.avatars(person.avatar()),
                "displayName", person.name(),
                "active", !person.former(),
                "timeZone", person.timeZone().getId(),
                "accountType", "atlassian");
        if (person.equals(call.caller())) {
            json.put("emailAddress", person.email());
        }
        return json;
    }
}

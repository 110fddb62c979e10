package dev.juncture.sandbox.jira;

import dev.juncture.sandbox.http.Answer;
import dev.juncture.sandbox.http.Json;
import dev.juncture.sandbox.world.Person;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Users as Jira shows them. */
final class UserJson {

    private UserJson() {}

    /** Somebody else: only the account id is sure; an address is not shown. */
    static Map<String, @Nullable Object> user(JiraCall call, Person person) {
        return Json.object(
                "self", call.api("/rest/api/3/user?accountId=" + person.accountId()),
                "accountId", person.accountId(),
                "avatarUrls", call.avatars(person.avatar()),
                "displayName", person.name(),
                "active", true,
                "timeZone", person.timeZone().getId(),
                "accountType", "atlassian");
    }

    static Answer myself(JiraCall call) {
        Map<String, @Nullable Object> me = user(call, call.caller());
        me.put("emailAddress", call.caller().email());
        me.put("locale", call.caller().locale().replace('-', '_'));
        me.put("groups", Json.object("size", 1, "items", List.of()));
        me.put("applicationRoles", Json.object("size", 1, "items", List.of()));
        me.put("expand", "groups,applicationRoles");
        return Answer.json(200, me);
    }
}

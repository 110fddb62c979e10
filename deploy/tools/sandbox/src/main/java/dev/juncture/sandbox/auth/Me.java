package dev.juncture.sandbox.auth;

import dev.juncture.sandbox.http.Answer;
import dev.juncture.sandbox.http.Json;
import dev.juncture.sandbox.http.Request;
import dev.juncture.sandbox.world.Person;
import dev.juncture.sandbox.world.World;
import java.util.Optional;

/** {@code GET /me}: the profile of the person who granted the token. */
public final class Me {
    private final Grants grants;
    private final World world;
    private final String baseUrl;

    public Me(Grants grants, World world, String baseUrl) {
        this.grants = grants;
        this.world = world;
        this.baseUrl = baseUrl;
    }

    public Answer answer(Request request) {
        Optional<Grant> grant = request.bearerToken().flatMap(grants::byAccessToken);
        if (grant.isEmpty()) {
            return Unauthorized.badToken();
        }
        if (!grant.get().scopes().contains("read:me")) {
            return Unauthorized.missingScope();
        }
        return Answer.json(200, profile(world.person(grant.get().person()).orElseThrow()));
    }

    private Object profile(Person person) {
        return Json.object(
                "account_type", "atlassian",
                "account_id", person.accountId(),
                "email", person.email(),
                "name", person.name(),
                "picture", baseUrl + "/avatars/" + person.avatar() + ".svg",
                "account_status", "active",
                "nickname", person.id(),
                "zoneinfo", person.timeZone().getId(),
                "locale", person.locale(),
                "extended_profile", Json.object("job_title", person.jobTitle()));
    }
}

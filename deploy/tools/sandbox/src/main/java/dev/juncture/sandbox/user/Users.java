package dev.juncture.sandbox.user;

import dev.juncture.sandbox.http.Answer;
import dev.juncture.sandbox.http.Json;
import dev.juncture.sandbox.jira.JiraCall;
import dev.juncture.sandbox.jira.JiraRefusal;
import dev.juncture.sandbox.jira.JiraRoute;
import dev.juncture.sandbox.jira.Page;
import dev.juncture.sandbox.jira.UserJson;
import dev.juncture.sandbox.world.Person;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** {@code /myself}, {@code /user}, {@code /user/bulk} and the user searches, which answer with bare arrays. */
public final class Users {
    private static final String USER = "read:jira-user";
    private static final int USUAL_PAGE = 50;
    private static final int USUAL_BULK = 10;
    private static final int LARGEST_PAGE = 1_000;

    private Users() {}

    public static List<JiraRoute> routes() {
        return List.of(
                JiraRoute.of("GET", "/rest/api/3/myself", Users::myself, USER),
                JiraRoute.of("GET", "/rest/api/3/user", Users::one, USER),
                JiraRoute.of("GET", "/rest/api/3/user/bulk", Users::bulk, USER),
                JiraRoute.of("GET", "/rest/api/3/user/search", Users::search, USER),
                JiraRoute.of("GET", "/rest/api/3/users/search", call -> list(call, person -> true), USER),
                JiraRoute.of("GET", "/rest/api/3/user/assignable/search", Users::assignable, USER));
    }

    private static Answer myself(JiraCall call) {
        call.tally().identities(1);
        return Answer.json(200, full(call, call.caller()));
    }

    private static Answer one(JiraCall call) {
        refuseNames(call);
        String accountId = call.query()
                .first("accountId")
                .orElseThrow(() -> JiraRefusal.sentence(
                        400, "Either the accountId, the username or the key query parameter needs to be provided"));
        Person person = call.site()
                .person(accountId)
                .orElseThrow(() -> JiraRefusal.sentence(
                        404, "Specified user does not exist or you do not have required permissions"));
        call.tally().identities(1);
        return Answer.json(200, person.equals(call.caller()) ? full(call, person) : UserJson.user(call, person));
    }

    private static Answer bulk(JiraCall call) {
        refuseNames(call);
        List<String> accounts = call.query().all("accountId");
        if (accounts.isEmpty()) {
            throw JiraRefusal.sentence(
                    400, "Either the accountId, the username or the key query parameter needs to be provided");
        }
        List<Person> found = accounts.stream()
                .distinct()
                .flatMap(account -> call.site().person(account).stream())
                .toList();
        Page page = Page.of(call, USUAL_BULK, LARGEST_PAGE);
        call.tally().identities(page.cut(found).size());
        return page.bean(call, found, person -> UserJson.user(call, person));
    }

    private static Answer search(JiraCall call) {
        refuseNames(call);
        String query = call.query().first("query").orElse("");
        String accountId = call.query().first("accountId").orElse("");
        if (query.isEmpty()
                && accountId.isEmpty()
                && call.query().first("property").isEmpty()) {
            throw JiraRefusal.sentence(
                    400, "At least one of the 'query', 'accountId' or 'property' parameters is required.");
        }
        return list(call, person -> matches(person, query, accountId));
    }

    private static Answer assignable(JiraCall call) {
        refuseNames(call);
        String issue = call.query()
                .first("issueKey")
                .or(() -> call.query().first("issueId"))
                .orElse("");
        String project = call.query().first("project").orElse("");
        if (issue.isEmpty() && project.isEmpty()) {
            throw JiraRefusal.sentence(400, "Either the 'project', 'issueKey' or 'issueId' parameter is required.");
        }
        if (!issue.isEmpty() && call.store().issue(issue).isEmpty()) {
            throw JiraRefusal.noIssue();
        }
        if (issue.isEmpty() && call.store().project(project).isEmpty()) {
            throw JiraRefusal.sentence(404, "No project could be found with key '" + project + "'.");
        }
        String query = call.query().first("query").orElse("");
        String accountId = call.query().first("accountId").orElse("");
        return list(call, person -> !person.former() && matches(person, query, accountId));
    }

    private static Answer list(JiraCall call, Predicate<Person> filter) {
        List<Person> found = Page.of(call, USUAL_PAGE, LARGEST_PAGE)
                .cut(call.site().people().stream().filter(filter).toList());
        call.tally().identities(found.size());
        return Answer.json(
                200, found.stream().map(person -> UserJson.user(call, person)).toList());
    }

    /** A prefix of any word of the name, or of the address where that is visible. */
    private static boolean matches(Person person, String query, String accountId) {
        if (!accountId.isEmpty()) {
            return person.accountId().equals(accountId);
        }
        String wanted = plain(query);
        return plain(person.name()).startsWith(wanted)
                || List.of(plain(person.name()).split(" ")).stream().anyMatch(word -> word.startsWith(wanted));
    }

    private static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT)
                .trim();
    }

    private static void refuseNames(JiraCall call) {
        if (call.query().first("username").isPresent()
                || call.query().first("key").isPresent()) {
            throw JiraRefusal.sentence(
                    400, "'accountId' must be the only user identifying query parameter in GDPR strict mode.");
        }
    }

    private static Map<String, @Nullable Object> full(JiraCall call, Person person) {
        Map<String, @Nullable Object> me = UserJson.user(call, person);
        me.put("locale", person.locale().replace('-', '_'));
        me.put("groups", Json.object("size", 1, "items", List.of()));
        me.put("applicationRoles", Json.object("size", 1, "items", List.of()));
        me.put("expand", "groups,applicationRoles");
        return me;
    }
}

package dev.juncture.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.juncture.testing.OfficialApi.Call;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The check of all calls to Jira. */
class OfficialApiTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            a path that was never there    | GET  | /rest/api/3/issues/EX-1                     |
            a method that it lacks         | POST | /rest/api/3/project/search                  | {}
            a query parameter that is not  | GET  | /rest/api/3/project/search?sort=key         |
            a parameter of another type    | GET  | /rest/agile/1.0/board?startAt=one           |
            a path of another type         | GET  | /rest/agile/1.0/sprint/first                |
            a property that is not         | POST | /rest/api/3/search/jql                      | {"jql":"a","limit":1}
            a property of another type     | POST | /rest/api/3/search/jql                      | {"jql":"a","maxResults":"1"}
            one that an issue has not      | POST | /rest/api/3/issue                           | {"field":{}}
            one that a comment has not     | POST | /rest/api/3/issue/EX-1/comment              | {"text":{}}
            a body that is no JSON         | POST | /rest/api/3/issue                           | {"fields":
            a list by token with a typo    | GET  | /rest/software/1.0/sprint/1/issue?pageToken=a |
            """)
    void objectsTo(String what, String method, String path, String body) {
        assertThat(objections(call(method, path, body))).as(what).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            GET  | /rest/api/3/project/search?expand=lead&startAt=0                             |
            GET  | /rest/agile/1.0/board/1/sprint?state=active%2Cfuture                         |
            GET  | /rest/agile/1.0/sprint/1/issue?fields=summary%2Cstatus                       |
            GET  | /rest/software/1.0/sprint/1/issue?nextPageToken=a&reconcileIssues=1&fields=a |
            POST | /rest/api/3/search/jql                         | {"jql":"a","reconcileIssues":[1]}
            PUT  | /rest/api/3/issue/EX-1/assignee                | {"accountId":null}
            """)
    void acceptsDocumentedCallsAndListedExceptions(String method, String path, String body) {
        assertThat(objections(call(method, path, body))).isEmpty();
    }

    @Test
    void namesACallThatIsNotDocumented() {
        Call right = call("GET", "/rest/api/3/field", null);
        Call wrong = call("GET", "/rest/api/3/nothing", null);

        assertThat(objections(right, wrong)).containsOnlyKeys(wrong);
    }

    private static Map<Call, List<String>> objections(Call... calls) {
        return OfficialApi.objectionsTo(OfficialApiTest.class, List.of(calls));
    }

    private static Call call(String method, String path, String body) {
        return new Call(method, "/ex/jira/site" + path, "application/json", body == null ? "" : body);
    }
}

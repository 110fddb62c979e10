package dev.juncture.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class MetadataTest extends JiraTest {

    @Test
    void namesTheTypesOfAProject() throws Exception {
        JsonNode page = get(ISSUE + "/createmeta/SHOP/issuetypes");

        assertThat(names(page.path("issueTypes"))).containsExactly("Epic", "Story", "Task", "Bug", "Sub-task");
        assertThat(page.path("total").asInt()).isEqualTo(5);
        assertThat(names(get(ISSUE + "/createmeta/WORK/issuetypes?startAt=1&maxResults=1")
                        .path("issueTypes")))
                .containsExactly("Sub-task");
        assertThat(call("GET", ISSUE + "/createmeta/NOPE/issuetypes", "").statusCode())
                .isEqualTo(404);
    }

    @Test
    void namesTheFieldsOfATypeAndWhichAreRequired() throws Exception {
        JsonNode page = get(ISSUE + "/createmeta/WORK/issuetypes/10005");

        assertThat(page.path("fields").values())
                .filteredOn(field -> field.path("required").asBoolean())
                .extracting(field -> field.path("fieldId").asString())
                .contains("summary", "customfield_10030", "customfield_10031")
                .doesNotContain("description", "priority");
        assertThat(page.path("fields").values())
                .filteredOn(field -> field.path("fieldId").asString().equals("customfield_10030"))
                .allMatch(field -> field.path("allowedValues").size() == 3);
        assertThat(call("GET", ISSUE + "/createmeta/WORK/issuetypes/10003", "").statusCode())
                .isEqualTo(404);
    }

    @Test
    void namesTheFieldsThatCanBeEdited() throws Exception {
        JsonNode fields = get(ISSUE + "/SHOP-7/editmeta").path("fields");

        assertThat(fields.propertyNames())
                .contains("summary", "comment", "customfield_10034")
                .doesNotContain("status");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/rest/api/3/issue/createmeta?projectKeys=WORK&expand=projects.issuetypes.fields",
                "/rest/api/3/field",
                "/rest/api/3/field/search?maxResults=3",
                "/rest/api/3/priority",
                "/rest/api/3/priority/search",
                "/rest/api/3/status",
                "/rest/api/3/statuses/search",
                "/rest/api/3/issuetype",
                "/rest/api/3/issuetype/project?projectId=10000",
                "/rest/api/3/project/SHOP/statuses",
                "/rest/api/3/project",
                "/rest/api/3/users/search?maxResults=2",
                "/rest/api/3/user?accountId=" + ADA
            })
    void answersAsTheOfficialDocumentSays(String path) throws Exception {
        assertThat(get(path).size()).isPositive();
    }

    @Test
    void capsThePageOfFields() throws Exception {
        assertThat(get("/rest/api/3/field/search?maxResults=1000")
                        .path("maxResults")
                        .asInt())
                .isEqualTo(50);
        assertThat(get("/rest/api/3/field").values())
                .extracting(field -> field.path("name").asString())
                .contains("Story point estimate")
                .filteredOn("Region"::equals)
                .hasSize(2);
    }

    @Test
    void findsPeopleByThePrefixOfAName() throws Exception {
        assertThat(names(get("/rest/api/3/user/search?query=berg"), "displayName"))
                .containsExactly("Linus Bergström");
        assertThat(names(get("/rest/api/3/user/assignable/search?project=SHOP&query=TOMAS"), "displayName"))
                .containsExactly("Tomás Herrera");
        assertThat(get("/rest/api/3/user/search?query=zzz").size()).isZero();
        assertThat(call("GET", "/rest/api/3/user/search?username=ada", "").body())
                .contains("GDPR strict mode");
        assertThat(call("GET", "/rest/api/3/user?accountId=x", "").statusCode()).isEqualTo(404);
    }

    @Test
    void showsAnAddressToItsOwnerOnly() throws Exception {
        assertThat(get("/rest/api/3/user/search?query=ada").get(0).has("emailAddress"))
                .isFalse();
        assertThat(get("/rest/api/3/user/search?query=linus").get(0).has("emailAddress"))
                .isTrue();
    }

    private static List<String> names(JsonNode array) {
        return names(array, "name");
    }

    private static List<String> names(JsonNode array, String member) {
        return array.values().stream().map(each -> each.path(member).asString()).toList();
    }
}

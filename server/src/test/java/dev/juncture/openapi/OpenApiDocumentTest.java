package dev.juncture.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.juncture.testing.Calls;
import dev.juncture.testing.Generated;
import dev.juncture.testing.JunctureTest;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@JunctureTest
class OpenApiDocumentTest {
    private static final Path FILE = Path.of("src", "main", "resources", "openapi.json");

    @Autowired
    ListableBeanFactory beans;

    @Autowired
    JsonMapper json;

    @Autowired
    Calls calls;

    @Test
    void describesTheRoutesAndTheirRecords() {
        Generated.assertUpToDate(FILE, new OpenApiDocument(beans, json).write(), OpenApiDocumentTest.class);
    }

    @Test
    void isAValidOpenApiDocument() {
        ParseOptions options = new ParseOptions();
        options.setResolve(true);
        SwaggerParseResult result = new OpenAPIV3Parser().readContents(Generated.read(FILE), null, options);

        assertThat(result.getMessages()).isEmpty();
        assertThat(result.getOpenAPI().getPaths()).containsKey("/api/backend/jira/create-ticket");
    }

    @Test
    void isServedWithoutAKey() {
        Calls.Answer answer = calls.send("GET", "/openapi.json", new HttpHeaders(), "");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.headers().getFirst(HttpHeaders.CONTENT_TYPE)).isEqualTo("application/json");
        assertThat(answer.json().path("openapi").asString()).isEqualTo("3.1.0");
        assertThat(answer.json().path("paths").propertyNames()).contains("/openapi.json", "/health");
    }

    @Test
    void hasOneIdPerOperation() {
        List<String> ids = json.readTree(Generated.read(FILE)).path("paths").findValuesAsString("operationId");

        assertThat(ids).doesNotHaveDuplicates().contains("createTicket", "searchIssues", "searchIssuesPost", "proxy");
    }

    @Test
    void distinguishesAbsentFieldsFromNullFields() {
        JsonNode schemas = json.readTree(Generated.read(FILE)).at("/components/schemas");

        JsonNode ticket = schemas.path("Ticket");
        assertThat(ticket.at("/required").valueStream().map(JsonNode::asString))
                .contains("summary")
                .doesNotContain("assignee");
        assertThat(ticket.at("/properties/summary/type").toString()).isEqualTo("[\"string\",\"null\"]");
        assertThat(ticket.at("/properties/assignee/type").toString()).isEqualTo("\"string\"");
        assertThat(schemas.at("/TicketList/properties/next_cursor/type").toString())
                .isEqualTo("[\"string\",\"null\"]");
        assertThat(schemas.at("/TicketList/required").toString()).doesNotContain("next_cursor");
    }
}

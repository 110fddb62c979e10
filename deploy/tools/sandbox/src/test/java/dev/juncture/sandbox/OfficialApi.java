package dev.juncture.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.Request.Method;
import com.atlassian.oai.validator.model.SimpleResponse;
import java.net.http.HttpResponse;
import java.util.regex.Pattern;

/** Holds answers against Atlassian's official OpenAPI documents. */
final class OfficialApi {
    /** Jira's history has null where a field was or becomes empty. The document calls these texts. */
    private static final Pattern EMPTY_IN_HISTORY =
            Pattern.compile("(?s).*/items/\\d+/(from|fromString|to|toString)'\\] Instance type \\(null\\).*");

    private OfficialApi() {}

    // Loading takes many seconds: once for all tests, and only for those that need it.
    private static final class Platform {
        static final OpenApiInteractionValidator VALIDATOR = load("/jira/jira-platform-v3.json");
    }

    private static final class Software {
        static final OpenApiInteractionValidator VALIDATOR = load("/jira/jira-software.json");
    }

    /** @param path the path below the site, with or without a query */
    static HttpResponse<String> check(Method method, String path, HttpResponse<String> answer) {
        boolean isLink = path.equals("/rest/api/3/issueLink") && answer.statusCode() == 201;
        if (answer.statusCode() == 204 || isLink) {
            // The document describes a body for some of these; there cannot be one.
            assertThat(answer.body()).isEmpty();
            return answer;
        }
        SimpleResponse.Builder response = SimpleResponse.Builder.status(answer.statusCode());
        answer.headers().firstValue("Content-Type").ifPresent(response::withContentType);
        if (!answer.body().isEmpty()) {
            response.withBody(answer.body());
        }
        OpenApiInteractionValidator validator = path.startsWith("/rest/api/") ? Platform.VALIDATOR : Software.VALIDATOR;
        String operation = path.replaceAll("\\?.*", "");
        assertThat(validator.validateResponse(operation, method, response.build()).getMessages().stream()
                        .filter(message ->
                                !EMPTY_IN_HISTORY.matcher(message.toString()).matches()))
                .as("%s %s answered %s", method, path, answer.body())
                .isEmpty();
        return answer;
    }

    private static OpenApiInteractionValidator load(String document) {
        return OpenApiInteractionValidator.createForSpecificationUrl(
                        OfficialApi.class.getResource(document).toString())
                .build();
    }
}

package dev.juncture.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.Request.Method;
import com.atlassian.oai.validator.model.SimpleResponse;
import java.net.http.HttpResponse;

/** Holds answers against Jira's official OpenAPI document. */
final class OfficialApi {
    // Loading takes many seconds: once for all tests.
    private static final OpenApiInteractionValidator VALIDATOR = OpenApiInteractionValidator.createForSpecificationUrl(
                    OfficialApi.class.getResource("/jira/jira-platform-v3.json").toString())
            .build();

    private OfficialApi() {}

    static HttpResponse<String> check(Method method, String path, HttpResponse<String> answer) {
        SimpleResponse response = SimpleResponse.Builder.status(answer.statusCode())
                .withContentType(answer.headers().firstValue("Content-Type").orElse(""))
                .withBody(answer.body())
                .build();
        assertThat(VALIDATOR.validateResponse(path, method, response).getMessages())
                .as("%s %s answered %s", method, path, answer.body())
                .isEmpty();
        return answer;
    }
}

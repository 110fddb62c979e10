package dev.juncture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.juncture.config.SettingException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.core.NestedExceptionUtils;

/** Refuses a missing or malformed setting with one sentence, which never quotes the value. */
@ExtendWith(OutputCaptureExtension.class)
class StartRefusalTest {
    @ConfigurationPropertiesScan("dev.juncture")
    private static final class OnlySettings {}

    @Test
    void startsWithTheSmallestSetOfVariables() {
        assertThat(catchThrowable(() -> start(valid()))).isNull();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    DATABASE_URL               | ''                           | is missing
                    DATABASE_URL               | mysql://hunter2@db/x         | is neither a postgres:// nor a jdbc:postgresql: address
                    REDIS_URL                  | https://hunter2.example.com  | is not a redis:// or rediss:// address
                    JUNCTURE_SECRET_KEY        | ''                           | is missing
                    JUNCTURE_SECRET_KEY        | ,                            | is missing
                    JUNCTURE_SECRET_KEY        | hunter2                      | is shorter than 24 characters
                    JUNCTURE_SECRET_KEY        | a-long-key-that-is-well,hunter2 | is shorter than 24 characters
                    JUNCTURE_ENCRYPTION_KEYS   | hunter2!                     | holds a key that is not base64 of 32 bytes
                    JUNCTURE_ENCRYPTION_KEYS   | aHVudGVyMg==                 | holds a key that is not base64 of 32 bytes
                    CLOUD_MODE                 | true                         | is true, but this version serves one tenant only
                    JUNCTURE_FRONTEND_URL      | ''                           | is missing
                    JUNCTURE_FRONTEND_URL      | hunter2.example.com          | is not an http or https address
                    JUNCTURE_FRONTEND_URL      | https://a.example.com?hunter2 | has a query or a fragment
                    CORS_ALLOWED_ORIGINS       | *                            | is *, which a browser may not combine with credentials
                    CORS_ALLOWED_ORIGINS       | https://a.example.com,*      | is *, which a browser may not combine with credentials
                    CORS_ALLOWED_ORIGINS       | https://a.example.com/hunter2 | holds an address with a path
                    CORS_ALLOWED_ORIGINS       | hunter2.example.com          | is not an http or https address
                    CORS_ALLOWED_ORIGINS       | https://hunter2@a.example.com | has an address with a user name: remove the part before the @
                    JUNCTURE_FRAME_ANCESTORS   | *                            | is not an http or https address
                    JUNCTURE_FRAME_ANCESTORS   | https://*.example.com        | is not an http or https address
                    JUNCTURE_FRAME_ANCESTORS   | https://a.example.com/hunter2 | holds an address with a path
                    JUNCTURE_FRAME_ANCESTORS   | https://x;hunter2@a.example.com | has an address with a user name: remove the part before the @
                    JUNCTURE_FRAME_ANCESTORS   | https://a.example.com;hunter2 | is not an http or https address
                    DEFAULT_JIRA_CLIENT_ID     | ''                           | is missing
                    DEFAULT_JIRA_CLIENT_SECRET | ' '                          | is missing
                    DEFAULT_JIRA_REDIRECT_URI  | hunter2                      | is not an http or https address
                    DEFAULT_JIRA_SITE_REDIRECT_URI | javascript:hunter2       | is not an http or https address
                    ATLASSIAN_AUTH_URL         | hunter2                      | is not an http or https address
                    ATLASSIAN_API_URL          | ftp://hunter2                | is not an http or https address
                    JUNCTURE_JIRA_BUDGET       | hunter2                      | is not a duration of 1 second to 15 minutes
                    JUNCTURE_JIRA_BUDGET       | 10ms                         | is not a duration of 1 second to 15 minutes
                    JUNCTURE_JIRA_BUDGET       | 999999999999999999d          | is not a duration of 1 second to 15 minutes
                    JUNCTURE_JIRA_CONCURRENCY  | 0                            | is not a number of 1 to 1000
                    JUNCTURE_JIRA_CONCURRENCY  | hunter2                      | is not a number of 1 to 1000
                    JUNCTURE_FRONTEND_LIMIT    | hunter2                      | is neither off nor a number of requests a minute up to 1000000
                    JUNCTURE_FRONTEND_LIMIT    | 0                            | is neither off nor a number of requests a minute up to 1000000
                    JUNCTURE_BACKEND_LIMIT     | -1                           | is neither off nor a number of requests a minute up to 1000000
                    JUNCTURE_PUBLIC_LIMIT      | hunter2                      | is neither off nor a number of requests a minute up to 1000000
                    JUNCTURE_CONNECTION_LIMIT  | 0                            | is neither off nor a number of connections up to 1000000
                    JUNCTURE_TRUSTED_PROXIES   | 10.0.0.0/8,hunter2           | holds an item that is neither an address nor a block of addresses
                    JUNCTURE_TRUSTED_PROXIES   | 10.0.0.0/33                  | holds an item that is neither an address nor a block of addresses
                    JUNCTURE_AUDIT_RETENTION   | forever                      | is not a duration of 1 day to 100 years
                    JUNCTURE_AUDIT_RETENTION   | 1h                           | is not a duration of 1 day to 100 years
                    JUNCTURE_DEPLOYMENT_NAME   | the hunter2                  | is not 1 to 255 visible ASCII characters without spaces
                    JUNCTURE_FRONT_DOOR_SECRET | hunter2                      | is shorter than 24 characters
                    JUNCTURE_LOGO_URL          | hunter2.svg                  | is not an http or https address
                    JUNCTURE_SUPPORT_URL       | mailto:hunter2@example.com   | is not an http or https address
                    UPSTASH_REDIS_REST_URL     | http://hunter2.example.com   | is not an https address (a local Redis goes into REDIS_URL)
                    """)
    void refusesToStartWithOneSentence(String variable, String value, String problem, CapturedOutput output) {
        Map<String, String> variables = valid();
        if (variable.startsWith("UPSTASH")) {
            variables.remove("REDIS_URL");
        }
        variables.put(variable, value);

        Throwable refusal = catchThrowable(() -> start(variables));

        String sentence = variable + " " + problem + "; for example " + variable + "=";
        assertThat(NestedExceptionUtils.getMostSpecificCause(refusal))
                .isInstanceOf(SettingException.class)
                .hasMessageStartingWith(sentence);
        assertThat(output.toString().strip()).isEqualTo(refusalIn(refusal)).doesNotContain("hunter2");
    }

    private static String refusalIn(Throwable thrown) {
        return String.valueOf(NestedExceptionUtils.getMostSpecificCause(thrown).getMessage());
    }

    private static Map<String, String> valid() {
        Map<String, String> variables = new LinkedHashMap<>();
        variables.put("DATABASE_URL", "postgres://ann:x@db.example.com/juncture");
        variables.put("REDIS_URL", "redis://localhost");
        variables.put("JUNCTURE_SECRET_KEY", "a-key-that-is-long-enough-to-pass");
        variables.put("JUNCTURE_FRONTEND_URL", "https://connect.example.com");
        variables.put("DEFAULT_JIRA_CLIENT_ID", "client");
        variables.put("DEFAULT_JIRA_CLIENT_SECRET", "secret");
        return variables;
    }

    private static void start(Map<String, String> variables) {
        List<String> arguments = new ArrayList<>(Arrays.asList("--logging.level.root=error"));
        variables.forEach((name, value) -> arguments.add("--" + name + "=" + value));
        new SpringApplicationBuilder(OnlySettings.class)
                .web(WebApplicationType.NONE)
                .bannerMode(Banner.Mode.OFF)
                .run(arguments.toArray(String[]::new))
                .close();
    }
}

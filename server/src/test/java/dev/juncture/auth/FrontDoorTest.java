package dev.juncture.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.juncture.error.ApiException;
import dev.juncture.testing.Calls;
import dev.juncture.testing.Calls.Answer;
import dev.juncture.testing.Deployment;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.http.HttpHeaders;

class FrontDoorTest {
    private static final String HEADER = "X-Juncture-Front-Door";
    private static final String OLD = "the-old-secret-of-the-front-door";
    private static final String NEW = "the-new-secret-of-the-front-door";

    private final HttpHeaders headers = new HttpHeaders();

    @Test
    void isOpenWithoutASecret() {
        assertThatCode(() -> frontDoor("").check(headers)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {OLD, NEW})
    void acceptsEachOfSeveralSecrets(String secret) {
        headers.set(HEADER, secret);
        assertThatCode(() -> frontDoor(OLD + "," + NEW).check(headers)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "another-secret-of-the-front-door", OLD + " ", OLD + "," + NEW})
    void refusesEveryOtherValue(String secret) {
        headers.set(HEADER, secret);
        assertThatThrownBy(() -> frontDoor(OLD + "," + NEW).check(headers))
                .isInstanceOfSatisfying(
                        ApiException.class,
                        refusal -> assertThat(refusal.code()).isEqualTo(FrontDoor.FRONT_DOOR_REQUIRED))
                .hasMessageNotContaining(OLD);
    }

    @Test
    void refusesARequestWithoutTheHeader() {
        assertThatThrownBy(() -> frontDoor(OLD).check(headers)).isInstanceOf(ApiException.class);
    }

    @Test
    void closesEveryRouteToRequestsThatGoPastIt() {
        Deployment deployment = Deployment.fresh().with("JUNCTURE_FRONT_DOOR_SECRET=" + OLD);
        try (ConfigurableApplicationContext process = deployment.startProcess()) {
            Calls calls = process.getBean(Calls.class);
            headers.setBearerAuth(Deployment.SECRET_KEY);
            for (String path :
                    List.of("/health", "/ready", "/openapi.json", "/api/frontend/config", "/api/backend/audit")) {
                headers.remove(HEADER);
                Answer past = calls.send("GET", path, headers, (String) null);
                assertThat(past.status()).as(path).isEqualTo(403);
                assertThat(past.code()).isEqualTo("front_door_required");

                headers.set(HEADER, OLD);
                assertThat(calls.send("GET", path, headers, (String) null).status())
                        .as(path)
                        .isEqualTo(200);
            }
        }
    }

    private static FrontDoor frontDoor(String secrets) {
        return new FrontDoor(new FrontDoorSettings(secrets));
    }
}

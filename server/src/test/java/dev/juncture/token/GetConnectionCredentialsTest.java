package dev.juncture.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.juncture.connection.Connection;
import dev.juncture.connection.ConnectionKey;
import dev.juncture.connection.Connections;
import dev.juncture.deployment.Adoption;
import dev.juncture.error.ApiException;
import dev.juncture.error.ErrorCode;
import dev.juncture.operation.CallContext;
import dev.juncture.operation.Origin;
import dev.juncture.provider.Providers;
import dev.juncture.testing.Calls;
import dev.juncture.testing.FakeProvider;
import dev.juncture.testing.JunctureTest;
import dev.juncture.testing.Logged;
import dev.juncture.testing.TestConnections;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;

@JunctureTest
class GetConnectionCredentialsTest {
    @Autowired
    Adoption adoption;

    @Autowired
    Providers providers;

    @Autowired
    Connections connections;

    @Autowired
    Tokens tokens;

    @Autowired
    Calls calls;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    TestConnections testConnections;

    private final ConnectionKey key = TestConnections.freshKey(FakeProvider.NAME);

    @Test
    void handsOutTheRefreshTokenAndAuditsIt() {
        Connection connection = testConnections.connect(key);
        try (Logged log = Logged.by(GetConnectionCredentials.class.getName())) {
            GetConnectionCredentials.Out out = operation(true).apply(input(FakeProvider.NAME));

            assertThat(out.refreshToken()).isEqualTo("refresh-first");
            assertThat(out.isInvalid()).isFalse();
            assertThat(out.toString()).doesNotContain("refresh-first");
            assertThat(calls.backend(
                                    "GET",
                                    "/api/backend/audit?action=credentials_handed_out&external_id="
                                            + key.externalId().value())
                            .json()
                            .path("entries"))
                    .hasSize(1);
            assertThat(log.text())
                    .contains("a refresh token is handed out", connection.id().toString())
                    .doesNotContain("refresh-first");
        }
    }

    @Test
    void refusesBeforeItReadsTheInputWhileTurnedOff() {
        GetConnectionCredentials.In in = input("trello");
        assertThatThrownBy(() -> operation(false).apply(in))
                .isInstanceOfSatisfying(
                        ApiException.class,
                        refusal -> assertThat(refusal.code()).isEqualTo(ErrorCode.DISABLED));
    }

    private GetConnectionCredentials.In input(String provider) {
        return new GetConnectionCredentials.In(key.externalId(), provider, CallContext.of(Origin.SYSTEM));
    }

    private GetConnectionCredentials operation(boolean turnedOn) {
        return new GetConnectionCredentials(
                new GetConnectionCredentials.Settings(turnedOn), adoption, providers, connections, tokens, events);
    }
}

package dev.juncture.jira;

import static org.assertj.core.api.Assertions.assertThat;

import dev.juncture.connection.Connection;
import dev.juncture.connection.Connections;
import dev.juncture.testing.Atlassian;
import dev.juncture.testing.Calls;
import dev.juncture.testing.Calls.Answer;
import dev.juncture.testing.JunctureTest;
import dev.juncture.testing.Logged;
import dev.juncture.testing.TestConnections;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whatever became of a stored token: a clear error without content, and a connection that waits as it is. */
@JunctureTest
class UnreadableCredentialsTest {
    @Autowired
    Calls calls;

    @Autowired
    Connections connections;

    @Autowired
    TestConnections testConnections;

    @Autowired
    JdbcClient jdbc;

    private final String externalId = "ext-" + UUID.randomUUID();
    private Connection connection;

    @BeforeEach
    void connect() {
        connection = JiraConnections.connect(testConnections, jdbc, externalId, null);
        Atlassian.grants("renewed");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "substring(access_token from 1 for 30)",
                "substring(access_token from 1 for 3)",
                "''::bytea",
                "'access-first'::bytea",
                // Its own row's other column, and what another row has in the same column.
                "refresh_token",
                "(select access_token from juncture.connection where external.id = id)"
            })
    void saysThatADamagedOrMovedTokenIsUnreadable(String value) {
        Connection other = JiraConnections.connect(testConnections, jdbc, "ext-" + UUID.randomUUID(), null);
        testConnections.set(connection.id(), "access_token = " + value.replace("external.id", "'" + other.id() + "'"));

        assertUnreadable("damaged, or are another row's");
    }

    @Test
    void namesTheKeyThatIsMissingAndItsRemedy() {
        testConnections.set(
                connection.id(),
                "access_token = '\\x01deadbeef'::bytea || substring(access_token from 6),"
                        + " refresh_token = '\\x01deadbeef'::bytea || substring(refresh_token from 6)");

        assertUnreadable("key deadbeef, which Juncture was started without");
    }

    @Test
    void doesNotTakeAnUnreadableRefreshTokenForTheProvidersVerdict() {
        testConnections.set(connection.id(), "refresh_token = 'garbage'::bytea");
        testConnections.expireToken(connection.id());

        assertUnreadable("damaged, or are another row's");
        assertThat(connections.require(connection.id()).leaseOwner()).isNull();
    }

    private void assertUnreadable(String sentence) {
        try (Logged log = Logged.by("dev.juncture")) {
            for (String route :
                    new String[] {"connection-info/get-access-token?provider=jira&", "jira/get-projects?"}) {
                Answer answer = calls.backend("GET", "/api/backend/" + route + "external_id=" + externalId);

                assertThat(answer.status()).as(answer.text()).isEqualTo(500);
                assertThat(answer.code()).isEqualTo("credentials_unreadable");
                assertThat(answer.json().path("error").asString()).contains(sentence);
                assertThat(answer.json().has("needs_reauthorization")).isFalse();
                assertThat(answer.text()).doesNotContain("access-first", "refresh-first", "garbage");
            }
            assertThat(log.text())
                    .contains("stored tokens do not open", connection.id().toString())
                    .doesNotContain("access-first", "refresh-first", "garbage", "unexpected failure");
        }
        assertThat(connections.require(connection.id()).isInvalid()).isFalse();
        assertThat(Atlassian.server().getAllServeEvents()).isEmpty();
    }
}

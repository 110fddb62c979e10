package dev.juncture.jira;

import static org.assertj.core.api.Assertions.assertThat;

import dev.juncture.connection.ConnectionId;
import dev.juncture.connection.Connections;
import dev.juncture.jira.testing.JiraSession;
import dev.juncture.jira.testing.JiraTest;
import dev.juncture.testing.Atlassian;
import dev.juncture.testing.Calls;
import dev.juncture.testing.Calls.Answer;
import dev.juncture.testing.Logged;
import dev.juncture.testing.TestConnections;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** A damaged or moved token leads to a clear error without content, and leaves the connection as it is. */
@JiraTest
class UnreadableCredentialsTest {
    @Autowired
    Calls calls;

    @Autowired
    Connections connections;

    @Autowired
    TestConnections testConnections;

    JiraSession jira;

    @BeforeEach
    void script() {
        Atlassian.grants("renewed");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "substring(access_token from 1 for 30)",
                "substring(access_token from 1 for 3)",
                "''::bytea",
                "'access-first'::bytea",
                // The next two values are the other column of the same row, and the same column of another row.
                "refresh_token",
                "(select access_token from juncture.connection where external.id = id)"
            })
    void reportsADamagedOrMovedToken(String value) {
        ConnectionId other = jira.another(null).connection().id();
        testConnections.set(
                jira.connection().id(), "access_token = " + value.replace("external.id", "'" + other + "'"));

        assertUnreadable("damaged, or belong to another row");
    }

    @Test
    void namesTheMissingKey() {
        testConnections.set(
                jira.connection().id(),
                "access_token = '\\x01deadbeef'::bytea || substring(access_token from 6),"
                        + " refresh_token = '\\x01deadbeef'::bytea || substring(refresh_token from 6)");

        assertUnreadable("key deadbeef, which Juncture does not have");
    }

    @Test
    void doesNotTreatAnUnreadableRefreshTokenAsAVerdict() {
        testConnections.set(jira.connection().id(), "refresh_token = 'garbage'::bytea");
        testConnections.expireToken(jira.connection().id());

        assertUnreadable("damaged, or belong to another row");
        assertThat(connections.require(jira.connection().id()).leaseOwner()).isNull();
    }

    private void assertUnreadable(String sentence) {
        try (Logged log = Logged.by("dev.juncture")) {
            for (String route : new String[] {"connection-info/get-access-token?provider=jira", "jira/get-projects"}) {
                Answer answer = calls.send("GET", "/api/backend/" + route, jira.headers(), (String) null);

                assertThat(answer.status()).as(answer.text()).isEqualTo(500);
                assertThat(answer.code()).isEqualTo("credentials_unreadable");
                assertThat(answer.json().path("error").asString()).contains(sentence);
                assertThat(answer.json().has("needs_reauthorization")).isFalse();
                assertThat(answer.text()).doesNotContain("access-first", "refresh-first", "garbage");
            }
            assertThat(log.text())
                    .contains(
                            "stored tokens cannot be decrypted",
                            jira.connection().id().toString())
                    .doesNotContain("access-first", "refresh-first", "garbage", "unexpected failure");
        }
        assertThat(connections.require(jira.connection().id()).isInvalid()).isFalse();
        assertThat(Atlassian.server().getAllServeEvents()).isEmpty();
    }
}

package dev.juncture.jira.picker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.juncture.connection.ConnectionKey;
import dev.juncture.jira.testing.ConnectBrowser;
import dev.juncture.testing.Atlassian;
import dev.juncture.testing.Calls;
import dev.juncture.testing.JunctureTest;
import dev.juncture.testing.TestConnections;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** A connect without a session: the picker asks a user whose browser did not start it. */
@JunctureTest
class UnboundConnectTest {
    @Autowired
    Calls calls;

    private final ConnectionKey key = TestConnections.freshKey("jira");

    @BeforeEach
    void script() {
        Atlassian.grants("one");
        Atlassian.reaches("a");
        Atlassian.belongsTo("ann", "a");
    }

    @Test
    void asksAUserWhoFollowedALinkThatSomebodyElseStarted() {
        String state = new ConnectBrowser(calls).startWithoutSession(id());
        ConnectBrowser victim = new ConnectBrowser(calls);
        JsonNode sites =
                victim.sites(ConnectBrowser.codeIn(victim.callback(state))).json();
        assertThat(sites.path("unverified_receiver").asString()).isEqualTo(id());
    }

    @Test
    void asksAUserWhoHasACookieOfAnotherConnect() {
        String state = new ConnectBrowser(calls).startWithoutSession(id());
        ConnectBrowser victim = new ConnectBrowser(calls);
        victim.startWithoutSession("victims-own");
        JsonNode sites =
                victim.sites(ConnectBrowser.codeIn(victim.callback(state))).json();
        assertThat(sites.path("unverified_receiver").asString()).isEqualTo(id());
    }

    @Test
    void doesNotAskInTheBrowserThatStartedTheConnect() {
        ConnectBrowser ann = new ConnectBrowser(calls);
        String code = ConnectBrowser.codeIn(ann.callback(ann.startWithoutSession(id())));
        assertThat(ann.sites(code).json().path("unverified_receiver").isNull()).isTrue();
        assertThat(ann.pick(code, "a").status()).isEqualTo(200);
    }

    @Test
    void refusesOtherBrowsersAfterItIsBound() {
        ConnectBrowser ann = new ConnectBrowser(calls);
        String code = ConnectBrowser.codeIn(ann.callback(ann.startWithoutSession(id())));
        assertThat(new ConnectBrowser(calls).pick(code, "a").code()).isEqualTo("invalid_connection_code");
    }

    private String id() {
        return key.externalId().value();
    }
}

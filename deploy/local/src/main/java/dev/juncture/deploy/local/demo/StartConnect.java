package dev.juncture.deploy.local.demo;

import java.util.Map;
import java.util.function.Function;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;

/**
 * Creates a connect session for the account, which {@link Confirm} ends. The browser gets only the address of the page to
 * open.
 */
@Component
class StartConnect implements Function<StartConnect.In, StartConnect.Out> {
    private final JunctureClient juncture;

    StartConnect(JunctureClient juncture) {
        this.juncture = juncture;
    }

    /**
     * @param reconnect whether another Jira account may replace the connected one, for example after the connection
     *     ended
     */
    record In(String externalId, boolean reconnect) {}

    record Out(String connectUrl) {}

    @Override
    public Out apply(In in) {
        Map<String, ?> session = Map.of(
                "external_id", in.externalId(),
                "provider", "jira",
                "display_name", in.externalId(),
                "reconnect", in.reconnect(),
                "confirm", true,
                "redirect_uri", juncture.page());
        return new Out(juncture.send(HttpMethod.POST, "connect-sessions", session)
                .path("connect_url")
                .asString());
    }
}

package dev.juncture.deploy.local;

import java.nio.file.Path;

/** The text that a new user sees after everything has started. */
final class Welcome {
    private Welcome() {}

    static String text(String address, String secretKey, Path environment) {
        return """

                Juncture runs at %1$s

                  Demo product   %1$s/
                  Secret key     %2$s
                  Settings       %3$s

                Open the demo, connect as "acme", then ask for the connection as a product's backend does:

                  curl -H 'Authorization: Bearer %2$s' \\
                    '%1$s/api/backend/connection-info/check-connection-validity?external_id=acme&provider=jira'

                Ctrl-C stops everything; the data stay.
                """.formatted(address, secretKey, environment);
    }
}

package dev.juncture.jira.doctor;

import dev.juncture.doctor.Check;
import dev.juncture.doctor.Finding;
import dev.juncture.jira.JiraSettings;
import org.springframework.stereotype.Component;

/** Checks that Atlassian's token endpoint can be reached and knows the app by its id and secret. */
@Component
class CredentialsCheck implements Check {
    private final TokenProbe probe;
    private final JiraSettings settings;

    CredentialsCheck(TokenProbe probe, JiraSettings settings) {
        this.probe = probe;
        this.settings = settings;
    }

    @Override
    public String name() {
        return "jira_credentials";
    }

    @Override
    public Finding run() {
        TokenProbe.Refusal refusal = probe.ask();
        if (refusal.status() == 0) {
            return Finding.failed(
                    "The token endpoint at " + settings.authUrl() + " gives no readable answer.", defaultFix());
        }
        if (refusal.status() >= 500 || refusal.status() == 429) {
            return Finding.warning(
                    "Atlassian answers %d, so the client id and secret could not be tried: run the doctor again later."
                            .formatted(refusal.status()),
                    "java -jar juncture-http.jar doctor");
        }
        if (refusal.status() == 401 || refusal.error().equals("access_denied")) {
            return Finding.failed(
                    "Atlassian refuses DEFAULT_JIRA_CLIENT_ID with DEFAULT_JIRA_CLIENT_SECRET.",
                    "DEFAULT_JIRA_CLIENT_SECRET=<the secret from the Settings page of the app " + settings.clientId()
                            + ">");
        }
        return refusal.error().equals(TokenProbe.NO_ERROR) || refusal.error().equals("unreadable")
                ? Finding.failed(
                        "The server at " + settings.authUrl() + " is not Atlassian's token endpoint.", defaultFix())
                // Atlassian accepted the app and refused the code, which does not exist.
                : Finding.OK;
    }

    @Override
    public String defaultFix() {
        return "ATLASSIAN_AUTH_URL=https://auth.atlassian.com";
    }
}

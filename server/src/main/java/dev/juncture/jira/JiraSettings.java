package dev.juncture.jira;

import dev.juncture.config.Settings;
import java.net.URI;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The app that was registered at Atlassian.
 *
 * @param scopes separated by commas or spaces; {@code offline_access} is always asked for besides
 * @param redirectUri the registered callback address, exactly; by default our own beside the frontend
 * @param siteRedirectUri where a person goes after the choice of a site; none shows a finished page
 */
@ConfigurationProperties("juncture.jira")
public record JiraSettings(
        String clientId,
        String clientSecret,
        String scopes,
        String redirectUri,
        String siteRedirectUri,
        String authUrl,
        String apiUrl) {
    private static final String DEFAULT_SCOPES = "read:jira-work write:jira-work read:jira-user read:me"
            + " read:project:jira read:issue-details:jira read:jql:jira"
            + " read:board-scope:jira-software write:board-scope:jira-software"
            + " read:sprint:jira-software write:sprint:jira-software";

    public JiraSettings {
        Settings.required("DEFAULT_JIRA_CLIENT_ID", clientId, "the client id from your app's Settings page");
        Settings.required("DEFAULT_JIRA_CLIENT_SECRET", clientSecret, "the secret from your app's Settings page");
        Settings.address("ATLASSIAN_AUTH_URL", authUrl, "https://auth.atlassian.com");
        Settings.address("ATLASSIAN_API_URL", apiUrl, "https://api.atlassian.com");
        if (!redirectUri.isBlank()) {
            callbackOf(redirectUri);
        }
        if (!siteRedirectUri.isBlank()) {
            siteRedirectOf(siteRedirectUri);
        }
    }

    public List<String> scopeList() {
        String asked = scopes.isBlank() ? DEFAULT_SCOPES : scopes;
        return Stream.concat(Settings.list(asked).stream(), Stream.of("offline_access"))
                .distinct()
                .toList();
    }

    /** The callback that is configured, else {@code ours}. */
    URI callbackOr(URI ours) {
        return redirectUri.isBlank() ? ours : callbackOf(redirectUri);
    }

    public @Nullable URI siteRedirect() {
        return siteRedirectUri.isBlank() ? null : siteRedirectOf(siteRedirectUri);
    }

    private static URI callbackOf(String value) {
        // Checked like an address, kept as it is: Atlassian compares every character, a slash at the end included.
        Settings.address("DEFAULT_JIRA_REDIRECT_URI", value, "https://connect.example.com" + JiraProvider.CALLBACK);
        return URI.create(value.strip());
    }

    private static URI siteRedirectOf(String value) {
        String example = "https://app.example.com/settings/jira";
        return Settings.page("DEFAULT_JIRA_SITE_REDIRECT_URI", value, example);
    }
}

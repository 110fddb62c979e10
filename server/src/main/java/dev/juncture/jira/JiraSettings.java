package dev.juncture.jira;

import dev.juncture.config.Settings;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** The app that is registered at Atlassian, and Atlassian's addresses. */
@ConfigurationProperties("juncture.jira")
public final class JiraSettings {
    private static final String DEFAULT_SCOPES = "read:jira-work write:jira-work read:jira-user read:me"
            + " read:project:jira read:issue-details:jira read:jql:jira"
            + " read:board-scope:jira-software write:board-scope:jira-software"
            + " read:sprint:jira-software write:sprint:jira-software";

    private final String clientId;
    private final String clientSecret;
    private final List<String> scopes;
    private final @Nullable URI callback;
    private final @Nullable URI siteRedirect;
    private final String authUrl;
    private final String apiUrl;

    /**
     * @param scopes separated by commas or spaces; {@code offline_access} is always added
     * @param redirectUri the registered callback, exactly; empty stands for Juncture's own beside the frontend
     * @param siteRedirectUri where a user goes after the choice of a site; empty stands for Juncture's finished page
     */
    public JiraSettings(
            String clientId,
            String clientSecret,
            String scopes,
            String redirectUri,
            String siteRedirectUri,
            String authUrl,
            String apiUrl) {
        this.clientId =
                Settings.required("DEFAULT_JIRA_CLIENT_ID", clientId, "the client id from your app's Settings page");
        this.clientSecret = Settings.required(
                "DEFAULT_JIRA_CLIENT_SECRET", clientSecret, "the secret from your app's Settings page");
        this.authUrl = Settings.address("ATLASSIAN_AUTH_URL", authUrl, "https://auth.atlassian.com")
                .toString();
        this.apiUrl = Settings.address("ATLASSIAN_API_URL", apiUrl, "https://api.atlassian.com")
                .toString();
        this.scopes = Stream.concat(
                        Settings.list(scopes.isBlank() ? DEFAULT_SCOPES : scopes).stream(), Stream.of("offline_access"))
                .distinct()
                .toList();
        this.callback = redirectUri.isBlank() ? null : callbackOf(redirectUri);
        this.siteRedirect = siteRedirectUri.isBlank() ? null : siteRedirectOf(siteRedirectUri);
    }

    public String clientId() {
        return clientId;
    }

    public String clientSecret() {
        return clientSecret;
    }

    /** Returns the scopes that a consent asks for. */
    public List<String> scopes() {
        return scopes;
    }

    /** Returns the configured callback, else {@code ours}. */
    public URI callbackOr(URI ours) {
        return Optional.ofNullable(callback).orElse(ours);
    }

    public @Nullable URI siteRedirect() {
        return siteRedirect;
    }

    /** Returns the address of Atlassian's authorization server, without a slash at the end. */
    public String authUrl() {
        return authUrl;
    }

    /** Returns the address of Atlassian's API, without a slash at the end. */
    public String apiUrl() {
        return apiUrl;
    }

    private static URI callbackOf(String value) {
        // Checked like an address but kept as it is: Atlassian compares every character, including a slash at the end.
        Settings.address("DEFAULT_JIRA_REDIRECT_URI", value, "https://connect.example.com" + Jira.CALLBACK);
        return URI.create(value.strip());
    }

    private static URI siteRedirectOf(String value) {
        String example = "https://app.example.com/settings/jira";
        return Settings.page("DEFAULT_JIRA_SITE_REDIRECT_URI", value, example);
    }
}

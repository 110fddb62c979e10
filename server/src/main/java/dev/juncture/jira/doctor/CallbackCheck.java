package dev.juncture.jira.doctor;

import dev.juncture.doctor.Finding;
import dev.juncture.doctor.SettingsCheck;
import dev.juncture.http.browser.FrontendAddress;
import dev.juncture.jira.Jira;
import dev.juncture.jira.JiraSettings;
import java.net.URI;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Checks that Atlassian can send a user back to Juncture after the consent. */
@Component
class CallbackCheck implements SettingsCheck {
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    private final URI callback;
    private final URI ours;

    CallbackCheck(JiraSettings settings, FrontendAddress frontend) {
        this.ours = frontend.page(Jira.CALLBACK);
        this.callback = settings.callbackOr(ours);
    }

    @Override
    public String name() {
        return "jira_callback";
    }

    @Override
    public Finding run() {
        if (!"https".equals(callback.getScheme()) && !LOOPBACK.contains(callback.getHost())) {
            String https = "https://" + ours.getRawAuthority() + ours.getRawPath();
            return Finding.failed(
                    "Atlassian accepts only https callbacks, or http callbacks of this machine: " + callback
                            + " is neither.",
                    "https".equals(ours.getScheme())
                            ? defaultFix()
                            : "JUNCTURE_FRONTEND_URL=" + https.replace(Jira.CALLBACK, ""));
        }
        // A proxy may add a path before ours.
        if (!callback.getRawPath().endsWith(Jira.CALLBACK)) {
            return Finding.failed(
                    "Atlassian sends users to " + callback.getRawPath() + ", where Juncture does not expect them.",
                    defaultFix());
        }
        // The browser sends the cookie of a connect session only to the origin that set it.
        if (!FrontendAddress.originOf(ours).equals(FrontendAddress.originOf(callback))) {
            return Finding.warning(
                    "Connect sessions need the pages and the callback on one origin, but they are on "
                            + FrontendAddress.originOf(ours) + " and " + FrontendAddress.originOf(callback) + ".",
                    defaultFix());
        }
        return Finding.OK;
    }

    /** Returns the setting whose value must be registered at Atlassian too, character by character. */
    @Override
    public String defaultFix() {
        return "DEFAULT_JIRA_REDIRECT_URI=" + ours;
    }
}

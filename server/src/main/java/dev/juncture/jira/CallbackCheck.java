package dev.juncture.jira;

import dev.juncture.doctor.Finding;
import dev.juncture.doctor.SettingsCheck;
import dev.juncture.http.HttpSettings;
import java.net.URI;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Whether Atlassian's answer can come back to us. */
@Component
class CallbackCheck implements SettingsCheck {
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    private final URI callback;
    private final URI ours;

    CallbackCheck(JiraSettings settings, HttpSettings http) {
        this.ours = http.frontendPage(JiraProvider.CALLBACK);
        this.callback = settings.callbackOr(ours);
    }

    @Override
    public String name() {
        return "jira_callback";
    }

    @Override
    public Finding look() {
        if (!"https".equals(callback.getScheme()) && !LOOPBACK.contains(callback.getHost())) {
            String https = "https://" + ours.getRawAuthority() + ours.getRawPath();
            return Finding.failed(
                    "Atlassian takes https callbacks only, or http ones of this machine, and " + callback
                            + " is neither.",
                    "https".equals(ours.getScheme())
                            ? lineForNoAnswer()
                            : "JUNCTURE_FRONTEND_URL=" + https.replace(JiraProvider.CALLBACK, ""));
        }
        // A proxy may have put a path before ours.
        if (!callback.getRawPath().endsWith(JiraProvider.CALLBACK)) {
            return Finding.failed(
                    "Atlassian's answer goes to " + callback.getRawPath() + ", where Juncture does not expect it.",
                    lineForNoAnswer());
        }
        // The cookie of a connect session comes back to the origin that set it.
        if (!HttpSettings.originOf(ours).equals(HttpSettings.originOf(callback))) {
            return Finding.warning(
                    "Connect sessions need the pages and the callback on one origin, and they are on "
                            + HttpSettings.originOf(ours) + " and " + HttpSettings.originOf(callback) + ".",
                    lineForNoAnswer());
        }
        return Finding.FINE;
    }

    /** To be registered at Atlassian as well, exactly. */
    @Override
    public String lineForNoAnswer() {
        return "DEFAULT_JIRA_REDIRECT_URI=" + ours;
    }
}

package dev.juncture.jira;

import dev.juncture.http.HttpSettings;
import java.net.URI;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** The cookie of a connect session comes back to the origin that set it. */
@Component
class CallbackCheck {
    private static final Logger log = LoggerFactory.getLogger(CallbackCheck.class);

    private final JiraSettings settings;
    private final HttpSettings http;

    CallbackCheck(JiraSettings settings, HttpSettings http) {
        this.settings = settings;
        this.http = http;
    }

    @EventListener(ApplicationReadyEvent.class)
    void warn() {
        URI registered = settings.callback();
        if (registered == null) {
            return;
        }
        String pages = HttpSettings.originOf(http.frontendPage(""));
        String callback = HttpSettings.originOf(registered);
        if (!pages.equals(callback)) {
            log.atWarn()
                    .addKeyValue("pages", pages)
                    .addKeyValue("callback", callback)
                    .log("connect sessions need the pages and the callback on one origin: set JUNCTURE_FRONTEND_URL and"
                            + " DEFAULT_JIRA_REDIRECT_URI so");
        }
    }
}

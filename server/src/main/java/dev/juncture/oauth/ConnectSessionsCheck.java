package dev.juncture.oauth;

import dev.juncture.doctor.Finding;
import dev.juncture.doctor.SettingsCheck;
import org.springframework.stereotype.Component;

/** Checks that only the product's backend can start a connect. */
@Component
class ConnectSessionsCheck implements SettingsCheck {
    private static final String FIX = ConnectSettings.SESSIONS + "=required";

    private final ConnectSettings settings;

    ConnectSessionsCheck(ConnectSettings settings) {
        this.settings = settings;
    }

    @Override
    public String name() {
        return "connect_sessions";
    }

    @Override
    public Finding run() {
        return settings.sessionsRequired()
                ? Finding.OK
                : Finding.warning(
                        "Anyone who knows an external_id can start a connect for it: require sessions as soon as your backend"
                                + " creates them.",
                        FIX);
    }

    @Override
    public String defaultFix() {
        return FIX;
    }
}

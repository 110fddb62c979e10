package dev.juncture.oauth;

import dev.juncture.config.Settings;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** What the connect pages show. @param projectStep whether the picker also asks for a project */
@ConfigurationProperties("juncture.oauth")
record OauthSettings(boolean projectStep, String productName, String logoUrl, String supportUrl) {
    OauthSettings {
        optionalAddress("JUNCTURE_LOGO_URL", logoUrl, "https://example.com/logo.svg");
        optionalAddress("JUNCTURE_SUPPORT_URL", supportUrl, "https://example.com/help");
    }

    @Nullable
    String productNameOrNull() {
        return productName.isBlank() ? null : productName;
    }

    @Nullable
    URI logo() {
        return optionalAddress("JUNCTURE_LOGO_URL", logoUrl, "");
    }

    @Nullable
    URI support() {
        return optionalAddress("JUNCTURE_SUPPORT_URL", supportUrl, "");
    }

    private static @Nullable URI optionalAddress(String variable, String value, String example) {
        return value.isBlank() ? null : Settings.address(variable, value, example);
    }
}

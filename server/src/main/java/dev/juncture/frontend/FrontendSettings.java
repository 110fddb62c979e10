package dev.juncture.frontend;

import dev.juncture.config.Settings;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** Settings of the connect pages: the product's name, logo and help page, and the steps of the picker. */
@ConfigurationProperties("juncture.oauth")
final class FrontendSettings {
    private final boolean projectStep;
    private final @Nullable String productName;
    private final @Nullable URI logo;
    private final @Nullable URI support;

    /** @param projectStep whether the picker also asks for a project */
    FrontendSettings(boolean projectStep, String productName, String logoUrl, String supportUrl) {
        this.projectStep = projectStep;
        this.productName = productName.isBlank() ? null : productName;
        this.logo = address("JUNCTURE_LOGO_URL", logoUrl, "https://example.com/logo.svg");
        this.support = address("JUNCTURE_SUPPORT_URL", supportUrl, "https://example.com/help");
    }

    boolean projectStep() {
        return projectStep;
    }

    @Nullable
    String productName() {
        return productName;
    }

    @Nullable
    URI logo() {
        return logo;
    }

    @Nullable
    URI support() {
        return support;
    }

    private static @Nullable URI address(String variable, String value, String example) {
        return value.isBlank() ? null : Settings.address(variable, value, example);
    }
}

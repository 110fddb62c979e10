package dev.juncture.frontend;

import dev.juncture.provider.Providers;
import java.net.URI;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Returns what the frontend must know at run time. One build of the frontend serves every deployment. */
@Component
class GetFrontendConfig implements Function<GetFrontendConfig.In, GetFrontendConfig.Out> {
    private final Out config;

    GetFrontendConfig(Providers providers, FrontendSettings settings) {
        this.config = new Out(
                providers.all().stream()
                        .map(provider -> new NamedProvider(provider.name(), provider.displayName()))
                        .toList(),
                settings.projectStep(),
                new Branding(settings.productName(), settings.logo(), settings.support()));
    }

    record In() {}

    record Out(List<NamedProvider> providers, boolean projectStep, Branding branding) {}

    record NamedProvider(String name, String displayName) {}

    record Branding(
            @Nullable String productName,
            @Nullable URI logoUrl,
            @Nullable URI supportUrl) {}

    @Override
    public Out apply(In in) {
        return config;
    }
}

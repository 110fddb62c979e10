package dev.juncture.provider;

import dev.juncture.error.ApiException;
import java.util.Comparator;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The registered providers. */
@Component
public class Providers {
    private final List<Provider> all;

    Providers(ObjectProvider<Provider> providers) {
        this.all =
                providers.stream().sorted(Comparator.comparing(Provider::name)).toList();
    }

    /** Returns all providers, sorted by name. */
    public List<Provider> all() {
        return all;
    }

    /**
     * Returns the provider of this name.
     *
     * @throws ApiException {@code unknown_provider}, which lists the known names
     */
    public Provider require(String name) {
        List<String> names = all.stream().map(Provider::name).toList();
        return all.stream()
                .filter(provider -> provider.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new ApiException(
                                ProviderErrors.UNKNOWN_PROVIDER,
                                "This provider is not known; use one of: " + String.join(", ", names) + ".")
                        .with("providers", names));
    }
}

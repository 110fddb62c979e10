package dev.juncture.connection;

import dev.juncture.provider.Scopes;
import java.util.List;
import java.util.Map;

/** What a provider's operations need of a grant. One bean for each provider that tells. */
public interface NeededScopes {
    /** By its name. */
    String provider();

    /** The operations that these scopes do not allow and that a new consent would, and what each of them lacks. */
    Map<String, List<String>> missing(Scopes granted);
}

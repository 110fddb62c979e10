package dev.juncture.connection.api;

import dev.juncture.provider.Scopes;
import java.util.List;
import java.util.Map;

/** The scopes that a provider's operations need. A provider that reports them has one bean of this type. */
public interface NeededScopes {
    /** Returns the provider's name. */
    String provider();

    /** Returns the scopes that each operation lacks, for those operations that a new consent would make work. */
    Map<String, List<String>> missing(Scopes granted);
}

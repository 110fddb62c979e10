package dev.juncture.sandbox.store;

import dev.juncture.sandbox.world.Site;
import dev.juncture.sandbox.world.World;
import java.time.Clock;
import java.util.Map;
import java.util.stream.Collectors;

/** All sites as they are now. */
public final class Stores {
    private final Map<String, SiteStore> stores;

    public Stores(World world, Clock clock) {
        this.stores =
                world.sites().stream().collect(Collectors.toMap(Site::cloudId, site -> new SiteStore(site, clock)));
    }

    /** @throws IllegalArgumentException when there is no such site */
    public SiteStore of(String cloudId) {
        SiteStore store = stores.get(cloudId);
        if (store == null) {
            throw new IllegalArgumentException("There is no site " + cloudId);
        }
        return store;
    }
}

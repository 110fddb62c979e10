package dev.juncture.sandbox.store;

import dev.juncture.sandbox.world.Site;
import dev.juncture.sandbox.world.World;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** The current state of all sites. */
public final class Stores {
    private final Map<String, SiteStore> stores;
    private final Map<String, String> languages = new ConcurrentHashMap<>();

    public Stores(World world, Clock clock) {
        this.stores =
                world.sites().stream().collect(Collectors.toMap(Site::cloudId, site -> new SiteStore(site, clock)));
    }

    /** Sets the language of a person's profile. */
    public void speak(String person, String language) {
        languages.put(person, language);
    }

    public String language(String person) {
        return languages.getOrDefault(person, "en");
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

package dev.juncture.sandbox.world;

import java.text.Normalizer;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;

/**
 * A person with an Atlassian account.
 *
 * @param id the short name used in forms and in the control endpoint
 * @param sites the cloud ids of the sites that this person may enter; empty for colleagues, who cannot sign in
 * @param former whether the account has been closed: still named on old issues, but nothing can be assigned to it
 */
public record Person(
        String id,
        String accountId,
        String name,
        String email,
        ZoneId timeZone,
        String locale,
        String jobTitle,
        List<String> sites,
        boolean former) {

    public Person {
        sites = List.copyOf(sites);
    }

    /** The name of the avatar: the person's name in plain letters. */
    public String avatar() {
        String plain = Normalizer.normalize(name, Normalizer.Form.NFD).replaceAll("\\p{M}", "");
        return plain.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    }
}

package dev.juncture.sandbox.world;

import java.time.ZoneId;
import java.util.List;

/**
 * Someone with an Atlassian account.
 *
 * @param id the short name used in forms and in the control endpoint
 * @param sites the cloud ids of the sites that this person may enter; empty for colleagues, who cannot sign in
 */
public record Person(
        String id,
        String accountId,
        String name,
        String email,
        ZoneId timeZone,
        String locale,
        String jobTitle,
        List<String> sites) {

    public Person {
        sites = List.copyOf(sites);
    }
}

package dev.juncture.jira.picker;

import org.jspecify.annotations.Nullable;

/**
 * A Jira site.
 *
 * @param id Atlassian's cloudId
 * @param url as its users know it
 */
record Site(String id, String name, String url, @Nullable String avatarUrl) {}

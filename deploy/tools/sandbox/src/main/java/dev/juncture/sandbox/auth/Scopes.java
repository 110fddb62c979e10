package dev.juncture.sandbox.auth;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The scopes that the sandbox knows, each with a description for the consent page. */
public final class Scopes {
    static final String OFFLINE = "offline_access";
    private static final Map<String, String> DESCRIPTIONS = new LinkedHashMap<>();

    static {
        Map<String, String> words = DESCRIPTIONS;
        words.put("read:jira-work", "See projects, issues, comments and attachments in Jira");
        words.put("write:jira-work", "Create and change issues, comments and attachments in Jira");
        words.put("read:jira-user", "See who you are and who else uses Jira");
        words.put("manage:jira-webhook", "Be told when something changes in Jira");
        words.put("manage:jira-project", "Create and change Jira projects");
        words.put("manage:jira-configuration", "Change Jira's settings");
        words.put("read:me", "See your profile");
        words.put("read:account", "See your account");
        words.put(OFFLINE, "Keep access while you are away, until you take it back");
        words.put("read:board-scope:jira-software", "See boards");
        words.put("write:board-scope:jira-software", "Change boards and backlogs");
        words.put("read:board-scope.admin:jira-software", "See how boards are set up");
        words.put("read:sprint:jira-software", "See sprints");
        words.put("write:sprint:jira-software", "Create and change sprints");
        words.put("delete:sprint:jira-software", "Delete sprints");
        words.put("read:project:jira", "See projects");
        words.put("read:issue-details:jira", "See issues in full");
        words.put("read:jql:jira", "Search with JQL");
        words.put("read:field:jira", "See fields");
        words.put("read:webhook:jira", "See webhooks");
        words.put("write:webhook:jira", "Create and change webhooks");
        words.put("delete:webhook:jira", "Delete webhooks");
        words.put("read:confluence-content.summary", "See summaries of Confluence pages");
        words.put("read:confluence-user", "See who uses Confluence");
        words.put("search:confluence", "Search in Confluence");
    }

    private Scopes() {}

    /** Returns the known scopes of a space separated list. Atlassian, too, drops the others silently. */
    public static Set<String> known(String list) {
        return split(list).stream()
                .filter(DESCRIPTIONS::containsKey)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** Returns the scopes of a space separated list that {@link #known} drops. */
    public static Set<String> unknown(String list) {
        Set<String> unknown = split(list);
        unknown.removeAll(DESCRIPTIONS.keySet());
        return unknown;
    }

    /** Returns the description of a known scope. */
    public static String describe(String scope) {
        return String.valueOf(DESCRIPTIONS.get(scope));
    }

    private static Set<String> split(String list) {
        return Arrays.stream(list.trim().split("\\s+"))
                .filter(scope -> !scope.isEmpty())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }
}

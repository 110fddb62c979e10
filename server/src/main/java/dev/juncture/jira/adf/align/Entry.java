package dev.juncture.jira.adf.align;

/**
 * One block, item or row.
 *
 * @param key equal entries have equal keys
 * @param kind only entries of one kind can come from each other
 */
public record Entry(String key, int kind) {}

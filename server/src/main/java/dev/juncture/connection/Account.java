package dev.juncture.connection;

/** The account at the provider that consented. */
public record Account(String id, String name) {}

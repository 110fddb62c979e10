package dev.juncture.connection;

/** The provider's account that consented. */
public record Account(String id, String name) {}

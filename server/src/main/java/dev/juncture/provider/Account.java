package dev.juncture.provider;

/** The account at the provider that consented. */
public record Account(String id, String name) {}

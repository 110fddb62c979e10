package dev.juncture.doctor;

/** A check of settings only. It calls no other system, so a long-lived process can log its finding at the start. */
public interface SettingsCheck extends Check {}
